package slip

import (
	"fmt"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// DrawSet lays out sheets of referrals: for each a seeker's slip and a reply
// form, and one list for the employer, so slips of several seekers must be of
// one lead. Each sheet takes a page, and as large a type as that allows; what
// cannot fit even in the least type goes on to further pages. With
// Setup.Together the sheets share a page where they fit, and a line says where
// to cut; else the seeker's slip has its own. A roll has one page a sheet, as
// long as it needs. Characters that no font has do not fail it: see
// Document.Missing.
func DrawSet(fonts *Fonts, words Words, slips []Slip, kinds []model.SheetKind, setup Setup) (*sheet.Document, error) {
	if len(slips) == 0 || len(kinds) == 0 {
		return nil, fmt.Errorf("slip: nothing to draw")
	}
	codes := make([]sheet.Matrix, len(slips))
	for i, s := range slips {
		if s.Number == "" {
			return nil, fmt.Errorf("slip: no number")
		}
		var err error
		if codes[i], err = encode(s.Payload); err != nil {
			return nil, err
		}
	}
	var designs []design
	for _, k := range kinds {
		of, err := designsOf(k, slips, codes)
		if err != nil {
			return nil, err
		}
		designs = append(designs, of...)
	}
	d := newDrafter(fonts, words, setup)
	d.draw(designs)
	return d.doc, nil
}

// designsOf are the sheets of a kind: one for each slip, or one for all.
func designsOf(k model.SheetKind, slips []Slip, codes []sheet.Matrix) ([]design, error) {
	var designs []design
	switch k {
	case model.SheetSeeker:
		for i, s := range slips {
			designs = append(designs, design{kind: k, lay: func(f *form) piece { return f.seekerSheet(s, codes[i]) }})
		}
	case model.SheetReply:
		for i, s := range slips {
			designs = append(designs, design{kind: k, lay: func(f *form) piece { return f.replySheet(s, codes[i]) }})
		}
	case model.SheetEmployer:
		designs = append(designs, design{kind: k, lay: func(f *form) piece { return f.employerSheet(slips) }})
	default:
		return nil, fmt.Errorf("slip: %q is no sheet of a referral", k)
	}
	return designs, nil
}

// design is a sheet that can be laid out at any density.
type design struct {
	kind model.SheetKind
	lay  func(*form) piece
}
