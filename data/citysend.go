package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"ieumdesk/data/city"
	"ieumdesk/data/city/hub"
	"ieumdesk/model"
)

// cityTimeout is how long the city may take for one answer.
const cityTimeout = time.Minute

// openWay opens a way to the city as it is set up. Errors: Refused city_not_set;
// Outside.
func (s *session) openWay(ctx context.Context, way model.CityWay) (city.Way, error) {
	if s.o.way != nil {
		return s.o.way(way)
	}
	var folder, url, token, ca, dsn string
	err := s.look(ctx, func(tx *sql.Tx) (err error) {
		for key, to := range map[string]*string{"city.folder.path": &folder, "city.https.url": &url, "city.https.ca": &ca} {
			if *to, err = plainSetting(ctx, tx, key); err != nil {
				return err
			}
		}
		for key, to := range map[string]*string{"city.https.token": &token, "city.postgres.dsn": &dsn} {
			if *to, err = s.secret(ctx, tx, key); err != nil {
				return err
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case way == model.ByFolder && folder != "":
		return city.NewFolder(folder), nil
	case way == model.ByHTTPS && url != "":
		return city.NewHTTPS(url, token, ca, cityTimeout, s.o.Clock)
	case way == model.ByPostgres && dsn != "":
		return hub.New(dsn)
	}
	return nil, &model.Error{Kind: model.Refused, Code: "city_not_set", Args: []any{s.o.Words.Name("city_way", string(way))}}
}

// SendCity sends what waits, now.
func (s *session) SendCity(ctx context.Context, way model.CityWay) (model.CityReport, error) {
	all := model.CityReport{Rejected: []model.CityRejection{}}
	ways, err := s.waysOf(ctx, way)
	if err != nil {
		return all, err
	}
	var errs []error
	for _, w := range ways {
		r, err := s.drain(ctx, w)
		all.Sent, all.Accepted = all.Sent+r.Sent, all.Accepted+r.Accepted
		all.Rejected = append(all.Rejected, r.Rejected...)
		errs = append(errs, err)
	}
	for _, w := range ways {
		waiting, err := s.waitingCount(ctx, w)
		if err != nil {
			return all, errors.Join(append(errs, err)...)
		}
		all.Waiting += waiting
	}
	return all, errors.Join(errs...)
}

// waysOf are the way that was asked for, or all that are on. Errors: Refused
// city_none, city_not_set.
func (s *session) waysOf(ctx context.Context, way model.CityWay) ([]model.CityWay, error) {
	states, err := s.CityStates(ctx)
	if err != nil {
		return nil, err
	}
	var on []model.CityWay
	for _, st := range states {
		if st.On && (way == "" || way == st.Way) {
			on = append(on, st.Way)
		}
	}
	switch {
	case len(on) == 0 && way == "":
		return nil, &model.Error{Kind: model.Refused, Code: "city_none"}
	case len(on) == 0:
		return nil, &model.Error{Kind: model.Refused, Code: "city_not_set", Args: []any{s.o.Words.Name("city_way", string(way))}}
	}
	return on, nil
}

// drain sends all that waits for a way. What a person has to do something about is
// kept with the way.
func (s *session) drain(ctx context.Context, way model.CityWay) (model.CityReport, error) {
	w, err := s.openWay(ctx, way)
	if err != nil {
		if model.KindOf(err) == model.Outside {
			err = errors.Join(err, s.outbox().Fail(ctx, way, city.TroubleOf(err)))
		}
		return model.CityReport{Rejected: []model.CityRejection{}}, err
	}
	defer w.Close()
	return city.Drain(ctx, s.outbox(), way, w)
}

// TestCity reaches the other end.
func (s *session) TestCity(ctx context.Context, way model.CityWay) error {
	w, err := s.openWay(ctx, way)
	if err != nil {
		return err
	}
	defer w.Close()
	return w.Test(ctx)
}

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

// troubleOf reads what Fail kept.
func troubleOf(kept string) *model.Error {
	var t trouble
	if kept == "" || json.Unmarshal([]byte(kept), &t) != nil {
		return nil
	}
	for i, a := range t.Args { // JSON has no whole numbers
		if f, ok := a.(float64); ok {
			t.Args[i] = int(f)
		}
	}
	return &model.Error{Kind: model.Outside, Code: t.Code, Args: t.Args}
}
