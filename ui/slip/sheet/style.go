package sheet

import "image/color"

// Align says where the lines of a block stand within its width.
type Align int

// The alignments.
const (
	Left Align = iota
	Centre
	Right
)

// Style says how text looks.
type Style struct {
	Fonts    []*Font    // in order of preference; at least one
	Size     float64    // points
	Colour   color.RGBA // opaque
	Lang     string     // BCP 47: "ko", "zh-CN"; decides shaping and where lines may break
	Leading  float64    // line height as a multiple of Size; 0 means 1.4
	Tracking float64    // extra space after each letter, in em
	Align    Align
	Memo     *Memo // may be nil
}

// WithSize returns the style in another size, in points.
func (st Style) WithSize(points float64) Style { st.Size = points; return st }

// WithColour returns the style in another colour.
func (st Style) WithColour(c color.RGBA) Style { st.Colour = c; return st }

// WithAlign returns the style with another alignment.
func (st Style) WithAlign(a Align) Style { st.Align = a; return st }

// millimetres in a point.
const pointMM = 25.4 / 72

// em is the size in millimetres.
func (st Style) em() float64 { return st.Size * pointMM }

// LineHeight is the distance between two lines, in millimetres.
func (st Style) LineHeight() float64 {
	if st.Leading == 0 {
		return st.em() * 1.4
	}
	return st.em() * st.Leading
}

// baseline is how far the baseline of a line lies below its top, in millimetres.
func (st Style) baseline() float64 {
	f, em := st.Fonts[0], st.em()
	return (st.LineHeight()-(f.ascent+f.descent)*em)/2 + f.ascent*em
}
