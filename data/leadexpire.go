package data

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"ieumdesk/model"
)

// leadExpiry says for which day the index of leads has what expired behind the
// open ones. A search leaves out what has expired in any case, but would step
// over more of it with every day. Nothing runs at midnight: the first search of
// a day moves it, also where the window was left open over night.
type leadExpiry struct {
	mu  sync.Mutex
	day model.Date
}

const (
	// expirePatience is how long a search spends on moving. What is left over,
	// because it was much or because somebody else is writing, waits for the next
	// search.
	expirePatience = 200 * time.Millisecond
	// expireBatch is how many leads one transaction moves: a few milliseconds.
	expireBatch = 200
)

// expiredSQL finds leads that the index has among the open ones although they
// ended before day ?1; those that ended before day ?2 were dealt with.
const expiredSQL = `
	SELECT x.doc FROM lead x
	 WHERE x.status = 'open' AND x.valid_until < ? AND x.valid_until >= ?
	   AND EXISTS (SELECT 1 FROM lead_words_docsize d WHERE d.id = x.doc)
	 LIMIT ?`

// expireLeads moves what has expired behind the open leads in the index, and
// reports whether all of it has been moved: then no search need ask for the day.
func (s *session) expireLeads(ctx context.Context) bool {
	if !s.expiry.mu.TryLock() {
		return false
	}
	defer s.expiry.mu.Unlock()
	today, since := s.today(), s.expiry.day
	if today == since {
		return true
	}
	if today < since { // the clock was ahead
		since = ""
	}
	if err := s.freshenLeadIndex(context.WithoutCancel(ctx)); err != nil {
		s.o.Log.Warn("the index of leads may be of a day that has not come", "error", err)
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, expirePatience)
	defer cancel()
	for {
		done, err := s.expireSome(ctx, today, since)
		if err != nil {
			s.o.Log.Info("the index still has expired leads among the open ones", "error", err)
			return false
		}
		if done {
			s.expiry.day = today
			return true
		}
	}
}

func (s *session) expireSome(ctx context.Context, today, since model.Date) (done bool, err error) {
	var found bool
	err = s.look(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT EXISTS ("+expiredSQL+")", today, since, 1).Scan(&found)
	})
	if err != nil || !found {
		return true, err
	}
	return false, s.inTx(ctx, func(tx *sql.Tx) error {
		if err := s.indexLeads(ctx, tx, "l.doc IN ("+expiredSQL+")", today, since, expireBatch); err != nil {
			return err
		}
		return storeSetting(ctx, tx, indexDayKey, string(today))
	})
}
