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
	pulled time.Time
}

// startCourier begins, for a window; a console tool is told when to send.
func (s *session) startCourier() *courier {
	if !s.o.Exclusive {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	c := &courier{s: s, cancel: cancel, away: map[model.CityWay]bool{}}
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

// round starts every way that is due and not on its way already.
func (c *courier) round(ctx context.Context) error {
	due, err := c.s.dueWays(ctx)
	if err != nil {
		return err
	}
	for _, way := range due {
		if !c.take(way) {
			continue
		}
		c.done.Go(func() {
			defer c.giveBack(way)
			if _, err := c.s.drain(ctx, way); err != nil && ctx.Err() == nil {
				c.s.o.Log.Info("sending to the city", "way", way, "error", model.CodeOf(err))
			}
			if way == model.ByPostgres {
				c.pull(ctx)
			}
		})
	}
	return nil
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

// pull asks for shared leads now and then. Only one goroutine at a time is away for
// the database.
func (c *courier) pull(ctx context.Context) {
	now := time.Now() // of this process: no clock that is set back keeps it waiting
	if ctx.Err() != nil || !c.pulled.IsZero() && now.Sub(c.pulled) < pullEvery {
		return
	}
	c.pulled = now
	got, err := c.s.PullCity(ctx)
	switch {
	case err != nil && ctx.Err() == nil:
		c.s.o.Log.Info("asking the city for leads", "error", model.CodeOf(err))
	case err == nil && got.Added+got.Updated+got.Conflicts > 0:
		select {
		case c.s.changed <- struct{}{}:
		default:
		}
	}
}

// dueWays are the ways by which something is to be sent now. A clock that was set
// back makes everything due: it costs a try.
func (s *session) dueWays(ctx context.Context) (due []model.CityWay, err error) {
	err = s.look(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT way, stopped, failed_at, next_at, coalesce((SELECT max(made_at) FROM city_batch b WHERE b.way = w.way), 0)
			  FROM city_way w WHERE active = 1 AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'city.pause' AND value = 'on')`)
		if err != nil {
			return err
		}
		now := millis(s.now())
		return each(rows, func() error {
			var way model.CityWay
			var stopped bool
			var failed, next, made int64
			if err := rows.Scan(&way, &stopped, &failed, &next, &made); err != nil {
				return err
			}
			resting := next > now && failed <= now
			gathering := failed == 0 && made <= now && now-made < gatherFor[way].Milliseconds()
			if !stopped && !resting && !gathering {
				due = append(due, way)
			}
			return nil
		})
	})
	return due, err
}
