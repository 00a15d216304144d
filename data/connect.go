package data

import (
	"context"
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"
)

// How a connection is opened. Asking for WAL alone would silently give
// synchronous=NORMAL, which loses the last commits in a power cut, and no
// foreign keys.
const (
	writing = "mode=rw&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=1&_busy_timeout=5000&_txlock=immediate"
	reading = "mode=ro&_foreign_keys=1&_busy_timeout=5000&_txlock=deferred"
	// checking looks for damage; that every lead's terms are JSON is not damage.
	checking = reading + "&_ignore_check_constraints=1"
	// making writes a file that nobody else knows yet, in one piece without a log.
	making = "mode=rwc&_journal_mode=DELETE&_synchronous=FULL&_foreign_keys=1&_txlock=immediate"
	// looking leaves no trace beside the file and needs no right to write there:
	// for files that may be anybody's, and for backups.
	looking = "mode=ro&immutable=1"
)

// connect opens the file at path in one of the ways above, with at most so many
// connections, and makes sure that there is one.
func connect(ctx context.Context, path, way string, limit int) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", dataSource(path, way))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(limit)
	db.SetMaxIdleConns(limit)
	if err := db.PingContext(ctx); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// dataSource names a file to the driver, whatever characters its path has.
func dataSource(path, way string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/Users/…
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + way
}
