package data

import (
	"context"
	"database/sql"
	"strings"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// slipWords are the words of a search of slips, each looked up once among people
// and once among leads, however many slips there are.
type slipWords struct {
	words []hangul.Word
	whom  []func(seeker model.ID) bool // whether word n finds a person
	leads map[model.ID]wordSet         // which words find a lead
}

// wordSet are the numbers of the words that are found in something.
type wordSet uint64

// slipWords looks the words up in the leads that somebody was sent to.
func (s *session) slipWords(ctx context.Context, tx *sql.Tx, words []hangul.Word) (*slipWords, error) {
	f := &slipWords{words: words, leads: map[model.ID]wordSet{}}
	for _, w := range words {
		f.whom = append(f.whom, s.people.whom(w))
	}
	rows, err := tx.QueryContext(ctx, `
		SELECT l.id, e.name, l.title FROM lead l JOIN employer e ON e.id = l.employer_id
		 WHERE l.id IN (SELECT lead_id FROM referral)`)
	if err != nil {
		return nil, err
	}
	return f, each(rows, func() error {
		var id model.ID
		var name, title string
		if err := rows.Scan(&id, &name, &title); err != nil {
			return err
		}
		employer, job := hangul.Anywhere(name), hangul.Anywhere(title)
		for i, w := range words {
			if w.Match(employer, job) {
				f.leads[id] |= 1 << i
			}
		}
		return nil
	})
}

// in reports whether every word is found in the slip's number, its person or its lead.
func (f *slipWords) in(n model.SlipNumber, seeker, lead model.ID) bool {
	for i, w := range f.words {
		if f.leads[lead]&(1<<i) == 0 && !f.whom[i](seeker) && !startsSlip(n, w.Typed) {
			return false
		}
	}
	return true
}

// startsSlip reports whether a slip's number, full or short, begins with what was
// typed.
func startsSlip(n model.SlipNumber, typed string) bool {
	if typed[0] > '9' && typed[0] != 'd' && typed[0] != 'D' {
		return false // most of what is typed is no number at all
	}
	typed = strings.ToUpper(typed)
	return strings.HasPrefix(n.Short(), typed) || strings.HasPrefix(n.String(), typed)
}
