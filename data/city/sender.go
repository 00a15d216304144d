package city

import (
	"context"
	"errors"

	"ieumdesk/model"
)

// Queue is what waits at the desk. What it is told is on the disk when it returns,
// so that the program may end between any two calls.
type Queue interface {
	// Next is the oldest batch of a way that the city has not answered, or a new one
	// that keeps to limit; false if nothing waits.
	Next(ctx context.Context, way model.CityWay, limit Limit) (Batch, bool, error)

	// Leave remembers that a batch is about to leave the desk; false if it must not any
	// more: another program has settled it since Next, or taken it back.
	Leave(ctx context.Context, b Batch) (bool, error)

	// Settle keeps the other end's answer. An answer that comes twice counts once.
	Settle(ctx context.Context, way model.CityWay, b Batch, a Answer) ([]model.CityRejection, error)

	// Split makes two batches of one that is too large, or refuses its only event.
	Split(ctx context.Context, way model.CityWay, b Batch) ([]model.CityRejection, error)

	// Rename gives the files of a batch the next name.
	Rename(ctx context.Context, b Batch) error

	// Fail remembers trouble, and when to try again.
	Fail(ctx context.Context, way model.CityWay, t *Trouble) error

	// Feed compares the server's mark with the one that was met before. One that was
	// restored from a backup may lack what it had accepted: it gets everything again.
	Feed(ctx context.Context, way model.CityWay, feed string) error
}

// feeder is a way whose other end says which server it is.
type feeder interface {
	Feed(ctx context.Context) (string, error)
}

// Drain sends what waits for a way, batch by batch in order, until nothing is left
// or there is trouble, which it leaves with the queue and returns.
func Drain(ctx context.Context, q Queue, way model.CityWay, w Way) (model.CityReport, error) {
	report := model.CityReport{Rejected: []model.CityRejection{}}
	if err := meet(ctx, q, way, w); err != nil {
		return report, fail(ctx, q, way, err)
	}
	for {
		b, ok, err := q.Next(ctx, way, w.Limit())
		if err != nil || !ok {
			return report, err
		}
		stands, err := q.Leave(ctx, b)
		if err != nil {
			return report, err
		}
		if !stands {
			continue
		}
		answer, err := w.Send(ctx, b)
		if err == nil {
			report.Sent += b.Events
			refused, err := q.Settle(ctx, way, b, answer)
			if err != nil {
				return report, err
			}
			report.Accepted += b.Events - len(refused)
			report.Rejected = append(report.Rejected, refused...)
			continue
		}
		refused, err := retry(ctx, q, way, b, err)
		report.Rejected = append(report.Rejected, refused...)
		if err != nil {
			return report, err
		}
	}
}

// meet asks the other end who it is, where it can say.
func meet(ctx context.Context, q Queue, way model.CityWay, w Way) error {
	f, ok := w.(feeder)
	if !ok {
		return nil
	}
	feed, err := f.Feed(ctx)
	if err != nil {
		return err
	}
	return q.Feed(ctx, way, feed)
}

// retry does what can be done about trouble at once, and otherwise returns it.
func retry(ctx context.Context, q Queue, way model.CityWay, b Batch, err error) ([]model.CityRejection, error) {
	switch TroubleOf(err).Act {
	case Split:
		return q.Split(ctx, way, b)
	case Rename:
		return nil, q.Rename(ctx, b)
	}
	return nil, fail(ctx, q, way, err)
}

// fail leaves trouble with the queue. That the desk itself broke off is none.
func fail(ctx context.Context, q Queue, way model.CityWay, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	t := TroubleOf(err)
	return errors.Join(t, q.Fail(ctx, way, t))
}
