package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Tagged is a tag with a text beside it that wraps and is never cut: a check and
// what it found.
func Tagged(tag Span, text string) *fyne.Container {
	return container.New(tagged{}, NewLine(Line{Left: []Span{tag}}), NewParagraph(text, SizeBody, ColorText))
}

type tagged struct{}

// tagGap is between the tag and its text, px.
const tagGap = 8

func (tagged) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	tag := objects[0].MinSize()
	x := tag.Width + Px(tagGap)
	place(objects[0], 0, 0, tag.Width, tag.Height)
	place(objects[1], x, 0, s.Width-x, heightOf(objects[1], s.Width-x))
}

func (l tagged) MinSize(objects []fyne.CanvasObject) fyne.Size {
	tag := objects[0].MinSize()
	return fyne.NewSize(tag.Width+Px(tagGap)+Px(80), l.heightFor(objects, tag.Width+Px(400)))
}

func (tagged) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	tag := objects[0].MinSize()
	return max(tag.Height, heightOf(objects[1], width-tag.Width-Px(tagGap)))
}
