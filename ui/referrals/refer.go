// Package referrals is where a person is sent to an employer: the page on which the
// gate is read, the interview is set and the slip is seen before it is printed, the
// page of a slip that was made, and what came of it.
package referrals

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/paper"
)

// refer is the state of the referral page: the pair, what the gate says, what
// was set, and after Enter the referral that was stored.
type refer struct {
	d     *desk.Desk
	press *paper.Press
	print *paper.Print // once the pair is known

	seeker model.Seeker
	lead   model.Lead
	gate   model.GateResult
	next   model.SlipNumber
	order  int // 접수 순서 that the slip will have; 0 until it is known

	typed   typed
	made    *model.ReferralView // nil until it is stored
	busy    bool                // storing; a second Enter does nothing
	errs    map[string]string
	stop    func() // of the draft's timer
	changed func()
	said    func() // what is to be said of the paper changed
	redraw  func()
	kept    func(text string) // a draft was kept, "" if there is none any more
}

// typed is what the page asks for; it is what a draft keeps.
type typed struct {
	Reason  string   `json:"reason,omitempty"`
	At      string   `json:"at,omitempty"`
	SetBy   string   `json:"set_by,omitempty"`
	Place   string   `json:"place,omitempty"`
	Contact string   `json:"contact,omitempty"`
	Bring   []string `json:"bring,omitempty"`
}

// pair is what the page needs to begin.
type pair struct {
	seeker model.Seeker
	lead   model.Lead
	gate   model.GateResult
	next   model.SlipNumber
	draft  *typed
	usual  paper.Order
}

// draftPause is how long typing rests before the draft is kept.
const draftPause = 700 * time.Millisecond

func newRefer(d *desk.Desk, press *paper.Press) *refer {
	nothing := func() {}
	return &refer{d: d, press: press, stop: nothing, changed: nothing, said: nothing, redraw: nothing, kept: func(string) {}}
}

func (r *refer) draftName() string { return "refer " + r.seeker.ID.String() + " " + r.lead.ID.String() }

// load gathers what is known of the pair.
func (r *refer) load(ctx context.Context, seeker, lead model.ID) (p pair, err error) {
	s := r.d.Session
	if p.seeker, err = s.Seeker(ctx, seeker); err != nil {
		return p, err
	}
	if p.lead, err = s.Lead(ctx, lead); err != nil {
		return p, err
	}
	if p.gate, err = s.Gate(ctx, seeker, lead); err != nil {
		return p, err
	}
	if p.next, err = s.NextSlip(ctx); err != nil {
		return p, err
	}
	if p.usual, err = r.press.Usual(ctx, paper.Slip(model.ReferralView{Seeker: p.seeker})); err != nil {
		return p, err
	}
	if content, _, err := s.Draft(ctx, "refer "+seeker.String()+" "+lead.String()); err == nil && content != nil {
		p.draft = &typed{}
		if json.Unmarshal(content, p.draft) != nil {
			p.draft = nil
		}
	}
	return p, nil
}

// begin shows the pair.
func (r *refer) begin(p pair) {
	r.seeker, r.lead, r.gate, r.next = p.seeker, p.lead, p.gate, p.next
	r.typed = typed{SetBy: "desk", Place: p.lead.Address, Contact: strings.TrimSpace(p.lead.Contact + " " + cmp.Or(p.lead.Phone, p.lead.EmployerPhone)), Bring: []string{"id", "resume"}}
	if p.draft != nil {
		r.typed = *p.draft
	}
	r.print = r.press.NewPrint(paper.Slip(r.view()), p.usual)
	r.print.Watch(func() { r.said() }, r.out)
}

// set takes over what was typed and keeps it as a draft once typing rests.
func (r *refer) set(change func(*typed)) {
	if r.made != nil {
		return
	}
	change(&r.typed)
	r.redraw()
	r.stop()
	r.stop = r.d.Run.After(draftPause, r.keep)
}

func (r *refer) keep() {
	if r.made != nil || r.busy {
		return
	}
	content, err := json.Marshal(r.typed)
	if err != nil {
		return
	}
	desk.Do(r.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, r.d.Session.SaveDraft(ctx, r.draftName(), content)
	}, func(struct{}) { r.kept(r.d.Words.T("draft.kept")) })
}

// interview reads what was typed; an empty time is to be arranged by phone.
func (r *refer) interview() (model.Interview, error) {
	t := r.typed
	i := model.Interview{Place: t.Place, Contact: t.Contact, Bring: t.Bring, SetBy: t.SetBy}
	if strings.TrimSpace(t.At) == "" {
		return i, nil
	}
	at, err := model.ParseMoment(t.At, r.d.Now())
	if err != nil {
		return i, err
	}
	if err := model.CheckInterview(at, r.d.Now()); err != nil {
		return i, err
	}
	i.At = at
	return i, nil
}

