package sheet

import "slices"

// Block is text laid out in lines of a width, ready to be placed on a page.
type Block struct {
	Style  Style
	Width  float64 // millimetres; what alignment counts from
	Height float64 // millimetres
	lines  []line
}

// line is one line of a block. Its glyphs are put together when it is drawn: most
// lines are laid out only to see whether they fit.
type line struct {
	words []word
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
		used  float64
	)
	words = st.narrow(words, width)
	from := 0
	end := func(to int) {
		lines = append(lines, newLine(words[from:to]))
		from, used = to, 0
	}
	for i, w := range words {
		if i > from && used+w.ink > width+tolerance {
			end(i)
		}
		used += w.width
		if w.last {
			end(i + 1)
		}
	}
	return lines
}

// narrow returns the words with the parts of those that are wider than a line in
// their place.
func (st Style) narrow(words []word, width float64) []word {
	wide := func(w word) bool { return w.ink > width+tolerance }
	if !slices.ContainsFunc(words, wide) {
		return words
	}
	var parts []word
	for _, w := range words {
		if wide(w) {
			parts = append(parts, st.split(w, width)...)
			continue
		}
		parts = append(parts, w)
	}
	return parts
}

// newLine makes a line of words; the spaces at its end take no room.
func newLine(words []word) line {
	l := line{words: words}
	for _, w := range words[:len(words)-1] {
		l.width += w.width
	}
	l.width += words[len(words)-1].ink
	return l
}

// runs are what stands on the line, in reading order.
func (l line) runs() []run {
	count := 0
	for _, w := range l.words {
		for _, r := range w.runs {
			count += len(r.glyphs)
		}
	}
	var runs []run
	for _, w := range l.words {
		for _, r := range w.runs {
			last := len(runs) - 1
			if last < 0 || runs[last].font != r.font {
				runs = append(runs, run{font: r.font, glyphs: make([]glyph, 0, count)})
				last++
			}
			runs[last].glyphs = append(runs[last].glyphs, r.glyphs...)
			runs[last].width += r.width
			count -= len(r.glyphs)
		}
	}
	return runs
}
