package door

import (
	"context"
	"errors"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ieumdesk/model"
)

// step is one of the assistant's pages.
type step int

const (
	stepDesk step = iota
	stepStaff
	stepPassphrase
	stepCode
	stepConfirm
	steps = int(stepConfirm) + 1
)

// fieldsOf are the fields of each step, as errors name them.
var fieldsOf = map[step][]string{
	stepDesk:       {"center", "desk", "desk_name"},
	stepStaff:      {"staff", "staff_name", "role"},
	stepPassphrase: {"passphrase", "again"},
	stepConfirm:    {"group_a", "group_b"},
}

// asked are the groups of the recovery code that are typed from the paper, from
// 1: enough to know that it was written down, without writing it all.
var asked = [2]int{2, 5}

// assistant is what the first-run assistant knows: the answers so far, and where
// it stands. It shows no widgets.
type assistant struct {
	step     step
	language string
	store    model.NewStore
	code     string // the recovery code, once the store is made
	busy     bool
}

// check is what is wrong with a step, as the store would say it; nil if nothing is.
func (a *assistant) check(s step) model.FieldErrors {
	var errs model.FieldErrors
	take := func(err error) {
		var e *model.Error
		if errors.As(err, &e) {
			errs = append(errs, e)
		}
	}
	switch s {
	case stepDesk:
		var err error
		a.store.Desk.Code, err = model.NormalDeskCode(a.store.Desk.Code)
		take(err)
		a.store.Desk.Name, err = model.CheckText("desk_name", a.store.Desk.Name, model.MaxShort, true)
		take(err)
		a.store.Desk.Center, err = model.CheckText("center", a.store.Desk.Center, model.MaxShort, true)
		take(err)
	case stepStaff:
		var err error
		a.store.Staff.Login, err = model.NormalLogin(a.store.Staff.Login)
		take(err)
		a.store.Staff.Name, err = model.CheckText("staff_name", a.store.Staff.Name, model.MaxName, true)
		take(err)
	}
	return errs
}

// known are the words everybody knows of this desk.
func (a *assistant) known() []string {
	d, s := a.store.Desk, a.store.Staff
	return []string{d.Code, d.Name, d.Center, s.Login, s.Name}
}

// stepFor is the step on which an error of the store can be mended.
func stepFor(errs model.FieldErrors) step {
	for s := stepDesk; s < stepCode; s++ {
		for _, e := range errs {
			for _, f := range fieldsOf[s] {
				if e.Field == f {
					return s
				}
			}
		}
	}
	return stepPassphrase
}

// create makes the store.
func (a *assistant) create(ctx context.Context, house model.Storehouse) (string, error) {
	a.store.Staff.Role = model.Admin
	return house.Create(ctx, a.store)
}

// group is the nth group of the code, from 1.
func (a *assistant) group(n int) string {
	if groups := strings.Split(a.code, "-"); n <= len(groups) {
		return groups[n-1]
	}
	return ""
}

// confirms reports whether typed is the nth group, in any case or width, with
// what is easily misread taken for what it is.
func (a *assistant) confirms(n int, typed string) bool {
	return plainGroup(typed) == plainGroup(a.group(n))
}

func plainGroup(s string) string {
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToUpper(r); r {
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		case 'U':
			return 'V'
		case ' ', '-':
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}
