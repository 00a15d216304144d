package referrals

import (
	"context"

	"ieumdesk/model"
)

// ending is what a hire may end: the lead, if enough were hired, and the person's
// search. Neither is done without being asked.
type ending struct {
	lead, search           bool // asked at all: what is closed already is not
	closeLead, closeSearch bool // as proposed, then as answered
	hired, openings        int  // with this one
}

// ends is what a hire would end, with the usual answers. A correction of a hire
// asks nothing again.
func (r *result) ends(n model.NewResult) ending {
	if n.Status != model.Hired || r.v.Status == model.Hired {
		return ending{}
	}
	l := r.v.Lead
	e := ending{lead: l.Status == model.LeadOpen, search: r.v.Seeker.Closed == "", hired: l.Hired + 1, openings: l.Openings}
	e.closeLead, e.closeSearch = e.lead && e.hired >= e.openings, e.search
	return e
}

// submit checks what was typed and stores it; before a hire is stored it is asked
// what ends with it.
func (r *result) submit() {
	if r.busy || r.v.Status == model.Void {
		return
	}
	n := r.read()
	if n.Status == "" {
		r.refused(model.FieldErrors{{Kind: model.Invalid, Code: "required", Field: "status"}})
		return
	}
	checked := n
	if err := checked.Normalise(r.d.Session.Tables(), model.Today(r.v.IssuedAt), r.d.Today()); err != nil {
		r.refused(err)
		return
	}
	if e := r.ends(n); e.lead || e.search {
		r.ask(e)
		return
	}
	r.store(ending{})
}

// store stores the result with what it ends.
func (r *result) store(e ending) {
	if r.busy {
		return
	}
	r.busy = true
	r.stop()
	n := r.read()
	n.CloseLead, n.CloseSearch = e.closeLead, e.closeSearch
	before := r.v
	var v model.ReferralView
	var err error
	r.d.Run.Do(func() {
		if v, err = r.d.Session.RecordResult(context.Background(), n); err == nil {
			_ = r.d.Session.DropDraft(context.Background(), resultDraft(n.ReferralID)) // a draft left over harms nobody
		}
	}, func() {
		r.busy = false
		switch {
		case model.CodeOf(err) == "result_changed":
			r.changedElsewhere()
			return
		case err != nil:
			r.dirty = true
			r.keep()
			r.refused(err)
			return
		}
		r.dirty = false
		r.kept("")
		r.done()
		r.d.Shell.Toast(r.stored(before, v), nil)
		r.d.Changed()
	})
}

// stored says what was stored. A hire that is taken back opens nothing again, so
// that is said.
func (r *result) stored(before, v model.ReferralView) string {
	w := r.d.Words
	text := w.T("result.stored", v.Slip.Short(), w.Name("status", string(v.Status)))
	if before.Status == model.Hired && v.Status != model.Hired {
		if v.Lead.Status == model.LeadClosed {
			text += "\n" + w.T("result.lead_stays_closed")
		}
		if v.Seeker.Closed != "" {
			text += "\n" + w.T("result.search_stays_closed")
		}
	}
	return text
}

// changedElsewhere reads what somebody else recorded meanwhile and shows it. What
// was typed stays, to be stored as a correction of that or not at all.
func (r *result) changedElsewhere() {
	var k known
	var err error
	r.d.Run.Do(func() { k, err = readResult(context.Background(), r.d.Session, r.v.ID) }, func() {
		if err != nil {
			r.refused(err)
			return
		}
		r.v, r.results, r.calls, r.other = k.v, k.results, k.calls, true
		r.typed.Revision = revision(r.results)
		r.dirty = true
		r.keep()
		r.changed()
	})
}
