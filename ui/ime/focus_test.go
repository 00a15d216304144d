//go:build !imetest

package ime

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// entry is a widget of ours, as far as this package cares.
type entry struct {
	widget.Entry
	field
}

func TestFocusOwner_isWhoeverHasTheKeyboard(t *testing.T) {
	test.NewTempApp(t)
	ours, stock := &entry{}, widget.NewEntry()
	ours.ExtendBaseWidget(ours)
	c := test.NewTempWindow(t, container.NewVBox(ours, stock)).Canvas()
	if o := focusOwner(c); o != nil {
		t.Errorf("nobody has the keyboard, but %v owns what is composed", o)
	}
	c.Focus(ours)
	if o := focusOwner(c); o != Owner(ours) {
		t.Errorf("ours has the keyboard, but %v owns what is composed", o)
	}
	c.Focus(stock)
	o := focusOwner(c)
	if o != focusOwner(c) {
		t.Error("the owner is another each time one asks")
	}
	o.Preedit("수", 1)
	o.Insert("민수")
	if stock.Text != "민수" {
		t.Errorf("a file dialog's entry holds %q", stock.Text)
	}
}

// noting is a canvas that listens.
type noting struct {
	fyne.Canvas
	said []fyne.Shortcut
}

func (n *noting) TypedShortcut(s fyne.Shortcut) { n.said = append(n.said, s) }

func TestTell_reachesACanvasThatListensAndNoOther(t *testing.T) {
	test.NewTempApp(t)
	n := &noting{Canvas: test.NewTempWindow(t, nil).Canvas()}
	Tell(n, Focus{Gained: true})
	Tell(struct{ fyne.Canvas }{n.Canvas}, Focus{})
	if len(n.said) != 1 || n.said[0].ShortcutName() != (Focus{}).ShortcutName() {
		t.Errorf("heard %v", n.said)
	}
}
