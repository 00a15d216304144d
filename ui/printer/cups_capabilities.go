package printer

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/OpenPrinting/goipp"

	"ieumdesk/model"
)

// Capabilities implements Spooler. A printer that was only found on the network is
// not known before it printed for the first time; it then can do nothing special.
func (c *CUPS) Capabilities(ctx context.Context, printer string) (Capabilities, error) {
	answer, err := c.ask(ctx, printer, request(goipp.OpGetPrinterAttributes, queueURI(printer),
		wanted("media-supported", "media-col-database", "media-col-default", "media-source-supported", "sides-supported")))
	if model.CodeOf(err) == NoPrinter {
		if names, _ := c.Run(ctx, nil, "lpstat", "-e"); slices.Contains(strings.Fields(names), printer) {
			return Capabilities{}, nil
		}
	}
	if err != nil {
		return Capabilities{}, err
	}
	var can Capabilities
	for _, name := range texts(answer.Printer, "media-supported") {
		if strings.HasPrefix(name, "custom_min_") || strings.HasPrefix(name, "custom_max_") {
			can.Custom = true
		} else if p, ok := standardPaper(name); ok {
			can.Papers = append(can.Papers, p)
		}
	}
	for _, source := range texts(answer.Printer, "media-source-supported") {
		can.Trays = append(can.Trays, Tray{ID: source, Name: titled(source)})
	}
	if len(can.Trays) == 1 {
		can.Trays = nil
	}
	can.BothSides = slices.Contains(texts(answer.Printer, "sides-supported"), "two-sided-long-edge")
	can.Edges = edges(answer.Printer)
	return can, nil
}

// selfDescribing is a name of PWG 5101.1: iso_a4_210x297mm, na_letter_8.5x11in.
var selfDescribing = regexp.MustCompile(`^(?:[a-z]+_)?(.+)_([0-9.]+)x([0-9.]+)(mm|in)$`)

func standardPaper(name string) (Paper, bool) {
	m := selfDescribing.FindStringSubmatch(name)
	if m == nil {
		return Paper{}, false
	}
	w, _ := strconv.ParseFloat(m[2], 64)
	h, _ := strconv.ParseFloat(m[3], 64)
	if m[4] == "in" {
		w, h = math.Round(w*2540)/100, math.Round(h*2540)/100
	}
	return Paper{ID: name, Name: titled(m[1]), W: w, H: h}, w > 0 && h > 0
}

// titled makes a keyword readable: tray-1 is "Tray 1", a4 is "A4".
func titled(keyword string) string {
	s := strings.ReplaceAll(keyword, "-", " ")
	return strings.ToUpper(s[:1]) + s[1:]
}

// edges are those of A4. A printer that can also print borderless lists a paper
// twice; what it leaves blank by itself counts.
func edges(in goipp.Attributes) (widest Edges) {
	listed := false
	for _, m := range collections(in, "media-col-database") {
		if !isA4(m) {
			continue
		}
		if e := margins(m); !listed || e.Widest() > widest.Widest() {
			widest = e
		}
		listed = true
	}
	if listed {
		return widest
	}
	for _, m := range collections(in, "media-col-default") {
		return margins(m)
	}
	return Edges{}
}

// margins are in millimetres; IPP counts hundredths.
func margins(m goipp.Attributes) Edges {
	side := func(name string) float64 { return float64(number(m, "media-"+name+"-margin")) / 100 }
	return Edges{side("left"), side("top"), side("right"), side("bottom")}
}

func isA4(m goipp.Attributes) bool {
	for _, size := range collections(m, "media-size") {
		return Paper{W: float64(number(size, "x-dimension")) / 100, H: float64(number(size, "y-dimension")) / 100}.fits(210, 297)
	}
	return false
}
