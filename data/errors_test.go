package data

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/mattn/go-sqlite3"

	"ieumdesk/assets"
	"ieumdesk/model"
)

func TestExplain_tellsWhatAPersonCanDo(t *testing.T) {
	_, missing := os.Open(filepath.Join(t.TempDir(), "none"))
	own := &model.Error{Kind: model.Refused, Code: "gate_red"}
	for _, c := range []struct {
		err  error
		kind model.Kind
		code string
	}{
		{sqlite3.Error{Code: sqlite3.ErrFull}, model.Outside, "disk_full"},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.ENOSPC}, model.Outside, "disk_full"},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.EROFS}, model.Outside, "disk_read_only"},
		{sqlite3.Error{Code: sqlite3.ErrIoErr, SystemErrno: syscall.EIO}, model.Outside, "disk_failed"},
		{sqlite3.Error{Code: sqlite3.ErrIoErr}, model.Outside, "disk_failed"},
		{sqlite3.Error{Code: sqlite3.ErrCantOpen, SystemErrno: syscall.EACCES}, model.Outside, "disk_read_only"},
		{sqlite3.Error{Code: sqlite3.ErrReadonly}, model.Outside, "disk_read_only"},
		{sqlite3.Error{Code: sqlite3.ErrBusy}, model.Locked, "store_busy"},
		{sqlite3.Error{Code: sqlite3.ErrCorrupt}, model.Damaged, "record_damaged"},
		{&os.PathError{Op: "write", Err: syscall.ENOSPC}, model.Outside, "disk_full"},
		{os.ErrPermission, model.Outside, "disk_read_only"},
		{missing, model.Outside, "disk_failed"},
		{own, model.Refused, "gate_red"},
		{errors.New("else"), "", ""},
	} {
		got := explain(fmt.Errorf("beneath: %w", c.err))
		if model.KindOf(got) != c.kind || model.CodeOf(got) != c.code || !errors.Is(got, c.err) {
			t.Errorf("%v: %v, want %s %s", c.err, got, c.kind, c.code)
		}
	}
	if explain(nil) != nil {
		t.Error("nothing is explained")
	}
	if got := explain(sqlite3.Error{Code: sqlite3.ErrInterrupt}); !errors.Is(got, context.Canceled) {
		t.Errorf("an interrupted search: %v", got)
	}
}

func TestErrors_haveTextsInEveryLanguage(t *testing.T) {
	codes := []string{"disk_full", "disk_failed", "disk_read_only", "store_busy", "record_damaged"}
	for _, r := range rules {
		codes = append(codes, r.code)
	}
	for _, language := range assets.Languages {
		w, err := assets.LoadWords(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range codes {
			if !w.Has("error." + code) {
				t.Errorf("%s: no text for %s", language, code)
			}
		}
	}
}

func TestInTx_saysThatAnotherProgramIsWriting(t *testing.T) {
	d := newDesk(t)
	other := d.openStore(d.o)
	tx, err := other.write.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.in.write.Exec("PRAGMA busy_timeout = 0"); err != nil {
		t.Fatal(err)
	}
	wantError(t, d.SaveDraft(t.Context(), "register", []byte(`{}`)), model.Locked, "store_busy")
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveDraft(t.Context(), "register", []byte(`{}`)); err != nil {
		t.Error("when it is done:", err)
	}
}
