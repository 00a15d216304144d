package door

import (
	"time"

	"ieumdesk/model"
)

// RecoverySheet is the paper that the recovery code is kept on.
type RecoverySheet struct {
	Desk model.Desk
	Code string // six groups of five
	Made time.Time
}

// Sheets puts a recovery code on paper. Both run then on the UI thread; an error
// says what to do, nil is done. Save asks for the place of the file; done is then
// false if the person changed their mind.
type Sheets interface {
	Save(s RecoverySheet, then func(done bool, err error))
	// Print is offered only where CanPrint.
	Print(s RecoverySheet, then func(done bool, err error))
	CanPrint() bool
}
