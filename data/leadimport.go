package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"ieumdesk/model"
)

const (
	// reportEvery is after how many rows an import says how far it is.
	reportEvery = 250
	// settleFrom is how many changed leads are worth settling the index for.
	settleFrom = 5_000
)

// errDryRun ends the transaction of an import that was only to be tried.
var errDryRun = errors.New("dry run")

// ImportLeads takes rows until next returns io.EOF, all in one transaction. A row
// that cannot be taken is reported and stops nothing.
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
		return im.finish(ctx)
	})
	switch {
	case ctx.Err() != nil:
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
	seen      map[string]int // how often the list has had a row with this identity
	report    model.ImportReport
}

func (s *session) newImport(ctx context.Context, tx *sql.Tx) (*leadImport, error) {
	now := s.now()
	im := &leadImport{s: s, tx: tx, now: now, today: model.Today(now), employers: s.employers(tx, now), seen: map[string]int{}}
	im.report.Rejected, im.report.Warnings = []model.RowProblem{}, []model.RowWarning{}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(doc), 0) + 1 FROM lead").Scan(&im.first); err != nil {
		return nil, err
	}
	var err error
	if im.find, err = tx.PrepareContext(ctx, "SELECT id, import_hash FROM lead WHERE import_key = ?"); err != nil {
		return nil, err
	}
	im.insert, err = tx.PrepareContext(ctx, insertLeadSQL)
	return im, err
}

func (im *leadImport) close() {
	for _, stmt := range []*sql.Stmt{im.find, im.insert} {
		if stmt != nil {
			stmt.Close()
		}
	}
}

func (im *leadImport) rows(ctx context.Context, next func() (model.LeadRow, error), progress func(rows int)) error {
	for {
		row, err := next()
		if errors.Is(err, io.EOF) {
			progress(im.report.Read)
			return nil
		}
		if err != nil {
			return err
		}
		if err := im.take(ctx, row); err != nil {
			return fmt.Errorf("row %d: %w", row.Row, err)
		}
		if im.report.Read%reportEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			progress(im.report.Read)
		}
	}
}

// take stores one row, or reports why not.
func (im *leadImport) take(ctx context.Context, row model.LeadRow) error {
	im.report.Read++
	if len(row.Problems) > 0 {
		im.report.Rejected = append(im.report.Rejected, row.Problems...)
		return nil
	}
	content, hash, err := rowContent(&row.Lead)
	if err != nil {
		return err
	}
	l := row.Lead
	im.complete(&l)
	if err := im.s.normaliseLead(&l, im.today); err != nil {
		return im.reject(row, err)
	}
	from := imported{key: sql.NullString{String: im.key(&l), Valid: true}, hash: hash}
	id, known, err := im.known(ctx, from)
	switch {
	case err != nil:
		return err
	case id == (model.ID{}):
		err = im.add(ctx, row, l, from)
	case known:
		im.report.Unchanged++
		return nil
	default:
		err = im.change(ctx, row, id, content, from)
	}
	return im.reject(row, err)
}

// complete fills in what a list leaves to whoever reads it.
func (im *leadImport) complete(l *model.Lead) {
	if l.Openings == 0 {
		l.Openings = 1
	}
	if l.Source.Kind == "" {
		l.Source.Kind = "sheet"
	}
	l.Pending, l.Hired, l.Closed = 0, 0, ""
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

func (im *leadImport) add(ctx context.Context, row model.LeadRow, l model.Lead, from imported) error {
	l.ID, l.Revision, l.Desk = im.s.o.NewID(), 1, im.s.desk.Code
	if l.Status == model.LeadClosed {
		l.Closed = im.today
	}
	e, err := im.employers.place(ctx, &l)
	if err != nil {
		return err
	}
	l.EmployerID = e.ID
	args, err := im.s.leadArgs(&l, from, im.now)
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
	l.Employer, l.BusinessNo, l.Industry, l.EmployerPhone = e.Name, e.BusinessNo, e.Industry, e.Phone
	if err := addToLeadIndex(ctx, im.tx, doc, im.s.textOf(&l, im.today)); err != nil {
		return err
	}
	im.report.Added++
	im.report.Warnings = append(im.report.Warnings, row.Warnings...)
	return im.warnRepost(ctx, row, e, &l)
}

// warnRepost says of a new row that its employer asked for the same occupation
// less than a month before. Rows of one list are not held against each other.
func (im *leadImport) warnRepost(ctx context.Context, row model.LeadRow, e *employer, l *model.Lead) error {
	if !e.known {
		return nil
	}
	on, err := repostOf(ctx, im.tx, l, im.first)
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
func (im *leadImport) change(ctx context.Context, row model.LeadRow, id model.ID, content []byte, from imported) error {
	stored, err := im.s.loadLead(ctx, im.tx, id)
	if err != nil {
		return err
	}
	l, err := overlay(stored.Lead, content)
	if err != nil {
		return err
	}
	if err := im.s.changeLead(ctx, im.employers, stored, &l, from); err != nil {
		return err
	}
	if err := im.s.indexLeads(ctx, im.tx, "l.id = ?", id[:]); err != nil {
		return err
	}
	im.report.Updated++
	im.report.Warnings = append(im.report.Warnings, row.Warnings...)
	return nil
}

// finish writes what was gathered on the way.
func (im *leadImport) finish(ctx context.Context) error {
	if err := im.employers.flush(ctx); err != nil {
		return err
	}
	if im.report.Added+im.report.Updated >= settleFrom {
		if err := settleLeadIndex(ctx, im.tx); err != nil {
			return err
		}
	}
	return im.s.record(im.tx, "lead_import", model.ID{}, fmt.Sprintf("read=%d added=%d updated=%d", im.report.Read, im.report.Added, im.report.Updated))
}

// reject reports the fields of a row that were refused; any other error ends the
// import.
func (im *leadImport) reject(row model.LeadRow, err error) error {
	fields := fieldErrors(err)
	if len(fields) == 0 {
		return err
	}
	for _, f := range fields {
		im.report.Rejected = append(im.report.Rejected, row.Problem(f.Field, f.Code, im.s.o.Words.T("error."+f.Code, f.Args...)))
	}
	return nil
}

// anyRow is below every row of lead that can be.
const anyRow = math.MaxInt64
