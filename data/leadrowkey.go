package data

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"ieumdesk/model"
)

// rowKey says which rows of a list may be one lead: those with its number at the
// source, else those alike in employer, title and place. A day and a night shift
// are alike; which row is which of them, nearest tells.
func rowKey(l *model.Lead) string {
	employer := l.BusinessNo
	if employer == "" {
		employer = matchKey(l.Employer, "")
	}
	place := l.Dong
	if place == "" {
		place = l.Address
	}
	switch ref := l.Source.Ref; {
	case len(ref) >= ownNumber:
		return refKey + l.Source.Kind + " " + ref
	case ref != "":
		return "row " + digest(employer, ref)
	default:
		return "row " + digest(employer, model.WordKey(l.Title), model.WordKey(place))
	}
}

const (
	// ownNumber is how long a number is that no other list gives to another lead. A
	// shorter one counts the rows of its own list and says which row it is only
	// together with the employer.
	ownNumber = 6
	// refKey begins the keys that are such a number.
	refKey = "ref "
)

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
