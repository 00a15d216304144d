package data

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"ieumdesk/model"
	"ieumdesk/model/gate"
)

// Gate checks one seeker against one lead.
func (s *session) Gate(ctx context.Context, seeker, lead model.ID) (model.GateResult, error) {
	var r model.GateResult
	err := s.look(ctx, func(tx *sql.Tx) error {
		f, err := s.gateFacts(ctx, tx, seeker, lead, s.today())
		r = s.checkGate(f)
		return err
	})
	if err != nil {
		return model.GateResult{}, err
	}
	return r, nil
}

// gateFacts gathers what the rules look at. Errors: NotFound seeker, lead.
func (s *session) gateFacts(ctx context.Context, q asker, seeker, lead model.ID, today model.Date) (gate.Facts, error) {
	f := gate.Facts{Today: today, Editions: s.o.Tables.Edition}
	var err error
	if f.Seeker, err = s.loadSeeker(ctx, q, seeker); err != nil {
		return f, err
	}
	l, err := s.loadLead(ctx, q, lead)
	if err != nil {
		return f, err
	}
	f.Lead = l.Lead
	if f.Earlier, err = earlierReferrals(ctx, q, seeker, lead); err != nil {
		return f, err
	}
	f.PerOpen, err = referralsPerOpening(ctx, q)
	return f, err
}

// earlierReferrals are those of the same pair, newest first.
func earlierReferrals(ctx context.Context, q asker, seeker, lead model.ID) ([]gate.Earlier, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT day, desk, year, seq, status FROM referral WHERE seeker_id = ? AND lead_id = ? ORDER BY issued_at DESC, id DESC`,
		seeker[:], lead[:])
	if err != nil {
		return nil, err
	}
	var out []gate.Earlier
	err = each(rows, func() error {
		var e gate.Earlier
		err := rows.Scan(&e.On, &e.Slip.Desk, &e.Slip.Year, &e.Slip.Seq, &e.Status)
		out = append(out, e)
		return err
	})
	return out, err
}

// referralsPerOpening reads the setting in the transaction of the gate. A value
// that is no number cannot have come through SetSetting; the default holds then.
func referralsPerOpening(ctx context.Context, q asker) (int, error) {
	const key = "gate.referrals_per_opening"
	var value string
	k, _ := model.FindSetting(key)
	err := q.QueryRowContext(ctx, "SELECT coalesce((SELECT value FROM setting WHERE key = ?), ?)", key, k.Default).Scan(&value)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < k.Min {
		return strconv.Atoi(k.Default)
	}
	return n, nil
}

// checkGate runs the rules and says in Korean what they found, which is what the
// referral keeps.
func (s *session) checkGate(f gate.Facts) model.GateResult {
	r := gate.Check(f)
	for i := range r.Lines {
		r.Lines[i].Text = s.o.Words.T("gate."+r.Lines[i].Code, r.Lines[i].Args...)
	}
	return r
}

// passGate is nil if a slip may be issued: nothing is red, and where something is
// amber there is a reason. Errors: Refused gate_red, gate_reason (Args: what the
// gate says).
func passGate(r model.GateResult, reason string) error {
	switch {
	case r.Result == model.Red:
		return &model.Error{Kind: model.Refused, Code: "gate_red", Field: "lead", Args: []any{gateTexts(r, model.Red)}}
	case r.Result == model.Amber && reason == "":
		return &model.Error{Kind: model.Refused, Code: "gate_reason", Field: "reason", Args: []any{gateTexts(r, model.Amber)}}
	}
	return nil
}

func gateTexts(r model.GateResult, level model.GateLevel) string {
	var texts []string
	for _, l := range r.Lines {
		if l.Level == level {
			texts = append(texts, l.Text)
		}
	}
	return strings.Join(texts, "; ")
}
