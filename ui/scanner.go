package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/scan"
)

// scanner takes the code of a slip out of what is typed, wherever that goes: the
// field that had the keyboard is put back as it was, and the result form opens.
type scanner struct {
	w       *Window
	reader  scan.Reader
	field   fyne.Focusable        // where the code began
	putBack func(composed string) // as it was then
}

// typed hears a character before its field does.
func (s *scanner) typed(r rune) {
	focused := s.w.win.Canvas().Focused()
	if s.w.shut || focused != s.field {
		s.reader.Forget()
		s.field, s.putBack = focused, nil
	}
	if s.w.shut || !s.reader.Rune(r, s.w.o.Now()) {
		return
	}
	s.putBack = nil
	if k, ok := focused.(kit.Keeper); ok {
		s.putBack = k.Keep()
	}
}

// key hears Enter before whatever has the keyboard, and reports whether the key is
// nobody else's.
func (s *scanner) key(ev *fyne.KeyEvent) (taken bool) {
	switch ev.Name {
	case kit.EnterTyped:
		if s.enter() {
			ev.Name = ""
		}
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		return s.enter()
	}
	return false
}

// enter ends what was typed; taken says that it was a code. Over a question there
// is no opening a form: whoever scans is told so, and scans again.
func (s *scanner) enter() (taken bool) {
	lead := s.reader.Lead()
	end, slip := s.reader.Enter(s.w.o.Now())
	if s.w.shut || end == scan.Text || s.field != s.w.win.Canvas().Focused() {
		return false
	}
	if s.putBack != nil {
		s.putBack(lead)
	}
	s.field, s.putBack = nil, nil
	r := s.w.room
	switch {
	case end == scan.Damaged:
		r.Toast(r.d.Words.T("scan.damaged"), nil)
	case s.w.win.Canvas().Overlays().Top() != nil:
		r.Toast(r.d.Words.T("scan.question", slip.Short()), nil)
	default:
		r.scanned(slip)
	}
	return true
}

// scanned opens the result form of a slip. Looking for it is no access to it.
func (r *room) scanned(slip model.SlipNumber) {
	w := r.d.Words
	desk.Do(r.d, func(ctx context.Context) (model.ReferralHits, error) {
		return r.d.Session.FindReferrals(ctx, model.ReferralQuery{Text: slip.String()})
	}, func(found model.ReferralHits) {
		switch {
		case len(found.Hits) > 0:
			r.d.Routes.Result(found.Hits[0].ID)
		case slip.Desk != r.d.Session.Desk().Code:
			r.Toast(w.T("scan.other_desk", slip.String(), slip.Desk), nil)
		default:
			r.Toast(w.T("scan.unknown", slip.String()), nil)
		}
	})
}
