package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
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
		return hub.New(dsn, s.desk.Code)
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
