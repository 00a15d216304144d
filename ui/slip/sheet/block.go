package sheet

// Block is text laid out in lines of a width, ready to be placed on a page.
type Block struct {
	Style  Style
	Width  float64 // millimetres; what alignment counts from
	Height float64 // millimetres
	lines  []line
}

// line is one line of a block.
type line struct {
	runs  []run
	width float64 // em, without spaces at the end
}

// Lines is the number of lines.
func (b Block) Lines() int { return len(b.lines) }

// Ink is the width of the widest line, in millimetres.
func (b Block) Ink() float64 {
	widest := 0.0
	for _, l := range b.lines {
		widest = max(widest, l.width)
	}
	return widest * b.Style.em()
}

// Cut divides a block after its first n lines.
func (b Block) Cut(n int) (head, tail Block) {
	n = min(max(n, 0), len(b.lines))
	return b.with(b.lines[:n]), b.with(b.lines[n:])
}

func (b Block) with(lines []line) Block {
	b.lines = lines
	b.Height = float64(len(lines)) * b.Style.LineHeight()
	return b
}

// Layout breaks text into lines no wider than width millimetres. A line feed
// in the text starts a new line; empty text has no lines and no height.
func (st Style) Layout(text string, width float64) Block {
	b, _ := st.lay(text, width, 0, st.Size)
	return b
}

// Fit is Layout in a box: if the text is higher than height millimetres, it is
// set smaller, by half points and no smaller than least points. ok tells
// whether it fits; if it does not, the block is in the least size and higher
// than the box, and the caller must find it another place.
func (st Style) Fit(text string, width, height, least float64) (b Block, ok bool) {
	return st.lay(text, width, height, least)
}

// lay shapes the text once and then fills lines, smaller at each try.
func (st Style) lay(text string, width, height, least float64) (b Block, ok bool) {
	text = clean(text)
	if text == "" {
		return Block{Style: st, Width: width}, true
	}
	words := st.Memo.remember(st, text, func() []word { return st.words(text) })
	for {
		b = Block{Style: st, Width: width}.with(st.fill(words, width/st.em()))
		if height <= 0 || b.Height <= height+tolerance {
			return b, true
		}
		if st.Size <= least {
			return b, false
		}
		st.Size = max(st.Size-0.5, least)
	}
}

// tolerance in millimetres when lengths that were added up are compared.
const tolerance = 0.001

// fill puts words into lines of a width in em.
func (st Style) fill(words []word, width float64) []line {
	var (
		lines []line
		row   []word
		used  float64
	)
	end := func() {
		lines = append(lines, join(row))
		row, used = nil, 0
	}
	for _, w := range words {
		for _, part := range st.whole(w, width) {
			if len(row) > 0 && used+part.ink > width+tolerance {
				end()
			}
			row, used = append(row, part), used+part.width
		}
		if w.last {
			end()
		}
	}
	return lines
}

// whole returns the word, or its parts if it is wider than a line.
func (st Style) whole(w word, width float64) []word {
	if w.ink <= width+tolerance {
		return []word{w}
	}
	return st.split(w, width)
}

// join makes a line of words; the spaces at its end take no room.
func join(words []word) line {
	var l line
	count := 0
	for i, w := range words {
		if i+1 < len(words) {
			l.width += w.width
		} else {
			l.width += w.ink
		}
		for _, r := range w.runs {
			count += len(r.glyphs)
		}
	}
	for _, w := range words {
		for _, r := range w.runs {
			last := len(l.runs) - 1
			if last < 0 || l.runs[last].font != r.font {
				l.runs = append(l.runs, run{font: r.font, glyphs: make([]glyph, 0, count)})
				last++
			}
			l.runs[last].glyphs = append(l.runs[last].glyphs, r.glyphs...)
			l.runs[last].width += r.width
			count -= len(r.glyphs)
		}
	}
	return l
}
