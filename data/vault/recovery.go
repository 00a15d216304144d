package vault

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// alphabet is Crockford's: no I, L, O or U, which are read as 1, 1, 0 and V.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const (
	groupSize = 5
	minus     = '\u2212' // a dash to people, a mathematical sign to Unicode
)

// NewRecovery makes a new recovery code, as six groups of five characters with
// hyphens, and the slot that it opens. Storing the slot in place of the old one
// makes the old code worthless.
func (v *Vault) NewRecovery(rand io.Reader, p Params) (Slot, string, error) {
	var word codeword
	if _, err := io.ReadFull(rand, word[:dataSize]); err != nil {
		return Slot{}, "", fmt.Errorf("vault: no randomness for the recovery code: %w", err)
	}
	for i := range word {
		word[i] &= 31
	}
	word.addChecks()
	slot, err := v.wrap(rand, recoverySlot, "", word.letters(), p)
	if err != nil {
		return Slot{}, "", err
	}
	return slot, grouped(word.letters()), nil
}

// UnlockRecovery returns the vault that the slot was made from. Errors: those
// of ReadRecoveryCode, at once; ErrWrongRecoveryCode, ErrDamaged.
func (s Slot) UnlockRecovery(code string) (*Vault, error) {
	if s.kind != recoverySlot {
		return nil, fmt.Errorf("%w: no recovery slot", ErrDamaged)
	}
	code, err := ReadRecoveryCode(code)
	if err != nil {
		return nil, err
	}
	v, ok := s.unwrap("", strings.ReplaceAll(code, "-", ""))
	if !ok {
		return nil, ErrWrongRecoveryCode
	}
	return v, nil
}

// ReadRecoveryCode returns the code as it was printed, from what a person typed:
// in any case and width, with any spaces and dashes, O for 0, I and L for 1, U
// for V, the Korean input method on or off. Its errors are *model.Error of kind
// Invalid with ErrMistyped beneath, and name the code
//
//	recovery_code_length    Args: characters read, characters wanted
//	recovery_code_group     Args: the group with the one mistake, 1 to 6
//	recovery_code_mistyped  several mistakes, it cannot be said where
func ReadRecoveryCode(text string) (string, error) {
	var word codeword
	n, strange := 0, 0
	for _, r := range norm.NFKC.String(keystrokes(text)) {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.In(r, unicode.Cc, unicode.Cf) || r == minus {
			continue
		}
		value := letterValue(unicode.ToUpper(r))
		if value < 0 && strange == 0 {
			strange = n/groupSize + 1
		}
		if n < len(word) {
			word[n] = byte(max(value, 0))
		}
		n++
	}
	switch {
	case n != len(word):
		return "", mistyped("recovery_code_length", n, len(word))
	case strange > 0:
		return "", mistyped("recovery_code_group", strange)
	}
	switch at := word.mistake(); {
	case at >= 0:
		return "", mistyped("recovery_code_group", at/groupSize+1)
	case at == several:
		return "", mistyped("recovery_code_mistyped")
	}
	return grouped(word.letters()), nil
}

// letterValue is the place of r in the alphabet, or -1.
func letterValue(r rune) int {
	switch r {
	case 'O':
		r = '0'
	case 'I', 'L':
		r = '1'
	case 'U':
		r = 'V'
	}
	return strings.IndexRune(alphabet, r)
}

// grouped puts hyphens between the groups.
func grouped(letters string) string {
	var b strings.Builder
	for i, r := range letters {
		if i > 0 && i%groupSize == 0 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return b.String()
}
