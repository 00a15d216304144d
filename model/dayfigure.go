package model

// Figure is one of the seven numbers of a day log. Each is a count of records of
// one kind whose day, in Seoul, is the day of the log:
//
//   - Visits 방문: people served at the counter, each once a day and desk however
//     often they came and whatever for. Who was served several times is counted for
//     the first. A quiet entry of kind visit counts too, unless it names somebody
//     who is counted already.
//   - Consultations 상담: visits that were a consultation, and every quiet entry
//     (전화상담, 방문상담, 출장상담). Registering or renewing alone is none: it is
//     counted where it belongs.
//   - Registrations 구직등록: new registrations and renewed ones; the row says which.
//     Who did both on one day counts once.
//   - LeadsFound 구인등록(발굴): leads this desk received that day. Those of a list
//     (sheet) and of Work24 (work24) are not found by the desk: a file of a thousand
//     orders would be a thousand finds. All other sources are: outreach (hub, dong),
//     visit, phone, fax, event, and those without one, which were typed in here.
//   - ReferralsMade 알선: slips issued that day that are not void.
//   - Interviews 면접: referrals whose interview is that day, unless they are void,
//     the seeker declined or nobody could be reached.
//   - Hires 취업: referrals answered 채용, on the day the answer came. A correction
//     moves a hire to the day of the corrected answer, or out. It counts for whoever
//     made the referral, not for who wrote down the answer.
//
// A slip that is voided, or an answer that is corrected, after the day was closed
// changes the figures of that day and is shown as late.
type Figure string

// The figures.
const (
	Visits        Figure = "visits"
	Consultations Figure = "consultations"
	Registrations Figure = "registrations"
	LeadsFound    Figure = "leads"
	ReferralsMade Figure = "referrals"
	Interviews    Figure = "interviews"
	Hires         Figure = "hires"
)

// AllFigures are the figures in the order of the log.
var AllFigures = []Figure{Visits, Consultations, Registrations, LeadsFound, ReferralsMade, Interviews, Hires}

// DayFigures are the seven figures of a day, a month or a year.
type DayFigures struct {
	Visits        int `json:"visits"`
	Consultations int `json:"consultations"`
	Registrations int `json:"registrations"`
	Leads         int `json:"leads"`
	Referrals     int `json:"referrals"`
	Interviews    int `json:"interviews"`
	Hires         int `json:"hires"`
}

// at is where a figure is kept; nil for what is none.
func (f *DayFigures) at(which Figure) *int {
	switch which {
	case Visits:
		return &f.Visits
	case Consultations:
		return &f.Consultations
	case Registrations:
		return &f.Registrations
	case LeadsFound:
		return &f.Leads
	case ReferralsMade:
		return &f.Referrals
	case Interviews:
		return &f.Interviews
	case Hires:
		return &f.Hires
	}
	return nil
}

// Of is one of them.
func (f DayFigures) Of(which Figure) int {
	if n := f.at(which); n != nil {
		return *n
	}
	return 0
}

// Add counts n more of a figure.
func (f *DayFigures) Add(which Figure, n int) {
	if at := f.at(which); at != nil {
		*at += n
	}
}

// HiresPerReferral is 알선 대비 취업: hires of the span to referrals of the span, 0
// if there were none. They need not be the same people: an answer takes days.
func (f DayFigures) HiresPerReferral() float64 {
	if f.Referrals == 0 {
		return 0
	}
	return float64(f.Hires) / float64(f.Referrals)
}

// DayGoals are how many of a figure a desk means to reach in a month.
type DayGoals map[Figure]int
