package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// Verification is what Verify found. Each part is "ok" or says what is wrong.
type Verification struct {
	OK         bool   `json:"ok"`
	Integrity  string `json:"integrity"`   // pages, indexes, references, seals
	AuditChain string `json:"audit_chain"` // the access log is whole
	SlipGaps   string `json:"slip_gaps"`   // no number is missing
	DayLogs    string `json:"day_logs"`    // closed days are what was closed
	Index      string `json:"index"`       // search knows every lead
	Schema     string `json:"schema"`      // tables and constraints are those of this version
	Version    int    `json:"schema_version"`
}

const fine = "ok"

// Verify reads the whole store and says whether it is what this program wrote.
// It takes seconds for a large one and changes nothing. An error means that it
// could not find out; damage is no error.
func (s *session) Verify(ctx context.Context) (Verification, error) {
	v := Verification{Version: len(s.o.steps)}
	err := s.look(ctx, func(tx *sql.Tx) error {
		for _, part := range []struct {
			result *string
			check  func(context.Context, *sql.Tx) error
		}{
			{&v.Integrity, s.checkIntegrity},
			{&v.AuditChain, s.checkAudit},
			{&v.SlipGaps, checkSlips},
			{&v.DayLogs, s.checkDays},
			{&v.Index, checkIndex},
			{&v.Schema, s.checkSchema},
		} {
			if err := verdict(part.check(ctx, tx), part.result); err != nil {
				return err
			}
		}
		return nil
	})
	v.OK = v.Integrity == fine && v.AuditChain == fine && v.SlipGaps == fine && v.DayLogs == fine && v.Index == fine && v.Schema == fine
	return v, err
}

// finding is what a part of Verify found wrong.
type finding string

func (f finding) Error() string { return string(f) }

// verdict tells what is wrong with the store from what kept us from looking.
func verdict(err error, result *string) error {
	*result = fine
	var found finding
	err = explain(err)
	switch {
	case err == nil:
	case errors.As(err, &found), model.KindOf(err) == model.Damaged:
		*result = err.Error()
	default:
		return err
	}
	return nil
}

func (s *session) checkIntegrity(ctx context.Context, tx *sql.Tx) error {
	if err := sound(ctx, tx, "integrity_check"); err != nil {
		return err
	}
	if err := noOrphans(ctx, tx); err != nil {
		return err
	}
	if err := checkSeals(ctx, tx, s.vault); err != nil {
		return err
	}
	return checkResults(ctx, tx)
}

// checkResults compares every referral with its newest result, and what leads
// count with the referrals themselves.
func checkResults(ctx context.Context, tx *sql.Tx) error {
	var referrals, leads, full int
	err := tx.QueryRowContext(ctx, `
		WITH newest (id, status) AS (SELECT referral_id, status FROM result GROUP BY referral_id HAVING revision = max(revision)),
		     counted (id, pending, hired) AS (
		       SELECT lead_id, sum(status IN ('issued', 'before_interview')), sum(status = 'hired') FROM referral GROUP BY lead_id)
		SELECT (SELECT count(*) FROM referral r LEFT JOIN newest n ON n.id = r.id WHERE r.status NOT IN (coalesce(n.status, 'issued'), 'void')),
		       (SELECT count(*) FROM lead l LEFT JOIN counted c ON c.id = l.id WHERE l.pending <> coalesce(c.pending, 0) OR l.hired <> coalesce(c.hired, 0)),
		       (SELECT count(*) FROM lead WHERE hired > openings)`).Scan(&referrals, &leads, &full)
	if err == nil && (referrals != 0 || leads != 0 || full != 0) {
		return finding(fmt.Sprintf("%d referrals stand otherwise than their newest result, %d leads count wrong, %d have more hires than openings", referrals, leads, full))
	}
	return err
}

// seals are the sealed fields, each under the id it was sealed with. Those of drafts
// are sealed under their form besides.
var seals = []struct{ table, id, column string }{
	{"seeker", "id", identityColumn},
	{"seeker", "id", profileColumn},
	{"seeker", "id", privateColumn},
	{"lead", "id", contactColumn},
	{"lead", "id", importColumn},
	{"visit", "id", noteColumn},
	{"referral", "id", detailsColumn},
	{"result", "id", answerColumn},
	{"call", "id", noteColumn},
	{"quiet", "id", textColumn},
	{"day_remark", "id", remarksColumn},
	{"day_close", "id", contentColumn},
	{"day_reopen", "close_id", reasonColumn},
	{"day_export", "id", reasonColumn},
	{"city_batch", "id", batchColumn},
	{"city_rejection", "event", reasonColumn},
	{"city_lead", "lead_id", versionColumn},
}

