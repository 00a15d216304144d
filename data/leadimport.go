package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"time"

	"ieumdesk/model"
)

// reportEvery is after how many rows an import says how far it is.
const reportEvery = 250

// errDryRun ends the transaction of an import that was only to be tried.
var errDryRun = errors.New("dry run")

// ImportLeads takes rows until next returns io.EOF, all in one transaction. A row
// that cannot be taken is reported and stops nothing. next is called from one
// goroutine and no more after ImportLeads has returned.
func (s *session) ImportLeads(ctx context.Context, next func() (model.LeadRow, error), dryRun bool, progress func(rows int)) (model.ImportReport, error) {
	if progress == nil {
		progress = func(int) {}
	}
	var report model.ImportReport
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		im, err := s.newImport(ctx, tx)
		if err != nil {
			return err
		}
		defer im.close()
		if err := im.rows(ctx, next, progress); err != nil {
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
	find      *sql.Stmt // id and hash of the lead of an import key
	insert    *sql.Stmt
	index     *leadIndexer
	report    model.ImportReport
}

func (s *session) newImport(ctx context.Context, tx *sql.Tx) (*leadImport, error) {
	now := s.now()
	im := &leadImport{s: s, tx: tx, now: now, today: model.Today(now), employers: s.employers(tx, now)}
	im.report.Rejected, im.report.Warnings = []model.RowProblem{}, []model.RowWarning{}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(doc), 0) + 1 FROM lead").Scan(&im.first); err != nil {
		return nil, err
	}
	var err error
	if im.find, err = tx.PrepareContext(ctx, "SELECT id, import_hash FROM lead WHERE import_key = ?"); err != nil {
		return nil, err
	}
	if im.insert, err = tx.PrepareContext(ctx, insertLeadSQL); err != nil {
		return nil, err
	}
	im.index, err = s.newLeadIndexer(ctx, tx)
	return im, err
}

// close lets go of the statements; they end with the transaction in any case.
func (im *leadImport) close() {
	im.find.Close()
	im.insert.Close()
	im.index.close()
}

// rows stores what the reading goroutine has made ready. Statements run without
// ctx, for which the driver would start a goroutine each; between batches it is
// asked.
func (im *leadImport) rows(ctx context.Context, next func() (model.LeadRow, error), progress func(rows int)) error {
	ready := im.read(ctx, next)
	defer ready.stop()
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
	return ready.err
}

// take stores one row, or reports why not.
func (im *leadImport) take(ctx context.Context, row *readyRow) error {
	if len(row.Problems) > 0 {
		im.report.Rejected = append(im.report.Rejected, row.Problems...)
		return nil
	}
	if row.err != nil {
		return im.reject(row, row.err)
	}
	id, same, err := im.known(ctx, row.from)
	switch {
	case err != nil:
		return err
	case id == (model.ID{}):
		row.guess.Store(true)
		return im.add(ctx, row)
	case same:
		row.guess.Store(false)
		im.report.Unchanged++
		return nil
	default:
		return im.reject(row, im.change(ctx, row, id))
	}
}

// known finds the lead that a row was taken into before, and whether the row
// still says the same.
func (im *leadImport) known(ctx context.Context, from imported) (id model.ID, same bool, err error) {
	var hash []byte
	err = im.find.QueryRowContext(ctx, from.key.String).Scan(&id, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return id, false, nil
	}
	return id, string(hash) == string(from.hash), err
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
	args, err := im.s.leadArgs(l, row.from, im.now)
	if err != nil {
		return err
	}
	stored, err := im.insert.ExecContext(ctx, args...)
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
	im.report.Warnings = append(im.report.Warnings, model.RowWarning{
		Sheet: row.Sheet, Row: row.Row, Code: "repost", Message: im.s.o.Words.T("warning.repost", string(on)),
	})
	return nil
}

// change puts what a row says now over what is stored; what the list has no word
// for stays as the desk typed it.
func (im *leadImport) change(ctx context.Context, row *readyRow, id model.ID) error {
	stored, err := im.s.loadLead(ctx, im.tx, id)
	if err != nil {
		return err
	}
	l, err := overlay(stored.Lead, row.content)
	if err != nil {
		return err
	}
	if err := im.s.changeLead(ctx, im.employers, stored, &l, row.from); err != nil {
		return err
	}
	im.index.again(stored.doc, id)
	im.report.Updated++
	im.report.Warnings = append(im.report.Warnings, row.Warnings...)
	return nil
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

// reject reports the fields of a row that were refused; any other error ends the
// import.
func (im *leadImport) reject(row *readyRow, err error) error {
	fields := fieldErrors(err)
	if len(fields) == 0 {
		return err
	}
	for _, f := range fields {
		im.report.Rejected = append(im.report.Rejected, row.Problem(f.Field, f.Code, im.s.o.Words.T("error."+f.Code, f.Args...)))
	}
	return nil
}

// anyRow is above every row of lead that can be.
const anyRow = math.MaxInt64
