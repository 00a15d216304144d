//go:build windows && imetest

package ime_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver/desktop"

	"ieumdesk/assets"
	"ieumdesk/ui/ime"
	"ieumdesk/ui/kit"
)

// A real window with real entries, on Windows or under wine, an input method that
// the test plays, and the real message loop. With IEUM_IME=off the window has no
// bridge, and then what each line asks for must not hold, or the line shows nothing.
//
//	CGO_ENABLED=1 GOOS=windows CC=x86_64-w64-mingw32-gcc CXX=x86_64-w64-mingw32-g++ \
//		scripts/go test -c -tags "$(scripts/go --tags),imetest" -o ime.exe ./ui/ime
//	wine ime.exe -test.v -test.run TestWindow
//	IEUM_IME=off wine ime.exe -test.v -test.run TestWindow
//	FYNE_SCALE=1.5 wine ime.exe -test.v -test.run TestWindow
//
// Wine has a Korean keyboard only in a Korean locale (LC_ALL=ko_KR.UTF-8, made by
// localedef), which the line about Hangul mode needs.

const (
	msgKillFocus, msgSetFocus          = 0x08, 0x07
	msgClose                           = 0x10
	msgKeyDown, msgKeyUp               = 0x100, 0x101
	msgMouseMove, msgLDown, msgLUp     = 0x200, 0x201, 0x202
	keyBack, keyTab, keyEnter, keyEsc  = 0x08, 0x09, 0x0d, 0x1b
	keyEnd, keyHome, keyLeft, keyRight = 0x23, 0x24, 0x25, 0x27
	keyF2, keyControl, keyProcess      = 0x71, 0x11, 0xe5
)

// scans are the places of keys on the keyboard, by which GLFW knows them.
var scans = map[uintptr]uintptr{
	keyBack: 0x0e, keyTab: 0x0f, keyEnter: 0x1c, keyEsc: 0x01, keyEnd: 0x14f, keyHome: 0x147, keyLeft: 0x14b, keyRight: 0x14d,
	keyF2: 0x3c, 'A': 0x1e, 'C': 0x2e, 'K': 0x25, 'V': 0x2f, 'Z': 0x2c, '1': 0x02,
}

// stage is the window.
type stage struct {
	win                       fyne.Window
	d                         *ime.Driver
	name, phone, search, memo *kit.Entry
	asked                     []string // by the search
	keys                      []fyne.KeyName
	seen                      string // the name, when something was done about it
}

var on *stage

func TestMain(m *testing.M) {
	a := app.NewWithID("kr.ieum.desk.imetest")
	a.Settings().SetTheme(kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, kit.Light, 100))
	on = newStage(a)
	on.win.Show()
	ime.Attach(on.win)
	on.d = ime.NewDriver(on.win)
	code := 1
	go func() {
		time.Sleep(500 * time.Millisecond) // the window is being mapped
		code = m.Run()
		fyne.Do(a.Quit)
	}()
	a.Run()
	os.Exit(code)
}

func newStage(a fyne.App) *stage {
	s := &stage{win: a.NewWindow("ime"), name: kit.NewWordEntry("name"), phone: kit.NewCodeEntry("phone"), memo: kit.NewTextEntry("memo", 3)}
	s.search = kit.SearchBox("search", kit.NewList(1), func(q string) { s.asked = append(s.asked, q) })
	s.win.SetPadded(false)
	s.win.SetContent(kit.Column(8, s.name, s.phone, s.search, s.memo))
	s.win.Resize(fyne.NewSize(400, 400))
	c := s.win.Canvas()
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) { s.keys, s.seen = append(s.keys, ev.Name), s.name.Text })
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) { s.seen = s.name.Text })
	return s
}

// begin empties the stage and puts the keyboard into the name.
func (s *stage) begin() {
	s.late()
	s.do(func() {
		for _, e := range []*kit.Entry{s.name, s.phone, s.search, s.memo} {
			e.SetText("")
			e.OnFocus, e.OnEnter = nil, nil
		}
		s.win.Canvas().Unfocus()
		s.win.Canvas().Focus(s.name)
	})
	s.quiet()
	s.do(func() { s.asked, s.keys, s.seen = nil, nil, "" })
}

