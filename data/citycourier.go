package data

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"ieumdesk/model"
)

// How often the desk's courier looks whether something is to be sent, and how long
// records may gather before they are: a folder would be strewn with files otherwise.
const courierEvery = 10 * time.Second

var gatherFor = map[model.CityWay]time.Duration{
	model.ByFolder: 30 * time.Minute, model.ByHTTPS: time.Minute, model.ByPostgres: time.Minute,
}

// readFor is how long a new way is left alone before its first batch, which holds
// the desk's whole past: long enough to read it, or to pause, before any of it left.
// Whoever says "send now" does not wait.
const readFor = 10 * time.Minute

// pullEvery is how often shared leads are asked for.
const pullEvery = 5 * time.Minute

// courier sends in the background, for a window. Each way goes by itself, so that
// one that hangs holds up no other.
type courier struct {
	s      *session
	cancel context.CancelFunc
	done   sync.WaitGroup
	mu     sync.Mutex
	away   map[model.CityWay]bool
	asked  time.Time                   // when shared leads were asked for last
	fresh  map[model.CityWay]time.Time // when a way by which nothing left yet was first seen
}

// startCourier begins, for a window; a console tool is told when to send.
func (s *session) startCourier() *courier {
	if !s.o.Exclusive {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	c := &courier{s: s, cancel: cancel, away: map[model.CityWay]bool{}, fresh: map[model.CityWay]time.Time{}}
	c.done.Go(func() {
		tick := time.NewTicker(courierEvery)
		defer tick.Stop()
		for {
			if err := c.round(ctx); err != nil && ctx.Err() == nil {
				s.o.Log.Warn("looking what to send to the city", "error", err)
			}
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
		}
	})
	return c
}

func (c *courier) stop() {
	if c != nil {
		c.cancel()
		c.done.Wait()
	}
}

// errand is a way by which something is to be done.
type errand struct {
	way   model.CityWay
	send  bool // records wait; otherwise shared leads may be asked for
	first bool // nothing left by it yet
}

// round starts every way that is due and not on its way already.
func (c *courier) round(ctx context.Context) error {
	due, err := c.s.dueWays(ctx)
	if err != nil {
		return err
	}
	for _, e := range due {
		if !c.take(e.way) {
			continue
		}
		e.send = e.send && (!e.first || c.mayBegin(e.way, time.Now()))
		ask := e.way == model.ByPostgres && c.mayAsk(time.Now()) // by this process: no clock that is set back keeps it waiting
		if !e.send && !ask {
			c.giveBack(e.way)
			continue
		}
		c.done.Go(func() {
			defer c.giveBack(e.way)
			c.run(ctx, e, ask)
		})
	}
	return nil
}

// run sends by a way, and asks it for leads.
func (c *courier) run(ctx context.Context, e errand, ask bool) {
	if e.send {
		if _, err := c.s.drain(ctx, e.way); err != nil && ctx.Err() == nil {
			c.s.o.Log.Info("sending to the city", "way", e.way, "error", model.CodeOf(err))
		}
	}
	if !ask || ctx.Err() != nil {
		return
	}
	got, err := c.s.PullCity(ctx)
	switch {
	case err != nil && ctx.Err() == nil:
		c.s.o.Log.Info("asking the city for leads", "error", model.CodeOf(err))
	case err == nil && got.Added+got.Updated+got.Conflicts > 0:
		select {
		case c.s.changed <- struct{}{}:
		default: // the last notice was not taken yet; it says the same
		}
	}
}

// mayAsk reports whether shared leads were not asked for lately, and takes the turn.
func (c *courier) mayAsk(now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.asked.IsZero() && now.Sub(c.asked) < pullEvery {
		return false
	}
	c.asked = now
	return true
}

// mayBegin reports whether a way by which nothing left yet has been there for long
// enough. It goes by this process, too: a desk that is closed meanwhile begins anew.
func (c *courier) mayBegin(way model.CityWay, now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fresh[way].IsZero() {
		c.fresh[way] = now
	}
	return now.Sub(c.fresh[way]) >= readFor
}

func (c *courier) take(way model.CityWay) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.away[way] {
		return false
	}
	c.away[way] = true
	return true
}

func (c *courier) giveBack(way model.CityWay) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.away[way] = false
}

// dueWays are the ways by which something may be done now. A clock that was set
// back makes everything due: it costs a try.
func (s *session) dueWays(ctx context.Context) (due []errand, err error) {
	err = s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT way, stopped, failed_at, next_at,
			       coalesce((SELECT made_at FROM city_batch b WHERE b.way = w.way ORDER BY number DESC LIMIT 1), 0),
			       EXISTS (SELECT 1 FROM city_record WHERE seq > w.mark) OR EXISTS (SELECT 1 FROM city_past)
			       OR EXISTS (SELECT 1 FROM city_batch b WHERE b.way = w.way AND state IN ('waiting', 'sent'))
			  FROM city_way w WHERE active = 1 AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'city.pause' AND value = 'on')`)
		if err != nil {
			return err
		}
		now := millis(s.now())
		return each(rows, func() error {
			var e errand
			var stopped, waits bool
			var failed, next, made int64
			if err := rows.Scan(&e.way, &stopped, &failed, &next, &made, &waits); err != nil {
				return err
			}
			resting := next > now && failed <= now
			gathering := failed == 0 && made <= now && now-made < gatherFor[e.way].Milliseconds()
			e.send, e.first = waits && !gathering, made == 0
			if !stopped && !resting && (e.send || e.way == model.ByPostgres) {
				due = append(due, e)
			}
			return nil
		})
	})
	return due, err
}
