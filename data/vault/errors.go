package vault

import (
	"errors"

	"ieumdesk/model"
)

// What can go wrong. Each is a *model.Error, so that its kind and text reach a
// person without being translated on the way; test with errors.Is.
var (
	// ErrWrongPassphrase: the slot is sound and the login or passphrase is not
	// the one it was made with. Which of the two cannot be told.
	ErrWrongPassphrase = &model.Error{Kind: model.Denied, Code: "wrong_passphrase", Field: "passphrase"}
	// ErrWrongRecoveryCode: the code is written correctly and is not this
	// store's: it was replaced since, or belongs to another desk.
	ErrWrongRecoveryCode = &model.Error{Kind: model.Denied, Code: "wrong_recovery", Field: "recovery_code"}
	// ErrDamaged: a slot or field was changed, cut short or moved to another
	// row or column since it was written, or belongs to another store.
	ErrDamaged = &model.Error{Kind: model.Damaged, Code: "vault_damaged"}
	// ErrNewer: a slot or field was written in a version of the format that
	// this program does not know.
	ErrNewer = &model.Error{Kind: model.Newer, Code: "vault_newer"}
	// ErrDestroyed: the keys were wiped while a field was being read.
	ErrDestroyed = errors.New("vault: used after Destroy")
	// ErrMistyped lies beneath every error of ReadRecoveryCode: the text is no
	// recovery code at all, as opposed to ErrWrongRecoveryCode.
	ErrMistyped = errors.New("vault: mistyped recovery code")
)

// mistyped is the error of a code that cannot be right, whosever it is.
func mistyped(code string, args ...any) error {
	return &model.Error{Kind: model.Invalid, Code: code, Field: "recovery_code", Args: args, Err: ErrMistyped}
}