// do runs f where the window lives.
func (s *stage) do(f func()) { fyne.DoAndWait(f) }

// quiet waits until what is in the queue was heard: the loop looks into it sixty
// times a second.
func (s *stage) quiet() {
	for range 4 {
		time.Sleep(20 * time.Millisecond)
		s.do(func() {})
	}
}

func (s *stage) compose(text string) { s.do(func() { s.d.Compose(text) }); s.quiet() }

// late lets the input method finish, if it has not yet: after the key, as stock
// GLFW hears it.
func (s *stage) late() { s.do(s.d.Complete); s.quiet() }

// key presses a key; the messages go through the queue.
func (s *stage) key(vk uintptr) {
	scan := scans[vk]
	lp := 1 | scan&0xff<<16 | scan>>8<<24
	s.do(func() { s.d.Post(msgKeyDown, vk, lp); s.d.Post(msgKeyUp, vk, lp|3<<30) })
	s.quiet()
}

// control presses a key with Ctrl.
func (s *stage) control(vk uintptr) {
	lp := 1 | scans[vk]<<16
	s.do(func() {
		s.d.With(keyControl, func() {
			s.d.Send(msgKeyDown, keyControl, 0x1d0001)
			s.d.Send(msgKeyDown, vk, lp)
			s.d.Send(msgKeyUp, vk, lp|3<<30)
		})
		s.d.Send(msgKeyUp, keyControl, 0xc01d0001)
	})
	s.quiet()
}

// click clicks into the middle of an object.
func (s *stage) click(o fyne.CanvasObject) {
	s.do(func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(o.Size().Width/2, o.Size().Height/2)
		x, y := s.win.Canvas().PixelCoordinateForPosition(at)
		lp := uintptr(y)<<16 | uintptr(x)
		s.d.Post(msgMouseMove, 0, lp)
		s.d.Post(msgLDown, 1, lp)
		s.d.Post(msgLUp, 0, lp)
	})
	s.quiet()
}

// texts are the name and the phone, with a star where the keyboard is.
func (s *stage) texts() (out string) {
	s.do(func() {
		for _, e := range []*kit.Entry{s.name, s.phone} {
			if s.win.Canvas().Focused() == fyne.Focusable(e) {
				out += "*"
			}
			out += e.Text + "|"
		}
	})
	return out
}

func want[T comparable](what string, got, want T) error {
	if got == want {
		return nil
	}
	return fmt.Errorf("%s: %#v, not %#v", what, got, want)
}

