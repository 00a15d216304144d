package person

import (
	"errors"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// Check reads the form over base and says of every field at once what is wrong,
// as the store would. A nil error means the seeker may be stored.
func Check(d *desk.Desk, t Typed, base model.Seeker) (model.Seeker, model.FieldErrors) {
	s, errs := t.Seeker(base)
	unread := map[string]bool{}
	for _, e := range errs {
		unread[e.Field] = true
	}
	normal := s
	var refused model.FieldErrors
	if errors.As(normal.Normalise(d.Session.Tables(), d.Today()), &refused) {
		for _, e := range refused {
			if !unread[e.Field] {
				errs = append(errs, e)
			}
		}
	}
	return s, errs
}

// Texts are what a person reads under each field that was refused.
func Texts(d *desk.Desk, errs model.FieldErrors) map[string]string {
	out := map[string]string{}
	for _, e := range errs {
		if out[e.Field] == "" {
			out[e.Field] = d.Words.Error(e)
		}
	}
	return out
}
