package data

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"ieumdesk/model"
)

// readIdentity is json.Unmarshal for the identities that seal writes, six times
// as fast: at login there are a hundred thousand to read. What it does not expect
// (an escape, a space, a name it does not know) it leaves to json.
func readIdentity(plain []byte, who *identity) error {
	if quickIdentity(plain, who) {
		return nil
	}
	*who = identity{}
	if err := json.Unmarshal(plain, who); err != nil {
		return fmt.Errorf("unseal %s: %w", identityColumn, err)
	}
	return nil
}

// quickIdentity reads {"key":"text","key":"text"} and reports whether that was
// all there is.
func quickIdentity(b []byte, who *identity) bool {
	if len(b) < 2 || b[0] != '{' || b[len(b)-1] != '}' || !utf8.Valid(b) {
		return false
	}
	for b = b[1:]; len(b) > 1; b = b[1:] { // past the comma or the last brace
		var key, text []byte
		var ok bool
		if key, b, ok = plainText(b); !ok || b[0] != ':' {
			return false
		}
		if text, b, ok = plainText(b[1:]); !ok || b[0] != ',' && len(b) > 1 {
			return false
		}
		if !who.take(key, text) {
			return false
		}
	}
	return len(b) == 0
}

// plainText takes a text in quotes off the front of b, of which something
// remains. It refuses escapes, and control characters as json does.
func plainText(b []byte) (text, rest []byte, ok bool) {
	if len(b) == 0 || b[0] != '"' {
		return nil, nil, false
	}
	for i, c := range b[1:] {
		switch {
		case c == '"':
			text, rest = b[1:1+i], b[i+2:]
			return text, rest, len(rest) > 0
		case c == '\\', c < ' ':
			return nil, nil, false
		}
	}
	return nil, nil, false
}

func (who *identity) take(key, text []byte) bool {
	switch string(key) {
	case "name":
		who.Name = string(text)
	case "latin_name":
		who.LatinName = string(text)
	case "birth_date":
		who.BirthDate = model.Date(text)
	case "sex":
		who.Sex = model.Sex(text)
	case "phone":
		who.Phone = string(text)
	case "other_phone":
		who.OtherPhone = string(text)
	case "dong":
		who.Dong = string(text)
	case "address": // the index has no use for it
	default:
		return false
	}
	return true
}
