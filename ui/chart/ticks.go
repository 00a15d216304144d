package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
)

// names are the labels of what is compared. Where they would run into each other
// only some are written.
type names []string

// mostNames is how many labels stand side by side.
const mostNames = 16

// Ticks is for the library.
func (n names) Ticks(lo, hi float64) []plot.Tick {
	every := 1
	if across := hi - lo; across > mostNames {
		every = int(math.Ceil(across / mostNames))
	}
	var out []plot.Tick
	for i, label := range n {
		if i%every != 0 {
			label = ""
		}
		out = append(out, plot.Tick{Value: float64(i), Label: label})
	}
	return out
}

// counts are the labels of an axis of values: four steps of a round number.
type counts func(float64) string

// Ticks is for the library.
func (c counts) Ticks(lo, hi float64) []plot.Tick {
	step := roundUp((hi - lo) / 4)
	if hi > 1 {
		step = max(math.Round(step), 1)
	}
	var out []plot.Tick
	for v := 0.0; v <= hi+step/1e6; v += step {
		out = append(out, plot.Tick{Value: v, Label: c(v)})
	}
	return out
}

// roundUp is the next number of the form 1, 2 or 5 times a power of ten.
func roundUp(v float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(v)))
	for _, k := range []float64{1, 2, 5} {
		if v <= k*unit*1.000001 {
			return k * unit
		}
	}
	return 10 * unit
}

// seen are the points of a line; where a value is not shown there is none.
func seen(values []float64) plotter.XYs {
	var out plotter.XYs
	for i, v := range values {
		if !math.IsNaN(v) {
			out = append(out, plotter.XY{X: float64(i), Y: v})
		}
	}
	return out
}

// solid are values with nothing where one is not shown.
func solid(values []float64) plotter.Values {
	out := make(plotter.Values, len(values))
	for i, v := range values {
		out[i] = zero(v)
	}
	return out
}

func zero(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}
