package data

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
)

// slipsOf are three slips of three days: 박순자 to the hotel, 김영호 to the bakery,
// which was hired, and NGUYEN to the hotel, which is void.
func slipsOf(t *testing.T) (d *desk, slips []model.ReferralView) {
	d = newDesk(t)
	hotel := d.NewLead(func(l *model.Lead) { l.Employer, l.Title, l.Openings = "(주)안산호텔", "객실관리원", 9 })
	bakery := d.NewLead(func(l *model.Lead) { l.Employer, l.Title = "달콤제과", "제빵원" })
	for i, c := range []struct {
		name, phone string
		lead        model.ID
	}{{"박순자", "010-2345-1234", hotel.ID}, {"김영호", "010-9876-5432", bakery.ID}, {"NGUYEN THI THAO", "010-5555-0000", hotel.ID}} {
		p := d.NewSeeker(func(s *model.Seeker) { s.Name, s.Phone = c.name, c.phone })
		slips = append(slips, d.NewReferral(func(r *model.NewReferral) {
			r.SeekerID, r.LeadID, r.Interview = p.ID, c.lead, model.Interview{}
		}))
		if i < 2 {
			d.clock.Advance(24 * time.Hour)
		}
	}
	d.answer(slips[1].ID, model.Hired)
	if _, err := d.VoidReferral(t.Context(), slips[2].ID, "잘못 뽑음"); err != nil {
		t.Fatal(err)
	}
	return d, slips
}

func TestFindReferrals_findsByNumberPersonAndEmployer(t *testing.T) {
	d, slips := slipsOf(t)
	day := func(i int) model.Date { return model.Today(slips[i].IssuedAt) }
	for name, c := range map[string]struct {
		q    model.ReferralQuery
		want []int
	}{
		"nothing typed":              {model.ReferralQuery{}, []int{2, 1, 0}},
		"a full number":              {model.ReferralQuery{Text: slips[1].Slip.String()}, []int{1}},
		"a short number":             {model.ReferralQuery{Text: slips[0].Slip.Short()}, []int{0}},
		"what a scanner types":       {model.ReferralQuery{Text: strings.ToLower(slips[2].Slip.QR())}, []int{2}},
		"the number of another desk": {model.ReferralQuery{Text: "2026-D08-000001"}, nil},
		"a number's beginning":       {model.ReferralQuery{Text: "2-26"}, []int{1}},
		"the year's slips":           {model.ReferralQuery{Text: "2026-d07"}, []int{2, 1, 0}},
		"initials of a name":         {model.ReferralQuery{Text: "ㅂㅅㅈ"}, []int{0}},
		"a Latin name":               {model.ReferralQuery{Text: "nguy"}, []int{2}},
		"a phone's tail":             {model.ReferralQuery{Text: "5432"}, []int{1}},
		"an employer":                {model.ReferralQuery{Text: "ㅎㅌ"}, []int{2, 0}},
		"the input method off":       {model.ReferralQuery{Text: "dkstks"}, []int{2, 0}},
		"a title":                    {model.ReferralQuery{Text: "제빵"}, []int{1}},
		"person and employer":        {model.ReferralQuery{Text: "호텔 박"}, []int{0}},
		"words of two slips":         {model.ReferralQuery{Text: "호텔 김영호"}, nil},
		"open ones":                  {model.ReferralQuery{Status: []model.ReferralStatus{model.Issued, model.BeforeInterview}}, []int{0}},
		"void ones at the hotel":     {model.ReferralQuery{Text: "호텔", Status: []model.ReferralStatus{model.Void}}, []int{2}},
		"a day":                      {model.ReferralQuery{From: day(1), To: day(1)}, []int{1}},
		"from a day on":              {model.ReferralQuery{From: day(1)}, []int{2, 1}},
		"up to a day":                {model.ReferralQuery{To: day(0), Text: "ㅎㅌ"}, []int{0}},
	} {
		got, err := d.FindReferrals(t.Context(), c.q)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var ids, want []model.ID
		for _, h := range got.Hits {
			ids = append(ids, h.ID)
		}
		for _, i := range c.want {
			want = append(want, slips[i].ID)
		}
		if !slices.Equal(ids, want) || got.Total != len(want) {
			t.Errorf("%s: %d found, %+v", name, got.Total, got.Hits)
		}
	}
}

func TestFindReferrals_showsWhatAListSays(t *testing.T) {
	d, slips := slipsOf(t)
	got, err := d.FindReferrals(t.Context(), model.ReferralQuery{Text: "제빵"})
	if err != nil || len(got.Hits) != 1 {
		t.Fatal(got, err)
	}
	h, v := got.Hits[0], slips[1]
	want := model.ReferralHit{
		ID: v.ID, Slip: v.Slip, Status: model.Hired, StatusAt: h.StatusAt, IssuedAt: v.IssuedAt, SeekerID: v.SeekerID, LeadID: v.LeadID,
		Seeker: "김영호", Employer: "달콤제과", Title: "제빵원",
	}
	wantEqual(t, h, want)
	if log := d.log(v.SeekerID); slices.Contains(log, "referral_view") {
		t.Errorf("a list is an access: %q", log)
	}
}

func TestFindReferrals_countsAllAndReturnsAPage(t *testing.T) {
	d, slips := slipsOf(t)
	for _, text := range []string{"", "2026"} {
		got, err := d.FindReferrals(t.Context(), model.ReferralQuery{Text: text, Limit: 2})
		if err != nil || got.Total != 3 || len(got.Hits) != 2 || got.Hits[0].ID != slips[2].ID {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

func TestFindReferrals_afterTheDeskIsLocked(t *testing.T) {
	d, _ := slipsOf(t)
	d.in.Close()
	_, err := d.FindReferrals(t.Context(), model.ReferralQuery{})
	wantError(t, err, model.Denied, "desk_locked")
}
