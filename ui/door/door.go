// Package door is what stands before the desk: the first-run assistant, the login,
// the recovery of a lost passphrase, the locked screen, and a page for each way
// in which a store may not open.
package door

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/passphrase"
	"ieumdesk/ui/run"
)

// Options are what the door takes from the window.
type Options struct {
	House    model.Storehouse
	Words    *assets.Words
	Run      *run.Runner
	Now      model.Clock
	Strength passphrase.Strength
	Sheets   Sheets
	Demo     *Demo  // nil: a desk of real people
	Last     string // login that was let in last on this PC, "" if unknown

	// Style applies the look that the store asks for, before its first page is shown.
	Style func(Look)
	// Entered runs when somebody was let in.
	Entered func(model.Entrance, model.Session)
	// Quit ends the program with an exit code.
	Quit func(code int)
	// Failed writes an error to the log; the person reads it on the page.
	Failed func(error)
	// Focus gives the keyboard to a widget of the page that is shown.
	Focus func(fyne.Focusable)
}

// Demo is the login of a demo desk, which is no secret.
type Demo struct{ Login, Passphrase string }

// page is one page of the door.
type page interface {
	content() fyne.CanvasObject
	hints() []desk.Hint
	// shown sets the focus; it is called when the page is in the window.
	shown()
	// key handles a key that no field took.
	key(k desk.Key) bool
}

// Door shows one page after another until somebody is let in.
type Door struct {
	o        Options
	hall     *hall
	page     page
	entrance model.Entrance
	code     int // exit code while a page says why the store does not open
	inside   model.Staff
}

// New makes a door at which nothing has happened yet; see Start.
func New(o Options) *Door { return &Door{o: o, hall: newHall(o.Words)} }

// Object is the whole window while the door is shut.
func (d *Door) Object() fyne.CanvasObject { return d.hall.root }

// Start opens the store beside the window and shows the page that follows: the
// login, the first-run assistant if there is no store, or why it does not open.
func (d *Door) Start() {
	if !d.o.House.Found() {
		d.show(newAssistant(d))
		return
	}
	key := "door.opening"
	if d.o.Demo != nil {
		key = "door.opening.demo"
	}
	d.hall.note(d.o.Words.T(key))
	d.open(func(staff []model.Staff) { d.show(newLogin(d, false, staff)) })
}

// patience is how long the window waits for the store before it shows itself
// without: a store opens in a few hundredths of a second, and then the first thing
// painted is the login.
const patience = 150 * time.Millisecond

func (d *Door) open(then func([]model.Staff)) {
	var e model.Entrance
	var look Look
	var staff []model.Staff
	var err error
	d.o.Run.Soon(patience, func() {
		ctx := context.Background()
		if e, err = d.o.House.Open(ctx); err != nil {
			return
		}
		look = ReadLook(ctx, e.DoorSetting)
		staff, err = e.Logins(ctx)
	}, func() {
		d.entrance = e
		if err != nil {
			d.trouble(err)
			return
		}
		d.code = 0
		d.style(look)
		then(staff)
	})
}

// style takes on the look and the language of the store.
func (d *Door) style(look Look) {
	d.o.Style(look)
	if look.Language == d.o.Words.Language {
		return
	}
	if w, err := assets.LoadWords(look.Language); err == nil {
		d.o.Words = w
		d.hall.words = w
	}
}

// Lock hides the desk behind a login that names who was inside. The window has
// closed the session.
func (d *Door) Lock(look Look, who model.Staff) {
	d.style(look)
	d.inside = who
	l := newLogin(d, true, nil)
	d.show(l)
	l.load()
}

// ExitCode is what the process returns if the window is closed now: 3 if the
// store cannot be opened, 4 if disk or folder are the reason, else 0.
func (d *Door) ExitCode() int { return d.code }

// Close gives the store back.
func (d *Door) Close() error {
	if d.entrance == nil {
		return nil
	}
	return d.entrance.Close()
}

// Key handles a key that no field took; false if it means nothing here.
func (d *Door) Key(k desk.Key) bool { return d.page != nil && d.page.key(k) }

func (d *Door) trouble(err error) {
	d.o.Failed(err)
	d.code = exitCode(err)
	d.show(newTrouble(d, err))
}

func (d *Door) show(p page) {
	d.page = p
	d.hall.show(p, d.who())
	p.shown()
}

// who is whose door this is, for the top bar.
func (d *Door) who() model.Desk {
	if d.entrance == nil {
		return model.Desk{}
	}
	return d.entrance.Desk()
}

// enter lets somebody in.
func (d *Door) enter(s model.Session) {
	d.page = nil
	d.hall.clear()
	d.o.Entered(d.entrance, s)
}

// exitCode is the process's for an error of opening.
func exitCode(err error) int {
	if model.KindOf(err) == model.Outside {
		return 4
	}
	return 3
}
