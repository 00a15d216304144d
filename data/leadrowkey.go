package data

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"ieumdesk/model"
)

// rowContent is what a row of a list says, as JSON without the fields it leaves
// empty, and a hash by which the same row is known again. A number of openings
// that no cell stands for is a reader's guess and not the row's word.
func rowContent(row *model.LeadRow) (content, hash []byte, err error) {
	l := row.Lead
	if row.Value != nil && row.Value("openings") == "" {
		l.Openings = 0
	}
	content, err = json.Marshal(&l)
	if err != nil {
		return nil, nil, fmt.Errorf("row of leads: %w", err)
	}
	sum := sha256.Sum256(content)
	return content, sum[:16], nil
}

// overlay puts the fields of content that are not empty over a stored lead.
func overlay(stored model.Lead, content []byte) (model.Lead, error) {
	l := stored
	if err := json.Unmarshal(content, &l); err != nil {
		return l, fmt.Errorf("row of leads: %w", err)
	}
	l.ID = stored.ID
	if l.Openings == 0 {
		l.Openings = stored.Openings
	}
	if l.Status == "" {
		l.Status = stored.Status
	}
	if l.ValidUntil == "" {
		l.ValidUntil = stored.ValidUntil
	}
	return l, nil
}

// rowKey says which row of a list a lead is: by its number at the source, else by
// employer, title and place. Several such rows in one list are counted, so that
// each stays itself when the list comes again.
func rowKey(l *model.Lead, seen map[string]int) string {
	key := rowIdentity(l)
	seen[key]++
	if n := seen[key]; n > 1 {
		key += " #" + strconv.Itoa(n)
	}
	return key
}

// ownNumber is how long a number is that no other list gives to another lead. A
// shorter one counts the rows of its own list and says which row it is only
// together with the employer.
const ownNumber = 6

func rowIdentity(l *model.Lead) string {
	employer := l.BusinessNo
	if employer == "" {
		employer = matchKey(l.Employer, l.EmployerPhone)
	}
	place := l.Dong
	if place == "" {
		place = l.Address
	}
	switch ref := l.Source.Ref; {
	case len(ref) >= ownNumber:
		return "ref " + l.Source.Kind + " " + ref
	case ref != "":
		return "row " + digest(employer, ref)
	default:
		return "row " + digest(employer, model.WordKey(l.Title), model.WordKey(place))
	}
}

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
