package data

import (
	"context"
	"crypto/subtle"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"

	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// entry is one line of the access log (접속기록, 안전성 확보조치 기준 §8): who did
// what to whose record, when, from which desk. It holds no personal data.
type entry struct {
	seq    int64 // from 1, without a gap
	at     int64 // milliseconds since 1970 UTC
	desk   string
	staff  model.ID
	action string   // short English: login, seeker_view, refer …
	record model.ID // zero if it concerns none
	detail string
}

// bytes is what is authenticated: every field, with lengths, so that nothing can
// pass from one to another.
func (e entry) bytes() []byte {
	b := append(make([]byte, 0, 128), "audit/1"...)
	b = binary.BigEndian.AppendUint64(b, uint64(e.seq))
	b = binary.BigEndian.AppendUint64(b, uint64(e.at))
	b = append(append(b, e.staff[:]...), e.record[:]...)
	for _, s := range []string{e.desk, e.action, e.detail} {
		b = binary.BigEndian.AppendUint32(b, uint32(len(s)))
		b = append(b, s...)
	}
	return b
}

// record appends to the access log in the transaction of what it records: neither
// is kept without the other. The id may be zero; detail holds no personal data.
func (s *session) record(tx *sql.Tx, action string, id model.ID, detail string) error {
	return appendEntry(tx, s.vault, entry{
		at: millis(s.now()), desk: s.desk.Code, staff: s.staff.ID, action: action, record: id, detail: detail,
	})
}

// appendEntry links e to the entry before it. The head is the same link closed
// with the word "head": who has no key can cut off the newest entries, but not
// make the head of what is left.
func appendEntry(tx *sql.Tx, v *vault.Vault, e entry) error {
	var last []byte
	err := tx.QueryRow("SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1").Scan(&e.seq, &last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	e.seq++
	mac := v.ChainMAC(last, e.bytes())
	var record []byte
	if e.record != (model.ID{}) {
		record = e.record[:]
	}
	if _, err := tx.Exec("INSERT INTO audit (seq, at, desk, staff_id, action, record_id, detail, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		e.seq, e.at, e.desk, e.staff[:], e.action, record, e.detail, mac); err != nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO audit_head (one, seq, mac) VALUES (1, ?1, ?2) ON CONFLICT DO UPDATE SET seq = ?1, mac = ?2",
		e.seq, v.ChainMAC(mac, []byte("head")))
	return err
}

// checkChain walks the whole access log and returns what is wrong with it, or "".
func checkChain(ctx context.Context, db asker, v *vault.Vault) (string, error) {
	rows, err := db.QueryContext(ctx, "SELECT seq, at, desk, staff_id, action, record_id, detail, mac FROM audit ORDER BY seq")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var before int64
	var last []byte
	for rows.Next() {
		var e entry
		var staff, record, mac []byte
		if err := rows.Scan(&e.seq, &e.at, &e.desk, &staff, &e.action, &record, &e.detail, &mac); err != nil {
			return "", err
		}
		copy(e.staff[:], staff)
		copy(e.record[:], record)
		if e.seq != before+1 {
			return fmt.Sprintf("entry %d is missing", before+1), nil
		}
		if last = v.ChainMAC(last, e.bytes()); subtle.ConstantTimeCompare(last, mac) == 0 {
			return fmt.Sprintf("entry %d was changed", e.seq), nil
		}
		before = e.seq
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	return checkHead(ctx, db, v.ChainMAC(last, []byte("head")))
}

func checkHead(ctx context.Context, db asker, want []byte) (string, error) {
	var head []byte
	err := db.QueryRowContext(ctx, "SELECT mac FROM audit_head").Scan(&head)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "the newest entries are missing", nil
	case err != nil:
		return "", err
	case subtle.ConstantTimeCompare(head, want) == 0:
		return "the newest entries are missing", nil
	}
	return "", nil
}