// red reports whether there will be no slip as things stand.
func (r *refer) red() bool { return r.gate.Result == model.Red && r.made == nil }

// unread reports whether what was typed as the time of the interview is none.
func (r *refer) unread() bool {
	_, err := r.interview()
	return err != nil && r.made == nil
}

// mend says what stands in the way and how each is taken out of it.
func (r *refer) mend() string {
	w := r.d.Words
	text := w.T("refer.mend")
	for _, line := range r.gate.Lines {
		if key := "refer.mend." + line.Code; line.Level == model.Red && w.Has(key) {
			text += "\n" + w.T(key)
		}
	}
	return text
}

// view is the referral as it would be, or as it was stored.
func (r *refer) view() model.ReferralView {
	if r.made != nil {
		return *r.made
	}
	i, _ := r.interview()
	v := model.ReferralView{Seeker: r.seeker, Lead: r.lead, Staff: r.d.Session.Staff().Name, Order: r.order}
	v.Referral = model.Referral{Slip: r.next, SeekerID: r.seeker.ID, LeadID: r.lead.ID, IssuedAt: r.d.Now(), Status: model.Issued, Interview: i}
	return v
}

// afterwards is what happens to the slip once the referral is stored.
type afterwards int

const (
	toPrinter afterwards = iota
	toPDF
)

// submit stores the referral, once, and then brings the slip out.
func (r *refer) submit(then afterwards) {
	if r.busy || r.print.Busy() {
		return
	}
	if r.made != nil {
		r.bringOut(then)
		return
	}
	if r.red() {
		r.d.Shell.Toast(r.mend(), nil)
		return
	}
	r.errs = nil
	i, err := r.interview()
	if err != nil {
		r.wrong(err)
		return
	}
	r.busy = true
	r.stop()
	r.changed()
	n := model.NewReferral{SeekerID: r.seeker.ID, LeadID: r.lead.ID, Interview: i, Reason: r.typed.Reason}
	var v model.ReferralView
	r.d.Run.Do(func() {
		if v, err = r.d.Session.Refer(context.Background(), n); err == nil {
			_ = r.d.Session.DropDraft(context.Background(), r.draftName()) // a draft left over harms nobody
		}
	}, func() {
		r.busy = false
		if err != nil {
			r.refused(err)
			return
		}
		r.made = &v
		r.kept("")
		r.d.Changed()
		r.redraw()
		r.bringOut(then)
	})
}

// refused shows why the store said no; the gate is read again, for it may have
// changed since the page was opened.
func (r *refer) refused(err error) {
	r.wrong(err)
	if model.KindOf(err) != model.Refused {
		return
	}
	desk.Do(r.d, func(ctx context.Context) (model.GateResult, error) {
		return r.d.Session.Gate(ctx, r.seeker.ID, r.lead.ID)
	}, func(g model.GateResult) {
		r.gate = g
		r.changed()
	})
}

func (r *refer) wrong(err error) {
	r.errs = map[string]string{}
	var fields model.FieldErrors
	var one *model.Error
	switch {
	case errors.As(err, &fields):
		for _, f := range fields {
			r.errs[f.Field] = r.d.Words.T("error."+f.Code, f.Args...)
		}
	case model.CodeOf(err) == "gate_reason":
		r.errs["reason"] = r.d.Words.T("refer.reason_needed")
	case errors.As(err, &one) && one.Kind == model.Invalid:
		r.errs["interview"] = r.d.Words.Error(err)
	default:
		r.d.Shell.Fail(err)
	}
	r.changed()
}

// bringOut prints or saves the sheets of the stored referral. What fails keeps the
// referral and its number; the page stays for another try.
func (r *refer) bringOut(then afterwards) {
	if then == toPDF {
		r.print.Save(".pdf")
		return
	}
	r.print.Print()
}

// out leaves the page once a printer has the sheets, or a file: the next person
// waits, and what becomes of the job is told wherever the desk is then.
func (r *refer) out() {
	r.print.Watch(func() {}, func() {})
	if to, ok := r.print.SentTo(); ok {
		r.d.Shell.Toast(r.d.Words.T("paper.sent", r.d.Words.T("paper.slip", r.made.Slip.String()), to), nil)
	}
	r.d.Changed()
	r.d.Shell.Back()
	r.d.Routes.Leads()
}
