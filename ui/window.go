// Package ui is the window: the frame around the places, the way keys take, what
// is pinned above and said below, and the door in front of it all. The places
// themselves are packages of their own and know nothing of the window but
// desk.Shell.
package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/door"
	"ieumdesk/ui/frame"
	"ieumdesk/ui/ime"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/passphrase"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/run"
)

// Options are what the window takes from the program.
type Options struct {
	App      fyne.App
	Words    *assets.Words // until the store says in which language
	House    model.Storehouse
	Run      *run.Runner
	Now      model.Clock
	Strength passphrase.Strength
	Printers printer.Spooler
	Files    model.LeadFiles // opens lists of leads that come as spreadsheets
	DayFiles model.DayFiles  // writes day logs as files; nil: none are written
	Demo     *door.Demo      // nil: a desk of real people
	Version  string
	LogFile  string      // named in the settings, for whoever helps
	Failed   func(error) // writes an error to the log
	Standing func()      // called once, when the first page is made; may be nil
}

// Window is the one window of the program.
type Window struct {
	o     Options
	win   fyne.Window
	theme *kit.Theme
	words *assets.Words
	look  door.Look

	scan      *scanner
	late      late
	fontsRead func() // waits until they are
	shown     func() // what the window's place still needs once it is seen
	scaling   frame.Scaling

	door   *door.Door // nil before Start
	sheets *sheets
	room   *room // of who is logged in; nil before the first login
	shut   bool  // the door is what is seen
	root   *fyne.Container
	asking *kit.Modal

	live     bool   // timers run
	unfollow func() // stops listening to other programs' changes
	touched  time.Time
	minute   time.Time // that the clock shows
	exit     int
}

// DrawnSize is the size of the window when it opens, in pixels at 100 %.
var DrawnSize = fyne.NewSize(1280, 800)

// exitOutside is the exit code where something outside of the program failed.
const exitOutside = 4

// lastLogin is where the program remembers who logged in last on this PC.
const lastLogin = "login"

// New makes the window, still empty and nothing asked of the store yet.
func New(o Options) *Window {
	look := door.PlainLook()
	words := o.Words
	look.Language = words.Language
	w := &Window{o: o, words: words, look: look, shut: true, touched: o.Now(), unfollow: func() {}}
	w.theme = kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, look.Mode, look.Percent)
	o.App.Settings().SetTheme(w.theme)
	w.fontsRead = warmFonts(o.App.Driver())
	w.win = o.App.NewWindow(words.T("app.name"))
	w.win.SetPadded(false)
	w.win.SetIcon(fyne.NewStaticResource("ieumdesk.png", assets.Icon))
	w.sheets = newSheets(w)
	w.scan = &scanner{w: w}
	w.root = container.New(&w.late)
	w.win.SetContent(w.root)
	w.stand()
	w.bindKeys()
	if !o.House.Found() {
		w.sheets.look() // for the first recovery code
	}
	return w
}

// Start asks the store to open and shows the page that follows.
func (w *Window) Start() {
	w.fontsRead()
	o := w.o
	w.door = door.New(door.Options{
		House: o.House, Words: o.Words, Run: o.Run, Now: o.Now, Strength: o.Strength, Demo: o.Demo,
		Last:   o.App.Preferences().String(lastLogin),
		Sheets: w.sheets,
		Style:  w.style, Entered: w.entered, Quit: w.quit, Failed: o.Failed, Focus: w.focus,
	})
	w.show(w.door.Object())
	w.door.Start()
}

// Run shows the window until it is closed and returns the exit code of the process.
// Errors: Outside no_graphics, with nothing shown.
func (w *Window) Run() (code int, err error) {
	w.live = true
	w.win.SetOnClosed(w.remember)
	w.late.fill = func() {
		w.Start()
		w.tickLater()
		if w.o.Standing != nil {
			w.o.Standing()
		}
	}
	if err := w.appear(); err != nil {
		return exitOutside, err
	}
	ime.Attach(w.win)
	w.shown()
	w.late.resized = w.rescale
	frame.FollowScale(w.win, w.rescale)
	w.rescale() // it may stand on another screen than it began on
	w.o.App.Run()
	if w.exit == 0 && w.door != nil {
		w.exit = w.door.ExitCode()
	}
	return w.exit, nil
}

// Close gives everything back once the window is closed: what is being stored is
// stored first.
func (w *Window) Close() error {
	w.live = false
	w.unfollow()
	if w.room != nil {
		w.room.press.Stop()
	}
	w.o.Run.Wait()
	var errs []error
	if w.room != nil {
		errs = append(errs, w.room.d.Session.Close())
	}
	if w.door != nil {
		errs = append(errs, w.door.Close())
	}
	return errors.Join(errs...)
}

func (w *Window) quit(code int) {
	w.exit = code
	w.o.App.Quit()
}

func (w *Window) focus(f fyne.Focusable) { w.win.Canvas().Focus(f) }

// style takes on another look; reports whether the language changed with it.
func (w *Window) style(look door.Look) {
	if look.Mode != w.look.Mode || look.Percent != w.look.Percent {
		w.theme = w.theme.With(look.Mode, look.Percent)
		w.o.App.Settings().SetTheme(w.theme)
		kit.Relayout(w.root)
	}
	if look.Language != w.look.Language {
		if words, err := assets.LoadWords(look.Language); err == nil {
			w.words = words
		}
	}
	w.look = look
	w.setTitle()
}

func (w *Window) setTitle() {
	title := w.words.T("app.name")
	if w.room != nil {
		title += " — " + w.room.d.Session.Desk().Name
	}
	w.win.SetTitle(title)
}

// show puts the door or the room into the window.
func (w *Window) show(o fyne.CanvasObject) {
	w.root.Objects = []fyne.CanvasObject{o}
	w.root.Refresh()
	kit.Relayout(w.root)
}

// entered is called by the door: whoever was inside before finds everything as it
// was; somebody else begins anew.
func (w *Window) entered(_ model.Entrance, s model.Session) {
	w.o.App.Preferences().SetString(lastLogin, s.Staff().Login)
	w.shut, w.touched = false, w.o.Now()
	if w.room == nil || w.room.who.ID != s.Staff().ID || w.room.d.Words != w.words {
		w.room = newRoom(w, s, w.room)
	} else {
		w.room.d.Session = s
	}
	w.follow(s)
	w.show(w.room.root)
	w.setTitle()
	w.room.arrive()
}

// follow redraws when another program has written to the store, for as long as s
// is the session of the room.
func (w *Window) follow(s model.Session) {
	w.unfollow()
	if !w.live {
		return
	}
	w.unfollow = w.o.Run.Follow(s.Changed(), func() {
		if w.room != nil && !w.shut {
			w.room.d.Changed()
		}
	})
}

// restyle reads the look from the settings and takes it on; another language
// builds the room anew.
func (w *Window) restyle() {
	r := w.room
	var look door.Look
	w.o.Run.Do(func() { look = door.ReadLook(context.Background(), r.d.Session.Setting) }, func() {
		spoke := w.words
		w.style(look)
		if w.room != r || spoke == w.words {
			return
		}
		w.room = newRoom(w, r.d.Session, r)
		w.show(w.room.root)
		w.setTitle()
		w.room.arrive()
	})
}
