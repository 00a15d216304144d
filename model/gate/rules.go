package gate

import "ieumdesk/model"

// leadOpen: the order must be valid on the day of the slip.
func leadOpen(f Facts) (Line, bool) {
	switch {
	case f.Lead.Status != model.LeadOpen:
		return Line{model.Red, "lead_closed", []any{day(f.Lead.Closed)}}, true
	case f.Today > f.Lead.ValidUntil:
		return Line{model.Red, "lead_expired", []any{day(f.Lead.ValidUntil)}}, true
	default:
		return Line{model.Green, "lead_valid", []any{day(f.Lead.ValidUntil)}}, true
	}
}

// openings: nobody is sent where nobody is wanted any more.
func openings(f Facts) (Line, bool) {
	if f.Lead.Hired >= f.Lead.Openings {
		return Line{model.Red, "openings_filled", []any{f.Lead.Openings}}, true
	}
	return Line{model.Green, "openings_left", []any{f.Lead.Openings, f.Lead.Hired}}, true
}

// pending: several people per opening are a matter of course, a crowd is not.
func pending(f Facts) (Line, bool) {
	limit := max(f.PerOpen, 1) * max(f.Lead.Openings-f.Lead.Hired, 0)
	if f.Lead.Pending >= limit {
		return Line{model.Amber, "pending_over", []any{f.Lead.Pending, limit}}, true
	}
	return Line{model.Green, "pending_under", []any{f.Lead.Pending, limit}}, true
}

// registration: the application must be valid on the day of the slip.
func registration(f Facts) (Line, bool) {
	switch {
	case f.Seeker.Closed != "":
		return Line{model.Red, "seeker_closed", []any{day(f.Seeker.Closed)}}, true
	case f.Today > f.Seeker.Valid:
		return Line{model.Red, "seeker_expired", []any{day(f.Seeker.Valid)}}, true
	default:
		return Line{model.Green, "seeker_valid", []any{day(f.Seeker.Valid)}}, true
	}
}

// wish: a seeker may have asked not to be referred; the counsellor may have
// asked again since.
func wish(f Facts) (Line, bool) {
	if f.Seeker.NoReferral {
		return Line{model.Amber, "no_referral_wish", nil}, true
	}
	return Line{}, false
}

// consent: the employer's list names the seeker, which needs the second consent.
func consent(f Facts) (Line, bool) {
	c, ok := f.Seeker.Consented(model.ConsentProvide)
	if !ok {
		return Line{model.Red, "consent_missing", nil}, true
	}
	return Line{model.Green, "consent_given", []any{c.Version}}, true
}

// earlier: the same pair is not referred twice while an answer is awaited; a
// second try after an answer needs a reason. A void slip was never a referral.
func earlier(f Facts) (Line, bool) {
	for _, e := range f.Earlier {
		switch {
		case e.Status == model.Void:
			continue
		case e.Status.Open():
			return Line{model.Red, "pair_open", []any{day(e.On), e.Slip.String()}}, true
		case e.Status == model.Hired:
			return Line{model.Red, "pair_hired", []any{day(e.On), e.Slip.String()}}, true
		default:
			return Line{model.Amber, "pair_" + string(e.Status), []any{day(e.On), e.Slip.String()}}, true
		}
	}
	return Line{model.Green, "pair_new", nil}, true
}

// day as gate lines show it; args must read back from JSON as they were.
func day(d model.Date) string { return string(d) }