// checkSeals opens every sealed field: SQLite cannot see a changed byte in one.
func checkSeals(ctx context.Context, tx *sql.Tx, v *vault.Vault) error {
	for _, c := range seals {
		query := fmt.Sprintf("SELECT %s, '%s', %s FROM %s WHERE %[3]s IS NOT NULL", c.id, c.column, c.column, c.table)
		if err := openAll(ctx, tx, v, query); err != nil {
			return fmt.Errorf("%s: %w", c.table, err)
		}
	}
	return openAll(ctx, tx, v, "SELECT staff_id, 'sealed_content/' || form, sealed_content FROM draft")
}

func openAll(ctx context.Context, tx *sql.Tx, v *vault.Vault, query string) error {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	var sealed sql.RawBytes
	var plain []byte
	var id model.ID
	var column string
	return each(rows, func() error {
		if err := rows.Scan(&id, &column, &sealed); err != nil {
			return err
		}
		opened, err := v.AppendOpen(plain[:0], id, column, sealed)
		if err != nil {
			return fmt.Errorf("row %s: %w", id, err)
		}
		plain = opened
		return nil
	})
}

func (s *session) checkAudit(ctx context.Context, tx *sql.Tx) error {
	found, err := checkChain(ctx, tx, s.vault)
	if err == nil && found != "" {
		return finding(found)
	}
	return err
}

// checkSlips compares what was counted with what is there, per desk and year.
func checkSlips(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT s.desk, s.year, s.last, count(r.seq), ifnull(max(r.seq), 0)
		FROM slip_seq s LEFT JOIN referral r ON r.desk = s.desk AND r.year = s.year
		GROUP BY s.desk, s.year HAVING count(r.seq) <> s.last OR ifnull(max(r.seq), 0) <> s.last`)
	if err != nil {
		return err
	}
	var gaps []string
	err = each(rows, func() error {
		var desk string
		var year, last, count, highest int
		if err := rows.Scan(&desk, &year, &last, &count, &highest); err != nil {
			return err
		}
		gaps = append(gaps, fmt.Sprintf("%d-%s: %d numbers given, %d slips, the highest %d", year, desk, last, count, highest))
		return nil
	})
	if err == nil && len(gaps) > 0 {
		return finding(strings.Join(gaps, "; "))
	}
	return err
}

// checkIndex compares the leads with what search knows, one by one.
func checkIndex(ctx context.Context, tx *sql.Tx) error {
	current, err := leadIndexIsCurrent(ctx, tx)
	if err != nil {
		return err
	}
	if !current {
		return finding("made by another version; the next login makes it anew")
	}
	var missing, extra int
	err = tx.QueryRowContext(ctx, `
		WITH known (row) AS MATERIALIZED (SELECT id FROM lead_words_docsize INTERSECT SELECT row FROM lead_words_filter)
		SELECT (SELECT count(*) FROM lead WHERE doc NOT IN (SELECT row FROM known) AND doc + ?1 NOT IN (SELECT row FROM known)),
		       (SELECT count(*) FROM known) - (SELECT count(*) FROM lead)`, int64(closedRows)).Scan(&missing, &extra)
	if err == nil && (missing != 0 || extra != 0) {
		return finding(fmt.Sprintf("%d leads are missing, %d are too many", missing, extra+missing))
	}
	return err
}

// checkSchema compares tables, indexes and triggers with those of a store made
// just now: a dropped trigger would let through what must never happen.
func (s *session) checkSchema(ctx context.Context, tx *sql.Tx) error {
	version, err := schemaOf(ctx, tx)
	if err != nil {
		return err
	}
	if version != len(s.o.steps) {
		return finding(fmt.Sprintf("version %d, not %d", version, len(s.o.steps)))
	}
	fresh, err := connect(ctx, ":memory:", "mode=memory", 1)
	if err != nil {
		return err
	}
	defer fresh.Close()
	if err := applySteps(ctx, fresh, s.o.steps); err != nil {
		return err
	}
	want, err := schemaLines(ctx, fresh)
	if err != nil {
		return err
	}
	have, err := schemaLines(ctx, tx)
	if err != nil {
		return err
	}
	var wrong []string
	for name, text := range want {
		if have[name] != text {
			wrong = append(wrong, name)
		}
	}
	if len(wrong) > 0 {
		slices.Sort(wrong)
		return finding("missing or changed: " + strings.Join(wrong, ", "))
	}
	return nil
}

// schemaLines are the definitions of all that the steps made, by name.
func schemaLines(ctx context.Context, db asker) (map[string]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
	if err != nil {
		return nil, err
	}
	lines := map[string]string{}
	return lines, each(rows, func() error {
		var name, text string
		err := rows.Scan(&name, &text)
		lines[name] = text
		return err
	})
}
