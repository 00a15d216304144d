package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/paper"
	"ieumdesk/ui/run"
)

// room is the window while somebody is logged in: the frame, the places with
// their pages, and what the bars say.
type room struct {
	w      *Window
	d      *desk.Desk
	who    model.Staff // whose room it is
	frame  *kit.Frame
	toasts *kit.Toasts
	root   *fyne.Container

	places []*place
	at     int // the place that is shown

	press   *paper.Press
	saved   saved
	notice  desk.Notice // of what waits; the zero Notice if nothing does
	figures figures
	ask     *run.Latest[figures]
}

// figures are what the frame shows and obeys of the store.
type figures struct {
	counts      model.DayCounts
	lockMinutes int
}

// saved is which page's draft was kept last, and what the top bar says of it.
type saved struct {
	page desk.Screen
	text string
}

// place is an entry of the rail with the pages that lie over its screen. Its
// screens are made when it is first gone to and kept.
type place struct {
	name  desk.Place
	label string
	key   fyne.KeyName
	make  func(*desk.Desk) desk.Screen
	stack []desk.Screen
}

// top is the page that is seen, made if there is none yet.
func (p *place) top(d *desk.Desk) desk.Screen {
	if len(p.stack) == 0 {
		p.stack = append(p.stack, p.make(d))
	}
	return p.stack[len(p.stack)-1]
}

// newRoom makes the room of a session. before, if not nil, is the room that it
// takes the place of: somebody changed the language, and goes on where they were.
func newRoom(w *Window, s model.Session, before *room) *room {
	r := &room{w: w, who: s.Staff(), ask: run.NewLatest[figures](w.o.Run)}
	r.d = &desk.Desk{Session: s, Words: w.words, Run: w.o.Run, Now: w.o.Now, Shell: r}
	r.figures.lockMinutes = defaultLockMinutes()
	r.press = paper.NewPress(r.d, w.o.Printers)
	r.d.Routes = r.routes()
	r.places = r.built()
	rail := make([]kit.RailPlace, len(r.places))
	for i, p := range r.places {
		rail[i] = kit.RailPlace{Name: w.words.T(p.label), Key: string(p.key), Bottom: p.name == desk.PlaceSettings, Go: func() { r.visit(i) }}
	}
	r.frame = kit.NewFrame(kit.NewRail(rail))
	r.toasts = kit.NewToasts(w.o.Run.After)
	r.root = container.New(r, r.frame.Object(), newLockButton(r), r.toasts)
	if before != nil && before.who.ID == s.Staff().ID {
		r.at = before.at
		if serving, ok := before.d.Serving(); ok {
			r.d.Serve(serving.Seeker)
		}
	}
	r.d.Watch(r.changed)
	r.d.WatchCity(r.cityChanged)
	r.press.Look(func(error) {}) // the first page that prints need not wait for it
	return r
}

// arrive shows the room to whoever was let in.
func (r *room) arrive() {
	r.show()
	r.changed()
}

// visit goes to a place: to where it was left, or, from within it, back to its
// own screen.
func (r *room) visit(i int) {
	if i == r.at {
		p := r.places[i]
		p.stack = p.stack[:min(len(p.stack), 1)]
	}
	r.at = i
	r.show()
}

// visitPlace goes to a place by name and answers it; nil if it is not built.
func (r *room) visitPlace(name desk.Place) *place {
	for i, p := range r.places {
		if p.name == name {
			if i != r.at {
				r.visit(i)
			}
			return p
		}
	}
	return nil
}

// screen is what is seen.
func (r *room) screen() desk.Screen { return r.places[r.at].top(r.d) }

// show puts the present screen into the frame and lets it set the focus.
func (r *room) show() {
	s := r.screen()
	r.frame.Rail.Choose(r.at)
	r.w.win.Canvas().Unfocus()
	r.frame.Show(s.Content(), r.bar())
	kit.Relayout(r.root)
	r.status()
	s.Shown()
	r.Refresh()
}

// changed asks the store for the figures of the frame; it runs after something
// was stored and when the person served changes.
func (r *room) changed() {
	r.Refresh()
	r.d.LookAtCity()
	s := r.d.Session
	r.ask.Ask(func(ctx context.Context) (figures, error) { return readFigures(ctx, s) }, func(f figures, err error) {
		if err == nil {
			r.figures = f
			r.status()
		}
	})
}

func readFigures(ctx context.Context, s model.Session) (f figures, err error) {
	if f.counts, err = s.Counts(ctx); err != nil {
		return f, err
	}
	minutes, err := s.Setting(ctx, lockSetting)
	if err != nil {
		return f, err
	}
	f.lockMinutes, err = strconv.Atoi(minutes)
	return f, err
}

const lockSetting = "desk.lock_minutes"

func defaultLockMinutes() int {
	k, _ := model.FindSetting(lockSetting)
	n, _ := strconv.Atoi(k.Default)
	return n
}

// Layout is for Fyne: the frame fills the room, the lock stands in the top bar,
// toasts over everything.
func (r *room) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Resize(s)
	lock, bar := objects[1].MinSize(), kit.Px(kit.HeightTop)
	objects[1].Resize(lock)
	objects[1].Move(fyne.NewPos(s.Width-lock.Width-kit.Px(12), (bar-lock.Height)/2))
	objects[2].Resize(s)
}

// MinSize is for Fyne.
func (r *room) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func newLockButton(r *room) *kit.Button {
	return kit.NewSmallButton(r.d.Words.T("frame.lock"), "Ctrl L", r.w.lock)
}
