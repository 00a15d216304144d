package ui

import (
	"time"

	"ieumdesk/model"
)

// The window looks this often whether anybody is there, whether the minute has
// changed, and how far the sending to the city has come.
const tick = 5 * time.Second

// closing is how long a session outlives the locking of its screen: drafts that
// were being kept when somebody got up are kept.
const closing = 2 * time.Second

// touch notes that somebody is there.
func (w *Window) touch() { w.touched = w.o.Now() }

func (w *Window) tickLater() {
	w.o.Run.After(tick, func() {
		if w.live {
			w.tick()
			w.tickLater()
		}
	})
}

// tick moves the clock on and locks the desk if nobody was there for as long as
// the settings say.
func (w *Window) tick() {
	if w.shut || w.room == nil {
		return
	}
	if idle := w.o.Now().Sub(w.touched); idle >= time.Duration(w.room.figures.lockMinutes)*time.Minute {
		w.lock()
		return
	}
	if minute := w.o.Now().Truncate(time.Minute); !minute.Equal(w.minute) {
		w.minute = minute
		w.room.Refresh()
	}
	w.room.d.CountForCity()
}

// lock hides the room behind the door. What is typed stays where it is for whoever
// comes back; the keys are forgotten.
func (w *Window) lock() {
	if w.shut || w.room == nil {
		return
	}
	w.shut = true
	w.dropOverlays()
	s := w.room.d.Session
	w.unfollow()
	w.show(w.door.Object())
	w.door.Lock(w.look, s.Staff())
	w.closeLater(s)
}

// dropOverlays takes away what stands over the window: a question is answered as
// by Esc, menus and file dialogs are closed.
func (w *Window) dropOverlays() {
	if m := w.asking; m != nil && m.OnEscape != nil {
		m.OnEscape()
	}
	overlays := w.win.Canvas().Overlays()
	for _, o := range overlays.List() {
		overlays.Remove(o)
	}
	w.win.Canvas().Unfocus()
}

func (w *Window) closeLater(s model.Session) {
	w.o.Run.After(closing, func() {
		var err error
		w.o.Run.Do(func() { err = s.Close() }, func() {
			if err != nil {
				w.o.Failed(err)
			}
		})
	})
}
