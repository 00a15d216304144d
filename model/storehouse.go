package model

import (
	"context"
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// Storehouse is where the desk's store is kept on this PC, before it is open.
type Storehouse interface {
	// Path is the file of the store.
	Path() string

	// Found reports whether there is a file at Path; if not, the desk is new.
	Found() bool

	// Create makes the store with its desk and first member of staff and returns
	// the recovery code, which is shown once and kept nowhere. Errors:
	// FieldErrors (desk, desk_name, center, staff, staff_name, passphrase);
	// Refused store_exists; Locked; Outside.
	Create(ctx context.Context, n NewStore) (recoveryCode string, err error)

	// Open opens the store for this window alone. Errors: Damaged, Newer, Locked,
	// Outside, each for a page of its own.
	Open(ctx context.Context) (Entrance, error)
}

// Entrance is an open store at whose door somebody stands: it shows who may log
// in and how the window looks, and lets in who forgot the passphrase but has the
// recovery code.
type Entrance interface {
	Door

	// DoorSetting is a setting that the window needs before anybody is logged in:
	// language, text size, theme. Errors: NotFound setting.
	DoorSetting(ctx context.Context, key string) (string, error)

	// Recover gives a login a new passphrase by the recovery code, which stays
	// valid. Errors: Invalid recovery_code_length, recovery_code_group,
	// recovery_code_mistyped; Denied wrong_recovery, staff_disabled; NotFound
	// staff; FieldErrors (passphrase).
	Recover(ctx context.Context, code, login, passphrase string) error

	// Close gives the store back to other programs.
	Close() error
}

// Keeper is what an unlocked store offers besides the desk's work: its staff, its
// keys and its backups. A Session of the program's own store is one.
type Keeper interface {
	// StaffList are all accounts, by name, disabled ones too.
	StaffList(ctx context.Context) ([]Staff, error)

	// AddStaff makes an account with a first passphrase. Errors: FieldErrors;
	// Denied role_denied; Refused login_taken.
	AddStaff(ctx context.Context, m Staff, passphrase string) (Staff, error)

	// SetStaffDisabled shuts an account or opens it again. Errors: NotFound staff;
	// Denied role_denied; Refused last_admin.
	SetStaffDisabled(ctx context.Context, id ID, disabled bool) error

	// ChangePassphrase replaces one's own. Errors: Denied wrong_passphrase (of the
	// old one), login_throttled; FieldErrors (passphrase).
	ChangePassphrase(ctx context.Context, old, passphrase string) error

	// NewRecoveryCode makes the old recovery code worthless. Errors: Denied role_denied.
	NewRecoveryCode(ctx context.Context) (code string, err error)

	// BackupFolder is where backups go.
	BackupFolder(ctx context.Context) (string, error)

	// BackupNow writes a checked, dated copy there. Errors: Outside, Damaged.
	BackupNow(ctx context.Context) (Copy, error)

	// Backups are this desk's backups there, newest first.
	Backups(ctx context.Context) ([]Copy, error)
}

// Copy is one backup.
type Copy struct {
	File string    `json:"file"`
	At   time.Time `json:"at"`   // when it was made, to the second, in Seoul
	Size int64     `json:"size"` // bytes
}

var (
	deskCodeForm = regexp.MustCompile(`^D[0-9]{2}$`)
	loginForm    = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,31}$`)
)

// NormalDeskCode reads the code of a desk as people write it: D07, d7, 07, 7.
// Errors: Invalid desk_form.
func NormalDeskCode(s string) (string, error) {
	code := strings.ToUpper(strings.Join(strings.Fields(norm.NFKC.String(s)), ""))
	digits := strings.TrimPrefix(code, "D")
	if len(digits) == 1 {
		digits = "0" + digits
	}
	if code = "D" + digits; !deskCodeForm.MatchString(code) {
		return s, invalid("desk", "desk_form")
	}
	return code, nil
}

// NormalLogin reads a login as people type it. Errors: Invalid login_form.
func NormalLogin(s string) (string, error) {
	login := strings.ToLower(strings.TrimSpace(norm.NFKC.String(s)))
	if !loginForm.MatchString(login) {
		return s, invalid("staff", "login_form")
	}
	return login, nil
}
