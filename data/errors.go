package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"ieumdesk/model"
)

// explain turns an error of SQLite or of the file system into one that a person
// can act on. What it does not know, and what is explained already, stays as it
// is. Codes: disk_full, disk_failed, disk_read_only (Outside); store_busy
// (Locked); record_damaged (Damaged); and those of rules.
func explain(err error) error {
	var e sqlite3.Error
	switch {
	case err == nil, model.KindOf(err) != "":
		return err
	case errors.As(err, &e):
		return explainSQLite(e, err)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return explainFile(err)
}

func explainSQLite(e sqlite3.Error, err error) error {
	switch e.Code {
	case sqlite3.ErrFull:
		return outside("disk_full", err)
	case sqlite3.ErrIoErr, sqlite3.ErrCantOpen:
		if e.SystemErrno == 0 {
			return outside("disk_failed", err)
		}
		return explainErrno(e.SystemErrno, err)
	case sqlite3.ErrReadonly, sqlite3.ErrPerm:
		return outside("disk_read_only", err)
	case sqlite3.ErrBusy, sqlite3.ErrLocked, sqlite3.ErrProtocol:
		return &model.Error{Kind: model.Locked, Code: "store_busy", Err: err}
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return &model.Error{Kind: model.Damaged, Code: "record_damaged", Err: err}
	case sqlite3.ErrInterrupt:
		return fmt.Errorf("%w: %w", context.Canceled, err)
	case sqlite3.ErrConstraint:
		return explainConstraint(e, err)
	}
	return err
}

// rules are the constraints of the schema that a person can run into, by what
// SQLite says of them. The store checks first; these are for the case that
// somebody else was quicker.
var rules = []struct {
	says string
	kind model.Kind
	code string
}{
	{"LEAD_FULL", model.Refused, "lead_full"},
	{"LEAD_SHUT", model.Refused, "lead_shut"},
	{"SLIP_SEQ_", model.Refused, "slip_gap"},
	{"REFERRAL_VOID", model.Refused, "already_void"},
	{"REFERRAL_KEEP", model.Refused, "referral_keep"},
	{"REFERRAL_FIXED", model.Refused, "referral_keep"},
	{"RESULT_GAP", model.Conflict, "result_changed"},
	{"CALL_LATE", model.Refused, "has_result"},
	{"AUDIT_", model.Refused, "audit_keep"},
	{"DAY_CLOSED", model.Refused, "day_closed"},
	{"DAY_OPEN", model.Refused, "day_not_closed"},
	{"DAY_KEEP", model.Refused, "day_keep"},
	{"DAY_GAP", model.Refused, "day_keep"},
	{"REFERRAL_TWICE", model.Refused, "already_referred"},
	{"referral.seeker_id, referral.lead_id", model.Refused, "already_referred"},
	{"employer.business_no", model.Conflict, "business_no_taken"},
	{"staff.login", model.Refused, "login_taken"},
}

func explainConstraint(e sqlite3.Error, err error) error {
	for _, r := range rules {
		if strings.Contains(e.Error(), r.says) {
			return &model.Error{Kind: r.kind, Code: r.code, Err: err}
		}
	}
	return err
}

func explainFile(err error) error {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return explainErrno(errno, err)
	}
	if errors.Is(err, fs.ErrPermission) {
		return outside("disk_read_only", err)
	}
	return err
}

func explainErrno(errno syscall.Errno, err error) error {
	switch {
	case fullDisk(errno):
		return outside("disk_full", err)
	case errno == syscall.EROFS, errors.Is(errno, fs.ErrPermission):
		return outside("disk_read_only", err)
	}
	return outside("disk_failed", err)
}

func outside(code string, err error) error {
	return &model.Error{Kind: model.Outside, Code: code, Err: err}
}

// named says of an error which file it is about, where the person has to choose
// another one.
func named(err error, path string) error {
	var e *model.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code {
	case "disk_read_only":
		return &model.Error{Kind: model.Outside, Code: "read_only", Args: []any{filepath.Dir(path)}, Err: err}
	case "record_damaged":
		return &model.Error{Kind: model.Damaged, Code: "store_damaged", Args: []any{path}, Err: err}
	}
	return err
}
