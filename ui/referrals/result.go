package referrals

import (
	"context"
	"encoding/json"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// result is the state of the result form: the referral, what is known to have come
// of it, and what is typed.
type result struct {
	d       *desk.Desk
	v       model.ReferralView
	results []model.Result // newest first
	calls   []model.Call
	typed   answer
	dirty   bool // something was typed that is not kept
	busy    bool // being stored; a second Ctrl+Enter does nothing
	other   bool // somebody else recorded a result while this form was open
	stop    func()

	changed func()
	refused func(error)
	kept    func(text string)
	ask     func(ending) // whether what a hire ends is to be ended, see store
	done    func()
}

// known is what the form needs to begin.
type known struct {
	v       model.ReferralView
	results []model.Result
	calls   []model.Call
	draft   *answer
	saved   time.Time
}

func newResult(d *desk.Desk) *result {
	nothing := func() {}
	return &result{
		d: d, stop: nothing, changed: nothing, done: nothing,
		refused: func(error) {}, kept: func(string) {}, ask: func(ending) {},
	}
}

func resultDraft(id model.ID) string { return "result " + id.String() }

func readResult(ctx context.Context, s model.Session, id model.ID) (k known, err error) {
	if k.v, err = s.Referral(ctx, id); err != nil {
		return k, err
	}
	h, err := readHappened(ctx, s, id)
	if err != nil {
		return k, err
	}
	k.results, k.calls = h.results, h.calls
	content, saved, err := s.Draft(ctx, resultDraft(id))
	var a answer
	if content != nil && json.Unmarshal(content, &a) == nil && a.Revision == revision(k.results) {
		k.draft, k.saved = &a, saved
	}
	return k, err
}

func revision(results []model.Result) int {
	if len(results) == 0 {
		return 0
	}
	return results[0].Revision
}

// begin fills the form: with the draft, else with the result that holds, else with
// what the lead promised.
func (r *result) begin(k known) {
	r.v, r.results, r.calls = k.v, k.results, k.calls
	if r.typed = r.fresh(); k.draft != nil {
		r.typed = *k.draft
	}
}

// set takes over what was typed and keeps it as a draft once typing rests.
func (r *result) set(change func(*answer)) {
	before := r.typed
	if change(&r.typed); r.typed == before {
		return
	}
	r.dirty = true
	r.stop()
	r.stop = r.d.Run.After(draftPause, r.keep)
}

// keep stores the draft now.
func (r *result) keep() {
	r.stop()
	if !r.dirty || r.busy {
		return
	}
	r.dirty = false
	content, err := json.Marshal(r.typed)
	if err != nil {
		return // texts always have a JSON form
	}
	desk.Do(r.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, r.d.Session.SaveDraft(ctx, resultDraft(r.v.ID), content)
	}, func(struct{}) { r.kept(r.d.Words.T("draft.kept")) })
}

// discard begins anew.
func (r *result) discard() {
	r.stop()
	r.typed, r.dirty = r.fresh(), false
	desk.Do(r.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, r.d.Session.DropDraft(ctx, resultDraft(r.v.ID))
	}, func(struct{}) { r.kept("") })
	r.changed()
}
