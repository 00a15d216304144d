package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Paragraph is text that breaks between words to the width it gets; a word too
// long for a line breaks within.
type Paragraph struct {
	widget.BaseWidget
	text  string
	size  fyne.ThemeSizeName
	color fyne.ThemeColorName
	bold  bool

	broken brokenText // as it was last asked for
}

// brokenText is a text in lines. A layout asks for the same lines several times over
// before they are drawn.
type brokenText struct {
	text        string
	size, width float32
	lines       []string
}

// NewParagraph shows text in a size and colour role.
func NewParagraph(text string, textSize fyne.ThemeSizeName, color fyne.ThemeColorName) *Paragraph {
	p := &Paragraph{text: text, size: textSize, color: color}
	p.ExtendBaseWidget(p)
	return p
}

// NewTitle shows a page's first line.
func NewTitle(text string) *Paragraph {
	p := NewParagraph(text, SizeTitle, ColorText)
	p.bold = true
	return p
}

// NewSection shows the small heading over a part of a page.
func NewSection(text string) *Paragraph {
	p := NewParagraph(text, SizeBar, ColorSecond)
	p.bold = true
	return p
}

// SetText shows another text.
func (p *Paragraph) SetText(text string) {
	if p.text != text {
		p.text = text
		p.Refresh()
	}
}

// Text is what is shown.
func (p *Paragraph) Text() string { return p.text }

func (p *Paragraph) heightFor(width float32) float32 {
	if p.text == "" {
		return 0
	}
	return float32(len(p.lines(width))) * p.lineHeight()
}

func (p *Paragraph) lineHeight() float32 { return round(size(p.size) * 1.5) }

func (p *Paragraph) lines(width float32) []string {
	textSize := size(p.size)
	if b := p.broken; b.lines != nil && b.text == p.text && b.size == textSize && b.width == width {
		return b.lines
	}
	fits := func(s string) bool {
		box, _ := measure(s, textSize, p.bold)
		return box.Width <= width
	}
	var out []string
	for _, para := range strings.Split(p.text, "\n") {
		out = append(out, breakLines(para, fits)...)
	}
	p.broken = brokenText{p.text, textSize, width, out}
	return out
}

// breakLines breaks between words, as Korean is set (keep-all).
func breakLines(para string, fits func(string) bool) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(para) {
		next := strings.TrimSpace(line + " " + word)
		if fits(next) {
			line = next
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		line = word
		for !fits(line) {
			r := []rune(line)
			n := len(r) - 1
			for n > 1 && !fits(string(r[:n])) {
				n--
			}
			if n < 1 {
				break
			}
			n = afterFolder(r, n)
			out = append(out, string(r[:n]))
			line = string(r[n:])
		}
	}
	return append(out, line)
}

// afterFolder is where a word of which n characters fit is broken: behind its last
// folder, for the name of a file is looked for whole.
func afterFolder(r []rune, n int) int {
	for i := n; i > 0; i-- {
		if r[i-1] == '/' || r[i-1] == '\\' {
			return i
		}
	}
	return n
}

// CreateRenderer is for Fyne.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer { return &paragraphRenderer{p: p} }

type paragraphRenderer struct {
	scene
	p     *Paragraph
	width float32
}

func (r *paragraphRenderer) MinSize() fyne.Size {
	w := r.width
	if w == 0 {
		w = Px(320)
	}
	return fyne.NewSize(Px(40), r.p.heightFor(w))
}

func (r *paragraphRenderer) Layout(s fyne.Size) {
	r.width = s.Width
	r.draw()
}

func (r *paragraphRenderer) draw() {
	p := r.p
	r.objects = r.objects[:0]
	if p.text == "" || r.width == 0 {
		return
	}
	h := p.lineHeight()
	for i, line := range p.lines(r.width) {
		t := canvas.NewText(line, Color(p.color))
		t.TextSize, t.TextStyle.Bold = size(p.size), p.bold
		box := t.MinSize()
		place(t, 0, float32(i)*h+round((h-box.Height)/2), r.width, box.Height)
		r.objects = append(r.objects, t)
	}
}

func (r *paragraphRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.p)
}
