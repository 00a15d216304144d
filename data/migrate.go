package data

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"

	"github.com/mattn/go-sqlite3"

	"ieumdesk/model"
)

//go:embed migrations/*.sql
var shipped embed.FS

// step is one migration: what brings a store from the schema before it to it.
type step struct {
	name string // 001_init
	sql  string
}

// applicationID is "IEUM" in the header of the file: what tells a store of this
// program from any other SQLite file.
const (
	applicationID     = 0x4945554D
	applicationIDText = "0x4945554D"
)

var stepName = regexp.MustCompile(`^(\d{3})_[a-z0-9_]+\.sql$`)

// shippedSteps are the migrations in order. The number of a file is the schema
// version it leads to, so a gap means that the program was built wrong.
func shippedSteps() ([]step, error) {
	names, err := fs.Glob(shipped, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var steps []step
	for _, name := range names {
		m := stepName.FindStringSubmatch(path.Base(name))
		if m == nil || m[1] != fmt.Sprintf("%03d", len(steps)+1) {
			return nil, fmt.Errorf("migration %s is not number %d", name, len(steps)+1)
		}
		b, err := shipped.ReadFile(name)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step{name: path.Base(name), sql: string(b)})
	}
	return steps, nil
}

// SchemaVersion is the schema this program writes.
func SchemaVersion() int {
	steps, err := shippedSteps()
	if err != nil {
		return 0
	}
	return len(steps)
}

// inspect says what a file is before it is opened for writing: header only, no
// log, no trace left. Errors: Damaged not_a_store, store_damaged; Newer store_newer.
func inspect(ctx context.Context, file string, known int) error {
	db, err := connect(ctx, file, looking, 1)
	if err != nil {
		return strange(file, err)
	}
	defer db.Close()
	var id, version int
	var length int64
	err = db.QueryRowContext(ctx, `SELECT application_id, user_version, page_count * page_size
		FROM pragma_application_id, pragma_user_version, pragma_page_count, pragma_page_size`).Scan(&id, &version, &length)
	if err != nil {
		return strange(file, err)
	}
	if id != applicationID {
		return &model.Error{Kind: model.Damaged, Code: "not_a_store", Args: []any{file}}
	}
	if err := notNewer(version, known); err != nil {
		return err
	}
	if info, err := os.Stat(file); err == nil && info.Size() < length && !hasLog(file) {
		return &model.Error{Kind: model.Damaged, Code: "store_damaged", Args: []any{file}} // SQLite overlooks half a page
	}
	return nil
}

// hasLog reports whether part of what a file holds still stands in its log.
func hasLog(file string) bool {
	log, err := os.Stat(file + "-wal")
	return err == nil && log.Size() > 0
}

// strange says of a file whose header SQLite refuses what it is. A header that
// does not fit the file is no damage while another program is writing its log
// into it: then opening the store decides.
func strange(file string, err error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code {
	case sqlite3.ErrNotADB:
		return &model.Error{Kind: model.Damaged, Code: "not_a_store", Args: []any{file}, Err: err}
	case sqlite3.ErrCorrupt:
		if hasLog(file) {
			return nil
		}
		return &model.Error{Kind: model.Damaged, Code: "store_damaged", Args: []any{file}, Err: err}
	}
	return err
}

func notNewer(version, known int) error {
	if version > known {
		return &model.Error{Kind: model.Newer, Code: "store_newer", Args: []any{version, known}}
	}
	return nil
}

// bringUp applies what the store lacks, each step in a transaction of its own,
// with a verified copy beside the store before the first; copied says that there is
// one. It keeps windows off meanwhile. Errors: those of Open.
func (s *Store) bringUp(ctx context.Context) (copied bool, err error) {
	version, err := schemaOf(ctx, s.write)
	if err != nil {
		return false, err
	}
	if err := notNewer(version, len(s.o.steps)); err != nil || version == len(s.o.steps) {
		return false, err
	}
	if !s.o.Exclusive {
		if err := s.takeLock(); err != nil {
			return false, err
		}
		defer s.dropLock()
	}
	out, err := s.copyBefore(ctx, version)
	if err != nil {
		return false, err
	}
	s.o.Log.Info("store is brought up to a newer schema", "from", version, "to", len(s.o.steps), "copy", out)
	if err := applySteps(ctx, s.write, s.o.steps); err != nil {
		return true, err
	}
	// The header of the file itself must say the new version, for an older program.
	_, err = s.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return true, err
}

// applySteps brings a file up to the last step.
func applySteps(ctx context.Context, db *sql.DB, steps []step) error {
	version, err := schemaOf(ctx, db)
	if err != nil {
		return err
	}
	for i := version; i < len(steps); i++ {
		if err := applyStep(ctx, db, steps[i], i+1); err != nil {
			return fmt.Errorf("migration %s: %w", steps[i].name, err)
		}
	}
	return nil
}

// applyStep runs one step with foreign keys checked at its end instead of at
// every row, so that it may build a table anew.
func applyStep(ctx context.Context, db *sql.DB, s step, version int) error {
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := c.ExecContext(ctx, "PRAGMA foreign_keys = OFF"); err != nil {
		return err
	}
	if err := runStep(ctx, c, s, version); err != nil {
		return err // and the store is closed, so the setting does not matter
	}
	_, err = c.ExecContext(ctx, "PRAGMA foreign_keys = ON")
	return err
}

func runStep(ctx context.Context, c *sql.Conn, s step, version int) error {
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, s.sql); err != nil {
		return err
	}
	if err := noOrphans(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "PRAGMA user_version = "+strconv.Itoa(version)); err != nil {
		return err
	}
	return tx.Commit()
}

// asker is a database, a connection or a transaction that is asked something.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func noOrphans(ctx context.Context, db asker) error {
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		var table, parent string
		var row sql.NullInt64
		var key int
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		return &model.Error{Kind: model.Damaged, Code: "record_damaged", Err: fmt.Errorf("a row of %s belongs to no %s", table, parent)}
	}
	return rows.Err()
}

func schemaOf(ctx context.Context, db asker) (version int, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}
