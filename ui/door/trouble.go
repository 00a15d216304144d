package door

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// trouble is why the store does not open: what is wrong, with which file, and
// what to do. The file is left as it is.
type trouble struct {
	door  *Door
	err   error
	retry *kit.Button
	root  fyne.CanvasObject
}

func newTrouble(d *Door, err error) *trouble {
	t := &trouble{door: d, err: err}
	w := d.o.Words
	t.retry = kit.NewPrimary(w.T("door.trouble.retry"), "Enter", t.again)
	quit := kit.NewButton(w.T("door.quit"), "Esc", func() { d.o.Quit(d.code) })
	t.root = card(cardWidth, w.T(titleOf(err)), "",
		kit.NewParagraph(w.Error(err), kit.SizeBody, kit.ColorText),
		kit.TextValue(w.T("door.file"), d.o.House.Path()),
		kit.NewParagraph(w.T("door.trouble.untouched"), kit.SizeSecond, kit.ColorSecond),
		kit.Row(10, t.retry, quit))
	return t
}

// titleOf names the trouble in a few words.
func titleOf(err error) string {
	switch model.KindOf(err) {
	case model.Locked:
		return "door.trouble.locked"
	case model.Newer:
		return "door.trouble.newer"
	case model.Damaged:
		return "door.trouble.damaged"
	case model.Outside:
		return "door.trouble.outside"
	}
	return "door.trouble.other"
}

func (t *trouble) again() { t.door.Start() }

func (t *trouble) content() fyne.CanvasObject { return t.root }

func (t *trouble) shown() { t.door.o.Focus(t.retry) }

func (t *trouble) hints() []desk.Hint {
	w := t.door.o.Words
	return []desk.Hint{{Key: "Enter", Text: w.T("door.trouble.retry")}, {Key: "Esc", Text: w.T("door.quit")}}
}

func (t *trouble) key(k desk.Key) bool {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.again()
	case fyne.KeyEscape:
		t.door.o.Quit(t.door.code)
	default:
		return false
	}
	return true
}
