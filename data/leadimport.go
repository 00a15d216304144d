package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"ieumdesk/model"
)

// reportEvery is after how many rows an import says how far it is.
const reportEvery = 250

// errDryRun ends the transaction of an import that was only to be tried.
var errDryRun = errors.New("dry run")

// ImportLeads takes rows until next returns io.EOF, all in one transaction. A row
// that cannot be taken is reported and stops nothing. next is called from one
// goroutine and no more after ImportLeads has returned. The transaction, for which
// others have to wait, begins when some thousand rows are ready, which is most
// lists as a whole.
func (s *session) ImportLeads(ctx context.Context, next func() (model.LeadRow, error), dryRun bool, progress func(rows int)) (model.ImportReport, error) {
	if progress == nil {
		progress = func(int) {}
	}
	now := s.now()
	ready := s.readRows(ctx, next, model.Today(now))
	defer ready.stop()
	if err := ready.wait(ctx); err != nil {
		return model.ImportReport{}, err
	}
	var report model.ImportReport
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		im, err := s.newImport(ctx, tx, now)
		if err != nil {
			return err
		}
		defer im.close()
		if err := im.rows(ctx, ready, progress); err != nil {
			return err
		}
		if report = im.report; dryRun {
			return errDryRun
		}
		return im.finish(context.WithoutCancel(ctx))
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return model.ImportReport{}, ctx.Err()
	case err != nil && !errors.Is(err, errDryRun):
		return model.ImportReport{}, err
	}
	s.contacts.stale.Store(true)
	return report, nil
}

// leadImport is one import under way.
type leadImport struct {
	s         *session
	tx        *sql.Tx
	now       time.Time
	today     model.Date
	first     int64 // the row of lead that the first new one gets
	employers *employers
	find      *sql.Stmt // the leads of an import key
	said      *sql.Stmt // what a lead's row said
	insert    *sql.Stmt
	index     *leadIndexer
	taken     map[int64]bool         // rows of lead that rows of the list were given to
	same      map[rowHash]bool       // what rows that did not change say
	later     map[string][]*readyRow // by import key, see postpone
	keys      []string               // of later, in the order of the list
	report    model.ImportReport
}

func (s *session) newImport(ctx context.Context, tx *sql.Tx, now time.Time) (*leadImport, error) {
	im := &leadImport{s: s, tx: tx, now: now, today: model.Today(now), employers: s.employers(tx, now), taken: map[int64]bool{}, same: map[rowHash]bool{}, later: map[string][]*readyRow{}}
	im.employers.list = true
	im.report.Rejected, im.report.Warnings = []model.RowProblem{}, []model.RowWarning{}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(doc), 0) + 1 FROM lead").Scan(&im.first); err != nil {
		return nil, err
	}
	var err error
	for _, p := range []struct {
		to    **sql.Stmt
		query string
	}{
		{&im.find, "SELECT doc, id, import_hash FROM lead WHERE import_key = ? AND doc < ? ORDER BY doc"},
		{&im.said, "SELECT sealed_import FROM lead WHERE id = ?"},
		{&im.insert, insertLeadSQL},
	} {
		if *p.to, err = tx.PrepareContext(ctx, p.query); err != nil {
			return nil, err
		}
	}
	im.index, err = s.newLeadIndexer(ctx, tx)
	return im, err
}

// close lets go of the statements; they end with the transaction in any case.
func (im *leadImport) close() {
	im.find.Close()
	im.said.Close()
	im.insert.Close()
	im.index.close()
}

