package kit

import "fyne.io/fyne/v2"

// Tone is the colour family of a Tag. It never speaks alone: the tag's word does.
type Tone int

// The tones of tags.
const (
	Grey Tone = iota
	Blue
	Green
	Amber
	Red
)

func (t Tone) colors() (ground, text fyne.ThemeColorName) {
	switch t {
	case Blue:
		return ColorTagBlue, ColorTagBlueText
	case Green:
		return ColorTagGreen, ColorTagGreenText
	case Amber:
		return ColorTagAmber, ColorTagAmberText
	case Red:
		return ColorTagRed, ColorTagRedText
	default:
		return ColorTagGrey, ColorTagGreyText
	}
}

type spanKind int

const (
	spanText spanKind = iota
	spanTag
	spanKey
	spanGap
	spanDot
)

// Span is a piece of a line: text of one look, a tag, a key cap, a gap or a dot.
// It is a value; the methods that change it return the changed copy.
type Span struct {
	kind   spanKind
	text   string
	color  fyne.ThemeColorName // zero: the line's
	size   fyne.ThemeSizeName  // zero: the line's
	strong bool
	marked bool
	tone   Tone
	width  float32 // of a gap, px at 100 %
}

// Text is a piece of plain text in the size and colour of its line.
func Text(s string) Span { return Span{text: s} }

// Bold is a piece of bold text: what one looks for.
func Bold(s string) Span { return Span{text: s, strong: true} }

// TagOf is a small coloured label inside a line.
func TagOf(tone Tone, s string) Span { return Span{kind: spanTag, tone: tone, text: s} }

// Key is a key cap inside a line, such as F9 or Ctrl S.
func Key(s string) Span { return Span{kind: spanKey, text: s} }

// Gap is room between pieces, in pixels at 100 %.
func Gap(px float32) Span { return Span{kind: spanGap, width: px} }

// Dot is a small filled circle, as before "저장됨". A word must follow it.
func Dot(color fyne.ThemeColorName) Span { return Span{kind: spanDot, color: color} }

// In returns s in the given colour role.
func (s Span) In(color fyne.ThemeColorName) Span { s.color = color; return s }

// At returns s in the given text role.
func (s Span) At(size fyne.ThemeSizeName) Span { s.size = size; return s }

// Strong returns s in bold.
func (s Span) Strong() Span { s.strong = true; return s }

// Marked returns s on the ground that marks matched letters.
func (s Span) Marked() Span { s.marked = true; return s }

// String is the text of s, for tests and for reading aloud.
func (s Span) String() string {
	if s.kind == spanGap {
		return " "
	}
	return s.text
}

// MarkRunes cuts s so that the given rune ranges [from,to) stand on the marking
// ground. Ranges outside the text are cut to it; they must be in rising order.
func MarkRunes(s Span, ranges [][2]int) []Span {
	runes := []rune(s.text)
	var spans []Span
	add := func(from, to int, marked bool) {
		if from < to {
			piece := s
			piece.text, piece.marked = string(runes[from:to]), marked
			spans = append(spans, piece)
		}
	}
	at := 0
	for _, r := range ranges {
		from, to := min(max(r[0], at), len(runes)), min(max(r[1], at), len(runes))
		add(at, from, false)
		add(from, to, true)
		at = max(at, to)
	}
	add(at, len(runes), false)
	return spans
}

// Line is one line of spans. When it is too long for its place the left part is
// cut with an ellipsis; the right part, aligned at the right edge, is kept.
type Line struct {
	Left, Right []Span

	// Spare gives the right part up where the left one would be cut for it.
	Spare bool

	// Fold, in Rows, is from which left span on the line goes on below where it
	// does not fit beside the right part; 0: it is cut.
	Fold int

	// Size and Color are what spans without their own take; zero is SizeBody in ColorText.
	Size  fyne.ThemeSizeName
	Color fyne.ThemeColorName
}

// String is the text of the line, both parts, for tests and for reading aloud.
func (l Line) String() string {
	var s string
	for _, span := range l.Left {
		s += span.String()
	}
	for i, span := range l.Right {
		if i == 0 && s != "" {
			s += " "
		}
		s += span.String()
	}
	return s
}

// onChosen is l for the ground of a chosen row: amber is too
// light on it and takes the next darker step.
func (l Line) onChosen() Line {
	swap := func(spans []Span) []Span {
		out := make([]Span, len(spans))
		for i, s := range spans {
			if s.color == ColorAmber {
				s.color = ColorAmberChosen
			}
			out[i] = s
		}
		return out
	}
	l.Left, l.Right = swap(l.Left), swap(l.Right)
	if l.Color == ColorAmber {
		l.Color = ColorAmberChosen
	}
	return l
}

// faded is l in the faint colour, for rows that are over.
func (l Line) faded() Line {
	fade := func(spans []Span) []Span {
		out := make([]Span, len(spans))
		for i, s := range spans {
			if s.kind == spanText {
				s.color = ColorFaint
			}
			out[i] = s
		}
		return out
	}
	l.Left, l.Right, l.Color = fade(l.Left), fade(l.Right), ColorFaint
	return l
}
