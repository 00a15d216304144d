package data

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// The digits of a number as text say what the comparison must find.
func TestContactNumber_hasDigitsAtItsEndItsBeginningOrItsExchange(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	phones := []string{"", "112", "1588-1234", "02-123-4567", "031-400-1234", "010-1234-5678", "0505-1234-5678", "010-0000-0000"}
	for range 200 {
		phones = append(phones, fmt.Sprintf("%03d-%03d-%04d", r.IntN(100), r.IntN(1000), r.IntN(10_000)))
	}
	for _, phone := range phones {
		plain := strings.ReplaceAll(phone, "-", "")
		for range 200 {
			digits := fmt.Sprintf("%0*d", 3+r.IntN(9), r.IntN(100_000))
			if len(plain) > 3 && r.IntN(2) == 0 {
				from := r.IntN(len(plain) - 2)
				digits = plain[from : from+3+r.IntN(len(plain)-from-2)]
			}
			want := len(digits) >= numberDigits && (strings.HasSuffix(plain, digits) || strings.HasPrefix(plain, digits) ||
				len(plain) > 8 && len(digits) <= 8 && strings.HasPrefix(plain[len(plain)-8:], digits))
			n := newContactNumber(phone)
			q, ok := newDigitQuery(digits)
			if got := ok && q.in(&n); got != want {
				t.Fatalf("%q in %q: %t", digits, phone, got)
			}
		}
	}
}