// lines are what must hold; each returns what does not.
var lines = []struct {
	name string
	play func(s *stage) error
}{
	{"what is composed is shown at the caret", func(s *stage) error {
		s.compose("ㄱ")
		s.compose("김")
		return want("the name reads", s.name.Reading()+"/"+s.name.Text, "김/")
	}},
	{"Tab takes nothing along", func(s *stage) error {
		s.compose("김")
		s.key(keyTab)
		s.late()
		return want("texts", s.texts(), "김|*|")
	}},
	{"Tab in the queue already", func(s *stage) error {
		s.compose("김")
		s.do(func() { s.d.Post(msgKeyDown, keyTab, 0x0f0001); s.d.Complete() })
		s.quiet()
		return want("texts", s.texts(), "김|*|")
	}},
	{"Enter finds the syllable there", func(s *stage) error {
		s.name.OnEnter = func() { s.seen = s.name.Text }
		s.compose("김")
		s.key(keyEnter)
		s.late()
		return want("Enter saw", s.seen+"/"+s.name.Text, "김/김")
	}},
	{"the arrows go from behind the syllable", func(s *stage) error {
		s.do(func() { s.name.Insert("이수") })
		s.compose("민")
		s.key(keyLeft)
		s.late()
		return want("the name", fmt.Sprint(s.name.Text, s.name.CursorColumn), "이수민2")
	}},
	{"Home and End", func(s *stage) error {
		s.do(func() { s.name.Insert("이수") })
		s.compose("민")
		s.key(keyHome)
		s.late()
		s.compose("박")
		s.key(keyEnd)
		s.late()
		return want("the name", fmt.Sprint(s.name.Text, s.name.CursorColumn), "박이수민4")
	}},
	{"an F-key finds the syllable there", func(s *stage) error {
		s.compose("김")
		s.key(keyF2)
		s.late()
		return want("F2 saw", s.seen, "김")
	}},
	{"a shortcut finds the syllable there", func(s *stage) error {
		s.compose("김")
		s.control('K')
		s.late()
		return want("Ctrl K saw", s.seen, "김")
	}},
	{"a digit follows the syllable", func(s *stage) error {
		s.compose("김")
		s.key('1')
		s.late()
		return want("texts", s.texts(), "*김1||")
	}},
	{"a click takes nothing along", func(s *stage) error {
		s.compose("김")
		s.click(s.phone)
		s.late()
		return want("texts", s.texts(), "김|*|")
	}},
	{"Tab in a dialog takes nothing along", func(s *stage) error {
		first, second := kit.NewSecretEntry(), kit.NewEntry("")
		var m *kit.Modal
		s.do(func() { m = kit.NewModal(s.win.Canvas(), "?", 300, kit.Column(8, first, second), first); m.Show() })
		s.quiet()
		s.compose("비")
		s.key(keyTab)
		s.late()
		s.compose("밀")
		during := second.Reading()
		s.key(keyTab)
		s.late()
		s.do(m.Hide)
		return want("the dialog", first.Text+"/"+second.Text+"/"+during, "비/밀/밀")
	}},
	{"a line break comes behind the syllable", func(s *stage) error {
		s.do(func() { s.win.Canvas().Focus(s.memo) })
		s.compose("가")
		s.key(keyEnter)
		s.late()
		s.compose("나")
		s.late()
		return want("the memo", s.memo.Text, "가\n나")
	}},
	{"a dialog that closes keeps its syllable", func(s *stage) error {
		e := kit.NewEntry("")
		var m *kit.Modal
		s.do(func() { m = kit.NewModal(s.win.Canvas(), "?", 300, e, e); m.Show() })
		s.quiet()
		s.compose("김")
		s.do(m.Hide)
		s.late()
		return want("the dialog and texts", e.Text+"/"+s.texts(), "김/*||")
	}},
	{"another program finds the syllable there", func(s *stage) error {
		s.name.OnFocus = func(gained bool) {
			if !gained {
				s.seen = s.name.Text
			}
		}
		s.compose("김")
		s.do(func() { s.d.Send(msgKillFocus, 0, 0) })
		s.late()
		s.do(func() { s.d.Send(msgSetFocus, 0, 0) })
		return want("leaving saw", s.seen+"/"+s.texts(), "김/*김||")
	}},
	{"Esc gives the syllable up and does nothing else", func(s *stage) error {
		s.do(func() { s.name.Insert("김") })
		s.compose("수")
		s.key(keyEsc)
		s.late()
		return want("texts and keys", fmt.Sprint(s.texts(), s.name.Reading(), s.keys), "*김||김[]")
	}},
	{"Backspace takes a letter back", func(s *stage) error {
		s.compose("간")
		s.do(func() { s.d.Post(msgKeyDown, keyProcess, 0x0e0001) })
		s.compose("가")
		return want("the name reads", s.name.Reading(), "가")
	}},
	{"a selection is replaced", func(s *stage) error {
		s.do(func() { s.name.Insert("옛이름"); s.name.SelectAll() })
		s.compose("새")
		during := s.name.Reading()
		s.late()
		return want("the name", during+"/"+s.name.Text, "새/새")
	}},
	{"undo takes back what was composed", func(s *stage) error {
		s.compose("가")
		s.late()
		s.compose("나")
		s.control('Z')
		s.late()
		return want("the name", s.name.Text, "")
	}},
	{"paste comes behind the syllable", func(s *stage) error {
		s.do(func() { fyne.CurrentApp().Clipboard().SetContent("붙임") })
		s.compose("가")
		s.control('V')
		s.late()
		return want("the name", s.name.Text, "가붙임")
	}},
	{"copy has the syllable", func(s *stage) error {
		s.do(func() { fyne.CurrentApp().Clipboard().SetContent("") })
		s.compose("가")
		s.control('A')
		s.control('C')
		s.late()
		got := ""
		s.do(func() { got = fyne.CurrentApp().Clipboard().Content() })
		return want("the clipboard", got, "가")
	}},
	{"long text scrolls with the syllable", func(s *stage) error {
		long := "이것은 칸보다 훨씬 길어서 왼쪽으로 밀려 나간 글이고 또 더 길어진 글입니다"
		s.do(func() { s.name.Insert(long) })
		s.compose("끝")
		at, _ := s.name.Place(1)
		if right := s.name.Position().X + s.name.Size().Width; at.X > right || at.X < right/2 {
			return fmt.Errorf("composed at %v of %v", at.X, right)
		}
		return want("the name reads", s.name.Reading(), long+"끝")
	}},
	{"the list of Hanja stands at the caret", func(s *stage) error {
		s.do(func() { s.name.Insert("대") })
		s.compose("한")
		return s.listAtCaret(s.name)
	}},
	{"and in the fourth line of larger text", func(s *stage) error {
		s.do(func() {
			fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, kit.Light, 145))
			s.win.Canvas().Focus(s.memo)
			s.memo.SetText("하나\n둘")
			s.memo.CursorRow, s.memo.CursorColumn = 1, 1
		})
		defer s.do(func() {
			fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, kit.Light, 100))
		})
		s.quiet()
		s.compose("한")
		return s.listAtCaret(s.memo)
	}},
	{"the Hanja key converts the syllable before the caret", func(s *stage) error {
		s.do(func() { s.name.Insert("대한") })
		var given string
		s.do(func() { given = s.d.Hanja() })
		s.compose("韓")
		s.late()
		return want("given, and the name", given+"/"+s.name.Text, "한/대韓")
	}},
	{"a search follows what is composed", func(s *stage) error {
		s.do(func() { s.win.Canvas().Focus(s.search) })
		s.compose("ㅎ")
		s.compose("호")
		s.late()
		return want("asked", fmt.Sprint(s.asked), "[ㅎ 호]")
	}},
	{"a name is Hangul, a phone is not, and a person has the last word", func(s *stage) error {
		var korean bool
		s.do(func() { korean = s.d.Korean() })
		if !korean {
			return fmt.Errorf("there is no Korean keyboard to load")
		}
		modes := ""
		note := func() { modes += fmt.Sprint(s.d.Hangul(), " ") }
		s.do(func() {
			c := s.win.Canvas()
			c.Focus(s.phone)
			note()
			c.Focus(s.name)
			note()
			c.Focus(s.phone)
			note()
			s.d.SetHangul(true)
			s.d.Send(msgKillFocus, 0, 0)
			s.d.Send(msgSetFocus, 0, 0)
			note()
			c.Focus(s.name)
			s.d.SetHangul(false)
			c.Focus(s.phone)
			c.Focus(s.name)
			note()
		})
		return want("Hangul", modes, "false true false true true ")
	}},
}

// listAtCaret compares where the input method was told to put its list, and what it
// is answered when it asks, with where the entry composes.
func (s *stage) listAtCaret(e *kit.Entry) (err error) {
	s.do(func() {
		at, _ := e.Place(0)
		x, y := s.win.Canvas().PixelCoordinateForPosition(at)
		toldX, toldY := s.d.List()
		askedX, askedY, ok := s.d.CharAt(0)
		here := fmt.Sprint(x, y)
		if err = want("told", fmt.Sprint(toldX, toldY), here); err == nil {
			err = want("asked", fmt.Sprint(askedX, askedY, ok), here+" true")
		}
		if x == 0 || y == 0 {
			err = fmt.Errorf("the caret is nowhere")
		}
	})
	return err
}

func TestWindow(t *testing.T) {
	stock := os.Getenv("IEUM_IME") == "off"
	for _, l := range lines {
		t.Run(l.name, func(t *testing.T) {
			on.begin()
			err := l.play(on)
			switch {
			case stock && err == nil:
				t.Error("this holds without the bridge: the test shows nothing")
			case stock:
				t.Log("without the bridge:", err)
			case err != nil:
				t.Error(err)
			}
		})
	}
}
