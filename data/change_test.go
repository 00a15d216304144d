package data

import (
	"testing"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

// window opens the desk's store a second time, as the window does beside a
// console tool.
func (d *desk) window(t *testing.T) *session {
	t.Helper()
	o := d.o
	o.Exclusive = true
	return d.unlock(d.openStore(o))
}

func TestChanged_tellsTheWindowWhatAnotherProgramWrote(t *testing.T) {
	d := newDesk(t)
	in := d.window(t)
	s := d.NewSeeker()
	if err := d.SetSetting(t.Context(), "desk.name", "본오2동 행정복지센터"); err != nil {
		t.Fatal(err)
	}
	for in.Desk().Name != "본오2동 행정복지센터" { // a notice may come between the two
		<-in.Changed()
	}
	found, err := in.FindSeekers(t.Context(), s.Name, 10)
	if err != nil || len(found.Hits) != 1 || found.Hits[0].ID != s.ID {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestChanged_isSilentAboutTheWindowsOwnWriting(t *testing.T) {
	d := newDesk(t)
	in := d.window(t)
	in.watch.stop() // the test looks instead
	heard := func() bool {
		t.Helper()
		if err := in.poll(t.Context()); err != nil {
			t.Fatal(err)
		}
		select {
		case <-in.Changed():
			return true
		default:
			return false
		}
	}
	testkit.New(t, in).NewSeeker()
	if heard() {
		t.Error("its own writing is news")
	}
	d.NewLead()
	if !heard() {
		t.Error("another program's writing is none")
	}
	if heard() {
		t.Error("the same news twice")
	}
}

func TestRefreshPeople_followsEveryChange(t *testing.T) {
	d := newDesk(t)
	in := d.window(t)
	in.watch.stop()
	find := func(query string) int {
		t.Helper()
		if err := in.poll(t.Context()); err != nil {
			t.Fatal(err)
		}
		found, err := in.FindSeekers(t.Context(), query, 10)
		if err != nil {
			t.Fatal(err)
		}
		return found.Total
	}
	s := d.NewSeeker(func(s *model.Seeker) { s.Name = "남궁별" })
	if n := find("남궁별"); n != 1 {
		t.Errorf("registered: %d found", n)
	}
	s.Name = "남궁솔"
	if _, err := d.EditSeeker(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if before, now := find("남궁별"), find("남궁솔"); before != 0 || now != 1 {
		t.Errorf("renamed: %d under the old name, %d under the new", before, now)
	}
	d.forge("DELETE FROM visit", "DELETE FROM consent", "DELETE FROM seeker")
	if n := find("남궁솔"); n != 0 {
		t.Errorf("erased: %d found", n)
	}
}