// rows stores what the reading goroutine has made ready. Statements run without
// ctx, for which the driver would start a goroutine each; between batches it is
// asked.
func (im *leadImport) rows(ctx context.Context, ready *readyRows, progress func(rows int)) error {
	quiet := context.WithoutCancel(ctx)
	for batch := range ready.batches {
		for i := range batch {
			im.report.Read++
			if err := im.take(quiet, &batch[i]); err != nil {
				return fmt.Errorf("row %d: %w", batch[i].Row, err)
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		progress(im.report.Read)
	}
	if ready.err != nil {
		return ready.err
	}
	return im.settle(ctx)
}

// take stores one row, or reports why not.
func (im *leadImport) take(ctx context.Context, row *readyRow) error {
	if len(row.Problems) > 0 || row.err != nil {
		return im.reject(row, row.err)
	}
	found, err := im.candidates(ctx, row.from.key.String)
	if err != nil {
		return err
	}
	for _, k := range found {
		if string(k.hash) == string(row.from.hash) {
			im.taken[k.doc], im.same[rowHash(k.hash)] = true, true
			row.guess.Store(false)
			im.report.Unchanged++
			return nil
		}
	}
	switch {
	case len(found) == 0 || im.same[rowHash(row.from.hash)]: // one that stands twice is a change of nothing
		row.guess.Store(true)
		return im.add(ctx, row)
	case strings.HasPrefix(row.from.key.String, refKey): // one lead, whatever it says now
		stored, err := im.load(ctx, found[0].id)
		if err != nil {
			return err
		}
		return im.reject(row, im.change(ctx, row, stored))
	default:
		im.postpone(row)
		return nil
	}
}

func (im *leadImport) add(ctx context.Context, row *readyRow) error {
	l := &row.lead
	l.ID, l.Revision, l.Desk = im.s.o.NewID(), 1, im.s.desk.Code
	if l.Status == model.LeadClosed {
		l.Closed = im.today
	}
	e, err := im.employers.place(ctx, l)
	if err != nil {
		return err
	}
	l.EmployerID = e.ID
	im.warnName(row, e, l.Employer)
	args, err := im.s.leadArgs(l, row.from, im.now)
	if err != nil {
		return err
	}
	stored, err := im.insert.ExecContext(ctx, append(args, im.s.staff.ID[:])...)
	if err != nil {
		return err
	}
	doc, err := stored.LastInsertId()
	if err != nil {
		return err
	}
	if err := im.indexRow(ctx, doc, row, e); err != nil {
		return err
	}
	im.report.Added++
	im.report.Warnings = append(im.report.Warnings, row.Warnings...)
	return im.warnRepost(ctx, row, e)
}

// indexRow puts a new lead into the index, by the words made ready for it unless
// its employer is called otherwise than the row says.
func (im *leadImport) indexRow(ctx context.Context, doc int64, row *readyRow, e *employer) error {
	l := &row.lead
	asRead := l.Employer == e.Name && l.BusinessNo == e.BusinessNo && l.Industry == e.Industry && l.EmployerPhone == e.Phone
	if row.entry.words == nil || !asRead {
		l.Employer, l.BusinessNo, l.Industry, l.EmployerPhone = e.Name, e.BusinessNo, e.Industry, e.Phone
		row.entry = im.s.textOf(l, im.today).entry()
	}
	return im.index.add(ctx, doc, !l.OpenOn(im.today), row.entry)
}

// warnRepost says of a new row that its employer asked for the same occupation
// less than a month before. Rows of one list are not held against each other.
func (im *leadImport) warnRepost(ctx context.Context, row *readyRow, e *employer) error {
	if !e.known {
		return nil
	}
	on, err := repostOf(ctx, im.tx, &row.lead, im.first)
	if err != nil || on == "" {
		return err
	}
	im.warn(row, "repost", string(on))
	return nil
}

// change puts what a row says otherwise than when it was last imported over what
// is stored: what the desk corrected since, and what the list has no word for,
// stays.
func (im *leadImport) change(ctx context.Context, row *readyRow, stored importedLead) error {
	im.taken[stored.doc] = true
	was, err := stored.said()
	if err != nil {
		return err
	}
	says, err := cellsOf(row.from.content)
	if err != nil {
		return err
	}
	mine, err := leadCells(&stored.Lead)
	if err != nil {
		return err
	}
	changed := changes(was, says, mine)
	if len(changed) == 0 {
		im.report.Unchanged++
		return im.remember(ctx, row, stored.ID)
	}
	l, err := overlay(stored.Lead, changed)
	if err != nil {
		return err
	}
	if d, ok := im.s.o.Tables.DongIn(l.Address); ok && changed["address"] != nil && says["dong"] == nil {
		l.Dong = d.Name
	}
	file := l.Employer
	if err := im.s.changeLead(ctx, im.employers, stored.storedLead, &l, row.from); err != nil {
		return err
	}
	im.index.again(stored.doc, stored.ID)
	im.report.Updated++
	im.report.Warnings = append(im.report.Warnings, row.Warnings...)
	if stored.Status == model.LeadClosed {
		im.warn(row, "lead_closed")
	}
	for _, field := range overruled(changed, was, mine) {
		im.warn(row, "desk_changed", im.label(row, field))
	}
	im.warnName(row, im.employers.byID[l.EmployerID], file)
	return nil
}

// remember keeps what a row says, of which the lead has everything already.
func (im *leadImport) remember(ctx context.Context, row *readyRow, id model.ID) error {
	_, err := im.tx.ExecContext(ctx, "UPDATE lead SET import_hash = ?2, sealed_import = ?3 WHERE id = ?1",
		id[:], row.from.hash, im.s.vault.Seal(id, importColumn, row.from.content))
	return err
}

// label is how the list calls a field.
func (im *leadImport) label(row *readyRow, field string) string {
	if row.Column != nil {
		if column := row.Column(field); column != "" {
			return column
		}
	}
	return im.s.o.Words.T("column." + field)
}

func (im *leadImport) warn(row *readyRow, code string, args ...any) {
	im.report.Warnings = append(im.report.Warnings, model.RowWarning{
		Sheet: row.Sheet, Row: row.Row, Code: code, Args: args, Message: im.s.o.Words.T("warning."+code, args...),
	})
}

// warnName says that the employer of a number is called otherwise than the list
// calls it, and keeps its name: somebody has to look which is wrong.
func (im *leadImport) warnName(row *readyRow, e *employer, file string) {
	if e != nil && nameKey(e.Name) != nameKey(file) {
		im.warn(row, "employer_name", e.BusinessNo, e.Name, file)
	}
}

// finish writes what was gathered on the way.
func (im *leadImport) finish(ctx context.Context) error {
	spoken, err := im.employers.flush(ctx)
	if err != nil {
		return err
	}
	if err := im.index.finish(ctx, spoken, im.report.Added+im.report.Updated); err != nil {
		return err
	}
	return im.s.record(im.tx, "lead_import", model.ID{},
		fmt.Sprintf("read=%d added=%d updated=%d", im.report.Read, im.report.Added, im.report.Updated))
}

// reject reports all that was refused in a row, by the reader and by the rules,
// each cell once; any other error ends the import.
func (im *leadImport) reject(row *readyRow, err error) error {
	fields := fieldErrors(err)
	if err != nil && len(fields) == 0 {
		return err
	}
	bad := row.Problems
	for _, f := range fields {
		p := row.Problem(f.Field, f.Code, im.s.o.Words.T("error."+f.Code, f.Args...))
		p.Args = f.Args
		if !followsFrom(row.Problems, p) {
			bad = append(bad, p)
		}
	}
	im.report.Rejected = append(im.report.Rejected, bad...)
	return nil
}

// followsFrom reports whether a field was refused only because a cell could not be
// read: it is missing then, or a day that is relative to it is wrong.
func followsFrom(unread []model.RowProblem, p model.RowProblem) bool {
	return len(unread) > 0 && p.Code == "valid_before_received" ||
		slices.ContainsFunc(unread, func(u model.RowProblem) bool { return u.Column == p.Column && u.Column != "" })
}

// anyRow is above every row of lead that can be.
const anyRow = math.MaxInt64
