package data

import (
	"context"
	"testing"
	"time"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

func TestCourier_sendsBesideTheDesksWorkAndOneThatHangsHoldsUpNoOther(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.set("city.https.url", "https://city.example")
	d.NewSeeker()
	ctx, cancel := context.WithCancel(t.Context())
	c := &courier{s: d.in, cancel: cancel, away: map[model.CityWay]bool{}} // that goes when it is told
	longAgo := time.Now().Add(-readFor)
	c.fresh = map[model.CityWay]time.Time{model.ByFolder: longAgo, model.ByHTTPS: longAgo}
	d.in.courier = c
	arrived, hanging := make(chan int, 100), make(chan context.Context)
	d.in.o.way = func(way model.CityWay) (city.Way, error) {
		if way == model.ByHTTPS {
			return hangingWay{fakeWay{limit: city.HTTPSLimit}, hanging}, nil
		}
		return fakeWay{city.FolderLimit, func(b city.Batch) (city.Answer, error) {
			arrived <- b.Events
			return city.Answer{}, nil
		}}, nil
	}
	if err := c.round(ctx); err != nil {
		t.Fatal(err)
	}
	stuck := <-hanging
	if n := <-arrived; n != 2 {
		t.Errorf("%d events by the folder", n)
	}
	d.NewSeeker() // the desk goes on
	if !c.take(model.ByPostgres) || c.take(model.ByHTTPS) {
		t.Error("a way that hangs is asked again, or holds up another")
	}
	d.in.Close() // and does not wait for the city
	if stuck.Err() == nil {
		t.Error("closing the desk leaves somebody waiting for the city")
	}
}

// hangingWay answers when nobody waits any more.
type hangingWay struct {
	fakeWay
	hanging chan context.Context
}

func (w hangingWay) Send(ctx context.Context, _ city.Batch) (city.Answer, error) {
	w.hanging <- ctx
	<-ctx.Done()
	return city.Answer{}, ctx.Err()
}

func TestCourier_isThereForAWindowAndNotForAConsoleTool(t *testing.T) {
	d := newDesk(t)
	if d.in.courier != nil {
		t.Error("a console tool sends by itself")
	}
	d.in.Close()
	d.in.Store.Close()
	d.o.Exclusive = true
	if d.open(); d.in.courier == nil {
		t.Error("a window sends nothing by itself")
	}
}

func TestCourier_leavesTheCityAloneWhileNothingWaits(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.NewSeeker()
	sends := 0
	d.through(fakeWay{city.FolderLimit, func(city.Batch) (city.Answer, error) {
		sends++
		return city.Answer{}, nil
	}})
	d.push()
	d.clock.Advance(24 * time.Hour)
	if due, err := d.in.dueWays(t.Context()); err != nil || len(due) != 0 {
		t.Errorf("%+v, %v", due, err)
	}
	d.NewSeeker()
	if due, err := d.in.dueWays(t.Context()); err != nil || len(due) != 1 || !due[0].send {
		t.Errorf("somebody came: %+v, %v", due, err)
	}
	d.push()
	d.NewSeeker() // a minute later: a folder is not strewn with files
	d.clock.Advance(time.Minute)
	if due, err := d.in.dueWays(t.Context()); err != nil || len(due) != 0 || sends != 2 {
		t.Errorf("%+v, %v, %d sends", due, err, sends)
	}
}

func TestCourier_leavesTimeToReadWhatLeavesFirst(t *testing.T) {
	d := newDesk(t)
	d.toFolder()
	d.NewSeeker()
	c := &courier{s: d.in, away: map[model.CityWay]bool{}, fresh: map[model.CityWay]time.Time{}}
	if err := c.round(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.done.Wait()
	if n := d.count("city_batch"); n != 0 {
		t.Errorf("%d batches are made as soon as there is a way", n)
	}
	begun := c.fresh[model.ByFolder]
	if c.mayBegin(model.ByFolder, begun.Add(readFor-time.Second)) || !c.mayBegin(model.ByFolder, begun.Add(readFor)) {
		t.Error("it does not wait as long as it says")
	}
	if r := d.push(); r.Accepted != 2 {
		t.Errorf("who says to send now waits: %+v", r)
	}
	if due, err := d.in.dueWays(t.Context()); err != nil || len(due) != 0 {
		t.Errorf("%+v, %v", due, err)
	}
}
