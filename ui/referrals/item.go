package referrals

import (
	"strings"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// group is under which heading something to see to stands.
type group int

const (
	late group = iota // results to ask for that were due before today
	now
	coming
	registrations // that end within a week
	openLeads
	groups
)

// item is one thing to see to: a result to ask for, or what ends soon.
type item struct {
	group  group
	follow model.FollowUp // in the first three groups
	due    model.Due      // in the others
}

// chases reports whether a result is to be asked for.
func (i item) chases() bool { return i.group < registrations }

// id tells items apart when the queue is read again.
func (i item) id() model.ID {
	switch i.group {
	case registrations:
		return i.due.SeekerID
	case openLeads:
		return i.due.LeadID
	}
	return i.follow.ReferralID
}

// of are the items of a group, in the order in which the store has them.
func (q *queue) of(g group) (out []item) {
	for _, f := range q.read.follow {
		if q.groupOf(f) == g {
			out = append(out, item{group: g, follow: f})
		}
	}
	for _, d := range q.read.due {
		if d.Kind == model.DueRegistration && g == registrations || d.Kind == model.DueLead && g == openLeads {
			out = append(out, item{group: g, due: d})
		}
	}
	return out
}

func (q *queue) groupOf(f model.FollowUp) group {
	switch today := q.d.Today(); {
	case f.Due < today:
		return late
	case f.Due == today:
		return now
	}
	return coming
}

// finds reports whether an item answers what was typed: a name, an employer, the
// beginning of a slip's number.
func (q *queue) finds(i item) bool {
	if q.text == "" {
		return true
	}
	f := i.follow
	if i.chases() && (strings.HasPrefix(f.Slip.Short(), q.text) || strings.HasPrefix(f.Slip.String(), strings.ToUpper(q.text))) {
		return true
	}
	return hangul.Parse(q.text).Match(hangul.Anywhere(f.Seeker+i.due.Name), hangul.Anywhere(f.Employer+i.due.Employer), hangul.Anywhere(f.Title))
}

// today is how many there are to see to today, whatever is typed: what was left
// undone, what is due, what ends.
func (q *queue) today() int {
	n, today := len(q.of(late))+len(q.of(now)), q.d.Today()
	for _, i := range append(q.of(registrations), q.of(openLeads)...) {
		if i.due.On <= today {
			n++
		}
	}
	return n
}

// daysLate is how many working days ago something was due.
func (q *queue) daysLate(f model.FollowUp) int { return q.read.cal.WorkDaysBetween(f.Due, q.d.Today()) }
