package deskfake

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"ieumdesk/model"
	"ieumdesk/model/gate"
	"ieumdesk/model/hangul"
)

func (s *Session) lead(id model.ID) *model.Lead {
	i := slices.IndexFunc(s.LeadList, func(l model.Lead) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return &s.LeadList[i]
}

func (s *Session) AddLead(_ context.Context, l model.Lead) (model.Lead, []model.Warning, error) {
	if err := s.called("AddLead"); err != nil {
		return model.Lead{}, nil, err
	}
	l.ID, l.Revision = s.id(), 1
	if err := l.Normalise(s.T, s.today()); err != nil {
		return model.Lead{}, nil, err
	}
	s.LeadList = append(s.LeadList, l)
	return l, nil, nil
}

func (s *Session) EditLead(_ context.Context, l model.Lead) (model.Lead, []model.Warning, error) {
	if err := s.called("EditLead"); err != nil {
		return model.Lead{}, nil, err
	}
	stored := s.lead(l.ID)
	switch {
	case stored == nil:
		return model.Lead{}, nil, notFound("lead")
	case stored.Revision != l.Revision:
		return model.Lead{}, nil, &model.Error{Kind: model.Conflict, Code: "lead_changed"}
	}
	if err := l.Normalise(s.T, s.today()); err != nil {
		return model.Lead{}, nil, err
	}
	l.Revision++
	*stored = l
	return l, nil, nil
}

func (s *Session) CloseLead(_ context.Context, id model.ID) (model.Lead, error) {
	if err := s.called("CloseLead"); err != nil {
		return model.Lead{}, err
	}
	l := s.lead(id)
	if l == nil {
		return model.Lead{}, notFound("lead")
	}
	l.Status, l.Closed = model.LeadClosed, s.today()
	return *l, nil
}

func (s *Session) Lead(_ context.Context, id model.ID) (model.Lead, error) {
	if l := s.lead(id); l != nil {
		return *l, nil
	}
	return model.Lead{}, notFound("lead")
}

// SearchLeads matches by the definition, not by an index.
func (s *Session) SearchLeads(_ context.Context, q model.LeadQuery) (model.LeadHits, error) {
	if q.Limit == 0 {
		q.Limit = 50
	}
	var out model.LeadHits
	for _, l := range slices.Backward(s.LeadList) {
		switch {
		case !q.All && !l.OpenOn(s.today()):
		case q.Text != "" && !hangul.Match(l.Employer+" "+l.Title+" "+l.Dong, q.Text):
		case len(q.Dongs) > 0 && !slices.Contains(q.Dongs, l.Dong):
		case q.Occupation != "" && (len(l.Occupation) < len(q.Occupation) || l.Occupation[:len(q.Occupation)] != q.Occupation):
		case q.EmploymentType != "" && l.EmploymentType != q.EmploymentType:
		case q.WageMin > 0 && model.MonthlyWon(l.WageType, max(l.WageMin, l.WageMax), l.WeeklyHours) < model.MonthlyWon(q.WageType, q.WageMin, 0):
		default:
			out.Total++
			if len(out.Hits) < q.Limit {
				out.Hits = append(out.Hits, l)
			}
		}
	}
	return out, nil
}

func (s *Session) ImportLeads(ctx context.Context, next func() (model.LeadRow, error), dryRun bool, progress func(int)) (model.ImportReport, error) {
	var r model.ImportReport
	var leads []model.Lead
	for {
		row, err := next()
		switch {
		case errors.Is(err, io.EOF):
			if !dryRun {
				s.LeadList = append(s.LeadList, leads...)
			}
			return r, nil
		case err != nil:
			return model.ImportReport{}, err
		case ctx.Err() != nil:
			return model.ImportReport{}, ctx.Err()
		}
		r.Read++
		if len(row.Problems) > 0 {
			r.Rejected = append(r.Rejected, row.Problems...)
			continue
		}
		r.Added++
		row.Lead.ID = s.id()
		leads = append(leads, row.Lead)
		if progress != nil {
			progress(r.Read)
		}
	}
}

func (s *Session) Gate(_ context.Context, seeker, lead model.ID) (model.GateResult, error) {
	p, l := s.person(seeker), s.lead(lead)
	if p == nil {
		return model.GateResult{}, notFound("seeker")
	}
	if l == nil {
		return model.GateResult{}, notFound("lead")
	}
	f := gate.Facts{Today: s.today(), Seeker: *p, Lead: *l, PerOpen: 5}
	for _, v := range s.referrals(func(v model.ReferralView) bool { return v.SeekerID == seeker && v.LeadID == lead }) {
		f.Earlier = append(f.Earlier, gate.Earlier{On: model.Today(v.IssuedAt), Slip: v.Slip, Status: v.Status})
	}
	g := gate.Check(f)
	for i := range g.Lines {
		g.Lines[i].Text = s.Words.T("gate."+g.Lines[i].Code, g.Lines[i].Args...)
	}
	return g, nil
}

func (s *Session) Refer(ctx context.Context, r model.NewReferral) (model.ReferralView, error) {
	if err := s.called("Refer"); err != nil {
		return model.ReferralView{}, err
	}
	g, err := s.Gate(ctx, r.SeekerID, r.LeadID)
	switch {
	case err != nil:
		return model.ReferralView{}, err
	case g.Result == model.Red:
		return model.ReferralView{}, &model.Error{Kind: model.Refused, Code: "gate_red", Args: []any{g.Lines[0].Code}}
	case g.Result == model.Amber && r.Reason == "":
		return model.ReferralView{}, &model.Error{Kind: model.Refused, Code: "gate_reason", Field: "reason", Args: []any{""}}
	}
	slip, _ := s.NextSlip(ctx)
	v := model.ReferralView{Seeker: *s.person(r.SeekerID), Lead: *s.lead(r.LeadID), Staff: s.who.Name}
	v.Referral = model.Referral{
		ID: s.id(), Slip: slip, SeekerID: r.SeekerID, LeadID: r.LeadID, IssuedAt: s.Clock(), Status: model.Issued,
		Interview: r.Interview, Gate: g, Reason: r.Reason,
	}
	v.Order = 1
	for _, o := range s.Made {
		if o.LeadID == r.LeadID {
			v.Order++
		}
	}
	s.lead(r.LeadID).Pending++
	s.Made = append(s.Made, v)
	return v, nil
}

func (s *Session) made(match func(model.ReferralView) bool) *model.ReferralView {
	i := slices.IndexFunc(s.Made, match)
	if i < 0 {
		return nil
	}
	return &s.Made[i]
}

func (s *Session) Referral(_ context.Context, id model.ID) (model.ReferralView, error) {
	if v := s.made(func(v model.ReferralView) bool { return v.ID == id }); v != nil {
		return *v, nil
	}
	return model.ReferralView{}, notFound("referral")
}

func (s *Session) BySlip(_ context.Context, number string) (model.ReferralView, error) {
	n, err := model.ParseSlipNumber(number, "D07")
	if err != nil {
		return model.ReferralView{}, err
	}
	if v := s.made(func(v model.ReferralView) bool { return v.Slip == n }); v != nil {
		return *v, nil
	}
	return model.ReferralView{}, notFound("slip")
}

// FindReferrals matches by the definition, not by an index.
func (s *Session) FindReferrals(_ context.Context, q model.ReferralQuery) (model.ReferralHits, error) {
	if q.Limit == 0 {
		q.Limit = 50
	}
	whole, bad := model.ParseSlipNumber(q.Text, "D07")
	var out model.ReferralHits
	for _, v := range slices.Backward(s.Made) {
		day := model.Today(v.IssuedAt)
		starts := strings.HasPrefix(v.Slip.Short(), q.Text) || strings.HasPrefix(v.Slip.String(), q.Text)
		switch {
		case len(q.Status) > 0 && !slices.Contains(q.Status, v.Status):
		case day < q.From || q.To != "" && day > q.To:
		case bad == nil && v.Slip != whole:
		case bad != nil && !starts && !hangul.Match(v.Seeker.Name+" "+v.Lead.Employer+" "+v.Lead.Title, q.Text):
		default:
			if out.Total++; len(out.Hits) < q.Limit {
				out.Hits = append(out.Hits, model.ReferralHit{
					ID: v.ID, Slip: v.Slip, Status: v.Status, StatusAt: v.StatusAt, IssuedAt: v.IssuedAt, SeekerID: v.SeekerID,
					LeadID: v.LeadID, Seeker: v.Seeker.Name, Employer: v.Lead.Employer, Title: v.Lead.Title, Interview: v.Interview.At,
				})
			}
		}
	}
	return out, nil
}

func (s *Session) VoidReferral(_ context.Context, id model.ID, reason string) (model.ReferralView, error) {
	if err := s.called("VoidReferral"); err != nil {
		return model.ReferralView{}, err
	}
	v := s.made(func(v model.ReferralView) bool { return v.ID == id })
	if v == nil {
		return model.ReferralView{}, notFound("referral")
	}
	if _, err := model.CheckText("reason", reason, model.MaxLine, true); err != nil {
		return model.ReferralView{}, err
	}
	v.Status, v.StatusAt, v.VoidedFor = model.Void, s.Clock(), reason
	return *v, nil
}

func (s *Session) Printed(_ context.Context, id model.ID, sheets []model.SheetKind, _ string) (model.Prints, error) {
	if err := s.called("Printed"); err != nil {
		return nil, err
	}
	v := s.made(func(v model.ReferralView) bool { return v.ID == id })
	if v == nil {
		return nil, notFound("referral")
	}
	before := v.Printed.Of(sheets)
	counted := maps.Clone(v.Printed) // whoever read the referral before keeps what it read
	if counted == nil {
		counted = model.Prints{}
	}
	for _, k := range sheets {
		counted[k]++
	}
	v.Printed = counted
	return before, nil
}

func (s *Session) PrintedTogether(ctx context.Context, ids []model.ID, sheets []model.SheetKind, how string) error {
	for _, id := range ids {
		if _, err := s.Printed(ctx, id, sheets, how); err != nil {
			return err
		}
	}
	return nil
}

func (s *Session) ApplicationPrinted(_ context.Context, _ model.ID, how string) error {
	if err := s.called("ApplicationPrinted"); err != nil {
		return err
	}
	s.Applications = append(s.Applications, how)
	return nil
}

func (s *Session) NextSlip(context.Context) (model.SlipNumber, error) {
	return model.SlipNumber{Year: s.Clock().In(model.Seoul).Year(), Desk: "D07", Seq: len(s.Made) + 1}, nil
}

func (s *Session) Visit(_ context.Context, seeker model.ID, kind model.VisitKind) error {
	for _, v := range s.VisitList {
		if v.SeekerID == seeker && model.Today(v.At) == s.today() && v.Kind == kind {
			return nil
		}
	}
	s.VisitList = append(s.VisitList, model.Visit{ID: s.id(), SeekerID: seeker, At: s.Clock(), Kind: kind})
	return nil
}

func (s *Session) Queue(context.Context) ([]model.QueueEntry, error) {
	var out []model.QueueEntry
	for _, v := range slices.Backward(s.VisitList) {
		if model.Today(v.At) != s.today() {
			continue
		}
		sent := s.referrals(func(r model.ReferralView) bool { return r.SeekerID == v.SeekerID })
		out = append(out, model.QueueEntry{Visit: v, Name: s.person(v.SeekerID).Name, Referrals: len(sent)})
	}
	return out, nil
}

func (s *Session) Due(_ context.Context, limit int) ([]model.Due, error) {
	if limit <= 0 {
		limit = len(s.DueList)
	}
	return s.DueList[:min(limit, len(s.DueList))], nil
}

func (s *Session) Counts(ctx context.Context) (model.DayCounts, error) {
	q, err := s.Queue(ctx)
	return model.DayCounts{Visits: len(q), Referrals: len(s.Made)}, err
}

func (s *Session) SaveDraft(_ context.Context, form string, content json.RawMessage) error {
	if err := s.called("SaveDraft"); err != nil {
		return err
	}
	s.DraftBy[form] = slices.Clone(content)
	return nil
}

func (s *Session) Draft(_ context.Context, form string) (json.RawMessage, time.Time, error) {
	if c, ok := s.DraftBy[form]; ok {
		return c, s.Clock().Add(-time.Minute), nil
	}
	return nil, time.Time{}, nil
}

func (s *Session) DropDraft(_ context.Context, form string) error {
	delete(s.DraftBy, form)
	return nil
}

func (s *Session) Setting(_ context.Context, key string) (string, error) {
	k, ok := model.FindSetting(key)
	if !ok {
		return "", notFound("setting")
	}
	if v, ok := s.SettingBy[key]; ok {
		return secret(k, v), nil
	}
	return k.Default, nil
}

func (s *Session) SetSetting(_ context.Context, key, value string) error {
	k, ok := model.FindSetting(key)
	if !ok {
		return notFound("setting")
	}
	if k.Secret && value == model.SecretKept {
		return nil
	}
	v, err := k.Check(value)
	if err == nil {
		s.SettingBy[key] = v
		s.setCity(key, v)
	}
	return err
}
