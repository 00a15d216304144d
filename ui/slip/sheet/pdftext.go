package sheet

import "strconv"

// writer writes the glyphs of one run as text operators.
type writer struct {
	*content
	font   *pdfFont
	size   float64
	spaced bool    // the line as a whole carries its text already
	pen    float64 // where the reader's pen is, in thousandths of an em
	want   float64 // where it should be
	rise   float64
	open   bool // within [< ... >] TJ
	hex    bool // within < ... >
}

// run writes cluster by cluster: glyphs that mean by themselves what they stand
// for follow one another, others are wrapped in a span with their text.
func (w *writer) run(r run) {
	for i := 0; i < len(r.glyphs); {
		n := min(max(r.glyphs[i].cluster, 1), len(r.glyphs)-i)
		cluster := r.glyphs[i : i+n]
		plain := w.font.learn(cluster) || w.spaced
		if !plain {
			w.close()
			w.span(cluster[0].text)
		}
		for _, g := range cluster {
			w.glyph(g)
		}
		if !plain {
			w.close()
			w.b = append(w.b, "EMC\n"...)
		}
		i += n
	}
	w.close()
	if w.rise != 0 {
		w.op("Ts", 0)
	}
}

func (w *writer) glyph(g glyph) {
	if g.dy != w.rise {
		w.close()
		w.op("Ts", g.dy*w.size)
		w.rise = g.dy
	}
	if !w.open {
		w.b, w.open = append(w.b, '['), true
	}
	id, advance := w.font.use(g.id)
	at := w.want + g.dx*1000
	if d := w.pen - at; d > 0.5 || d < -0.5 { // kerning, letter spacing, marks
		w.endHex()
		w.b = appendNumber(w.b, d)
		w.pen = at
	}
	if !w.hex {
		w.b, w.hex = append(w.b, '<'), true
	}
	w.b = append(w.b, hexDigits(id)...)
	w.pen += advance
	w.want += g.advance * 1000
}

func (w *writer) endHex() {
	if w.hex {
		w.b, w.hex = append(w.b, '>'), false
	}
}

func (w *writer) close() {
	w.endHex()
	if w.open {
		w.b, w.open = append(w.b, "]TJ\n"...), false
	}
}

func hexDigits(id glyphID) string {
	s := strconv.FormatUint(uint64(id), 16)
	return "0000"[len(s):] + s
}
