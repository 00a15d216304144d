//go:build !sqlite_fts5

package data

// Search is SQLite's FTS5, which go-sqlite3 compiles in only when asked. Without the tag the program would build and then
// fail at the first search, so the build stops here instead: use `make build`, or give -tags sqlite_fts5.
var _ = build_with_tags_sqlite_fts5
