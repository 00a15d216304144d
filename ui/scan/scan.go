// Package scan tells what a bar code scanner types from what a person types. A
// scanner is a keyboard to the PC: the code of a slip comes as keystrokes into
// whatever has the focus, in Hangul where the input method is on, in small letters
// under Caps Lock, and Enter comes last.
package scan

import (
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// What ended with Enter.
type End int

// The ends: text that somebody typed, a slip's code, and a code that came through
// damaged.
const (
	Text End = iota
	Code
	Damaged
)

const (
	// begins is how the code of a slip begins (model.SlipNumber.QR).
	begins = "IEUM:"
	// longest is more than any code has; what goes on longer is none.
	longest = 40
	// pause is what no scanner makes between two characters: what stood before is
	// left over from something else.
	pause = 2 * time.Second
	// quick is the time for a character that no person keeps up: what begins like a
	// code and comes that fast was scanned, whatever it says.
	quick = 50 * time.Millisecond
)

// whole is the form of a code with its check digits.
var whole = regexp.MustCompile(`^IEUM:20\d\d-?D\d\d-?\d{6,}-?\d\d$`)

// Reader listens to what is typed into a window. The zero Reader has heard nothing.
type Reader struct {
	heard string // of a code, as the keys say it: IEUM:2026
	lead  string // keys before it that its first syllable swallowed
	first time.Time
	last  time.Time
}

// Rune hears a character before its field does. It reports whether a code may begin
// with it: then is the time to remember what the field holds.
func (r *Reader) Rune(c rune, at time.Time) (began bool) {
	if at.Sub(r.last) > pause {
		r.Forget()
	}
	r.last = at
	keys := keysOf(c)
	for i, k := range keys {
		switch {
		case r.mayGoOn(k):
			r.heard += string(k)
		case k == rune(begins[0]):
			r.heard, r.lead, r.first = string(k), strings.ToLower(keys[:i]), at
			began = true
		default:
			r.Forget()
		}
	}
	return began && r.heard != ""
}

// mayGoOn reports whether a key continues what was heard of a code, damaged or not.
// The letter that begins one is in no code.
func (r *Reader) mayGoOn(k rune) bool {
	n := len(r.heard)
	switch {
	case n == 0 || n >= longest:
		return false
	case n < len(begins):
		return k == rune(begins[n])
	}
	return k != rune(begins[0])
}

// Lead is what was being composed when the code began and went into its first
// syllable: ㄱ, where ㄱ and the ㅑ of the code became 갸. "" for nothing.
func (r *Reader) Lead() string { return hangul.Compose(r.lead) }

// Enter hears Enter before its field does and forgets what was heard. slip is the
// number of a Code.
func (r *Reader) Enter(at time.Time) (end End, slip model.SlipNumber) {
	heard, took := strings.TrimRight(r.heard, " "), at.Sub(r.first)
	gap := at.Sub(r.last)
	r.Forget()
	switch {
	case gap > pause || len(heard) <= len(begins):
		return Text, slip
	case whole.MatchString(heard):
		n, err := model.ParseSlipNumber(heard, "")
		if err != nil {
			return Damaged, slip
		}
		return Code, n
	case took > quick*time.Duration(len(heard)):
		return Text, slip
	default:
		return Damaged, slip
	}
}

// Forget forgets what was heard, because the keyboard went elsewhere.
func (r *Reader) Forget() { r.heard, r.lead = "", "" }

// keysOf are the keys that type a character, as a scanner means them: capitals,
// and the Latin letters on the keys of Hangul.
func keysOf(c rune) string {
	wide := norm.NFKC.String(string(c))
	if keys := hangul.Keys(wide); keys != "" {
		return strings.ToUpper(keys)
	}
	return wide
}
