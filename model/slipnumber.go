package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// SlipNumber is the number of a slip: per desk and year, gapless, never reused.
type SlipNumber struct {
	Year int
	Desk string // D07
	Seq  int    // from 1
}

// String is the full form, 2026-D07-000124; "" for the zero number.
func (n SlipNumber) String() string {
	if n.Seq == 0 {
		return ""
	}
	return fmt.Sprintf("%d-%s-%06d", n.Year, n.Desk, n.Seq)
}

// Check is two digits over the full form by ISO 7064 MOD 97-10 (letters count
// as 10 to 35), which catches every single wrong digit and every swap of two.
func (n SlipNumber) Check() string {
	rest := 0
	for _, r := range n.String() {
		switch {
		case r >= '0' && r <= '9':
			rest = (rest*10 + int(r-'0')) % 97
		case r >= 'A' && r <= 'Z':
			rest = (rest*100 + int(r-'A') + 10) % 97
		}
	}
	return fmt.Sprintf("%02d", 98-rest*100%97)
}

// Short is what is said on the phone, 124-26-73: sequence, year, check digits.
// It names a slip of one desk; the check digits are over the full number, so a
// short number of another desk is caught like a typing error.
func (n SlipNumber) Short() string {
	if n.Seq == 0 {
		return ""
	}
	return fmt.Sprintf("%d-%02d-%s", n.Seq, n.Year%100, n.Check())
}

// QR is what the slip's QR code carries: IEUM:2026-D07-000124-73, upper-case
// alphanumeric so that the code stays small.
func (n SlipNumber) QR() string { return "IEUM:" + n.String() + "-" + n.Check() }

// MarshalText writes the full form.
func (n SlipNumber) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads the full form.
func (n *SlipNumber) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*n = SlipNumber{}
		return nil
	}
	got, err := ParseSlipNumber(string(b), "")
	if err == nil {
		*n = got
	}
	return err
}

var (
	// Six digits first, so that the check digits are found without their hyphen.
	slipFull  = regexp.MustCompile(`^(?:IEUM:)?(20\d\d)-?(D\d\d)-?(\d{6,}?)(?:-?(\d\d))?$`)
	slipShort = regexp.MustCompile(`^(\d{1,6})-(\d\d)-(\d\d)$`)
)

// ParseSlipNumber reads a full number (2026-D07-000124), what a scanner types
// (IEUM:2026-D07-000124-73) or a short number (124-26-73) of the given desk.
// A wrong check digit is Invalid slip_check; anything else slip_form.
func ParseSlipNumber(s, desk string) (SlipNumber, error) {
	s = strings.ToUpper(strings.TrimSpace(norm.NFKC.String(s)))
	if m := slipFull.FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(m[1])
		seq, err := strconv.Atoi(m[3])
		n := SlipNumber{Year: year, Desk: m[2], Seq: seq}
		if err != nil || seq == 0 {
			return SlipNumber{}, invalid("slip", "slip_form")
		}
		if m[4] != "" && m[4] != n.Check() {
			return SlipNumber{}, invalid("slip", "slip_check")
		}
		return n, nil
	}
	if m := slipShort.FindStringSubmatch(s); m != nil && desk != "" {
		seq, _ := strconv.Atoi(m[1])
		year, _ := strconv.Atoi(m[2])
		n := SlipNumber{Year: 2000 + year, Desk: desk, Seq: seq}
		if seq == 0 {
			return SlipNumber{}, invalid("slip", "slip_form")
		}
		if m[3] != n.Check() {
			return SlipNumber{}, invalid("slip", "slip_check")
		}
		return n, nil
	}
	return SlipNumber{}, invalid("slip", "slip_form")
}
