package door

import (
	"time"

	"ieumdesk/model"
)

// RecoverySheet is the paper that a recovery code is kept on.
type RecoverySheet struct {
	Desk model.Desk
	Code string // six groups of five
	Made time.Time
}

// Sheets puts a recovery code on paper. then runs on the UI thread.
type Sheets interface {
	// Save writes a PDF and tells where.
	Save(s RecoverySheet, then func(file string, err error))
	// Print is offered only where CanPrint; it tells on which printer.
	Print(s RecoverySheet, then func(printer string, err error))
	CanPrint() bool
}
