package model

import "time"

// validLead is a lead that Normalise takes as it is; a test spoils one field.
func validLead() Lead {
	return Lead{Employer: "한빛정밀", Title: "지게차 운전원", Openings: 2}
}

// validSeeker is a seeker that Normalise takes as it is.
func validSeeker() Seeker {
	return Seeker{
		Name: "홍길순", BirthDate: "1985-02-28", Phone: "010-0000-1234", Occupations: []string{"8711"},
		Consents: []Consent{{Kind: ConsentCollect, Version: "2026-09", At: time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)}},
	}
}
