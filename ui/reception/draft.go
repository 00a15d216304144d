package reception

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/person"
)

// draftForm is the name under which the store keeps the forms put aside.
const draftForm = "register"

// maxFolded is how many forms are kept aside; nobody has more people waiting.
const maxFolded = 20

// folded is a form that was put aside or cut off: what was typed and when.
type folded struct {
	Key   string       `json:"key"`
	Saved time.Time    `json:"saved"`
	Typed person.Typed `json:"typed"`
}

// drafts are the forms put aside, newest first. One list holds them all, so that
// a second person at the counter does not cost the first one's form.
type drafts struct {
	d       *desk.Desk
	list    []folded
	loaded  bool
	changes int      // counts keep and drop, so that a list read before one is not taken for newer
	storing bool     // one write is on its way; the next waits, for they must arrive in order
	waiting []func() // what runs after the next write
}

// load reads the list; then runs on the UI thread, whether it could be read or not.
func (s *drafts) load(then func()) {
	before := s.changes
	var list []folded
	var err error
	s.d.Run.Do(func() {
		var content json.RawMessage
		if content, _, err = s.d.Session.Draft(context.Background(), draftForm); content != nil && json.Unmarshal(content, &list) != nil {
			list = nil // of a version that wrote it differently: nothing to go on with
		}
	}, func() {
		switch {
		case err != nil:
			s.d.Shell.Fail(err)
		case before == s.changes && !s.storing:
			s.list, s.loaded = list, true
		}
		then()
	})
}

// ready runs then at once if the list is known, so that no key goes astray while
// it is read, and after reading it otherwise: what is not known must not be
// written over.
func (s *drafts) ready(then func()) {
	if s.loaded {
		then()
		return
	}
	s.load(then)
}

// find is the form of a key.
func (s *drafts) find(key string) (folded, bool) {
	for _, f := range s.list {
		if f.Key == key {
			return f, true
		}
	}
	return folded{}, false
}

// matching is a form put aside of the same phone or the same name.
func (s *drafts) matching(t person.Typed) (folded, bool) {
	for _, f := range s.list {
		samePhone := t.Phone != "" && model.PhoneDigits(t.Phone) == model.PhoneDigits(f.Typed.Phone)
		if samePhone || t.Name != "" && t.Name == f.Typed.Name {
			return f, true
		}
	}
	return folded{}, false
}

// keep stores a form as the newest; then runs once it is on disk.
func (s *drafts) keep(f folded, then func()) {
	s.list = append([]folded{f}, s.without(f.Key)...)
	if len(s.list) > maxFolded {
		s.list = s.list[:maxFolded]
	}
	s.store(then)
}

// drop forgets a form.
func (s *drafts) drop(key string, then func()) {
	s.list = s.without(key)
	s.store(then)
}

func (s *drafts) without(key string) []folded {
	var out []folded
	for _, f := range s.list {
		if f.Key != key {
			out = append(out, f)
		}
	}
	return out
}

// free is a key that no form has.
func (s *drafts) free() string {
	for n := 1; ; n++ {
		if _, taken := s.find(strconv.Itoa(n)); !taken {
			return strconv.Itoa(n)
		}
	}
}

func (s *drafts) store(then func()) {
	s.changes++
	s.waiting = append(s.waiting, then)
	if !s.storing {
		s.write()
	}
}

// write stores the list as it is now. A list that does not reach the disk is told
// and tried again with the next change.
func (s *drafts) write() {
	content, err := json.Marshal(s.list)
	if err != nil {
		return // texts, lists and times always have a JSON form
	}
	empty, done := len(s.list) == 0, s.waiting
	s.storing, s.waiting = true, nil
	s.d.Run.Do(func() {
		if empty {
			err = s.d.Session.DropDraft(context.Background(), draftForm)
		} else {
			err = s.d.Session.SaveDraft(context.Background(), draftForm, content)
		}
	}, func() {
		s.storing = false
		if err != nil {
			s.d.Shell.Fail(err)
		}
		for _, then := range done {
			then()
		}
		if len(s.waiting) > 0 && !s.storing {
			s.write()
		}
	})
}
