package deskfake

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"ieumdesk/model"
)

// Town is the city's side of a session; the zero value is a desk without one.
type Town struct {
	States    map[model.CityWay]*model.CityState // of the ways that are set up
	Batches   []model.CityBatch
	Events    []json.RawMessage // that wait
	Rejected  []model.CityRejection
	Conflicts []model.CityConflict
	Report    model.CityReport // of the next sending
	Fails     error            // of sending and testing
	Hangs     bool             // sending takes until somebody ends it
	Decided   []string
}

var _ model.City = (*Session)(nil)

// cityKeys say which setting switches a way on.
var cityKeys = map[string]model.CityWay{"city.folder.path": model.ByFolder, "city.https.url": model.ByHTTPS, "city.postgres.dsn": model.ByPostgres}

// setCity switches a way on or off, as its setting says.
func (s *Session) setCity(key, value string) {
	way, ok := cityKeys[key]
	if !ok {
		return
	}
	if value == "" {
		delete(s.Town.States, way)
		return
	}
	if s.Town.States == nil {
		s.Town.States = map[model.CityWay]*model.CityState{}
	}
	if s.Town.States[way] == nil {
		s.Town.States[way] = &model.CityState{Way: way, On: true, Waiting: len(s.Town.Events)}
	}
}

// CityStates are all ways.
func (s *Session) CityStates(context.Context) ([]model.CityState, error) {
	var out []model.CityState
	for _, way := range model.CityWays {
		st := model.CityState{Way: way}
		if known := s.Town.States[way]; known != nil {
			st = *known
			for _, r := range s.Town.Rejected {
				if r.Way == way {
					st.Rejected++
				}
			}
		}
		out = append(out, st)
	}
	return out, nil
}

// CityBatches are the batches of a way.
func (s *Session) CityBatches(_ context.Context, way model.CityWay, limit int) ([]model.CityBatch, error) {
	var out []model.CityBatch
	for _, b := range s.Town.Batches {
		if way == "" || b.Way == way {
			out = append(out, b)
		}
	}
	return out[:min(limit, len(out))], nil
}

// CityWaiting are the events that wait.
func (s *Session) CityWaiting(_ context.Context, _ model.CityWay, limit int) ([]json.RawMessage, error) {
	return s.Town.Events[:min(limit, len(s.Town.Events))], nil
}

// CityBatchEvents are the events that wait: a fake has no others.
func (s *Session) CityBatchEvents(context.Context, model.ID) ([]json.RawMessage, error) {
	return s.Town.Events, nil
}

// CityRejections are those that nobody has decided about.
func (s *Session) CityRejections(context.Context) ([]model.CityRejection, error) {
	return slices.Clone(s.Town.Rejected), nil
}

// DecideRejection takes an event off the list.
func (s *Session) DecideRejection(_ context.Context, way model.CityWay, event model.ID, again bool) error {
	i := slices.IndexFunc(s.Town.Rejected, func(r model.CityRejection) bool { return r.Way == way && r.ID == event })
	if i < 0 {
		return notFound("city_event")
	}
	s.Town.Rejected = slices.Delete(s.Town.Rejected, i, i+1)
	said := "left"
	if again {
		said = "again"
	}
	s.Town.Decided = append(s.Town.Decided, said)
	return nil
}

// SendCity sends everything, or fails.
func (s *Session) SendCity(ctx context.Context, _ model.CityWay) (model.CityReport, error) {
	if err := s.called("SendCity"); err != nil {
		return model.CityReport{}, err
	}
	if s.Town.Hangs {
		<-ctx.Done()
		return model.CityReport{}, ctx.Err()
	}
	if s.Town.Fails != nil {
		return model.CityReport{}, s.Town.Fails
	}
	for _, st := range s.Town.States {
		st.Accepted += st.Waiting
		st.Waiting, st.Sent, st.Stopped, st.Trouble, st.LastTaken = 0, 0, false, nil, s.Clock()
	}
	return s.Town.Report, nil
}

// TestCity reaches what is set up.
func (s *Session) TestCity(_ context.Context, way model.CityWay) error {
	if err := s.called("TestCity " + string(way)); err != nil {
		return err
	}
	if s.Town.States[way] == nil {
		return &model.Error{Kind: model.Refused, Code: "city_not_set", Args: []any{s.Words.Name("city_way", string(way))}}
	}
	return s.Town.Fails
}

// PullCity brings nothing.
func (s *Session) PullCity(context.Context) (model.CityPulled, error) {
	return model.CityPulled{Conflicts: len(s.Town.Conflicts)}, nil
}

// CityConflicts are the leads to decide about.
func (s *Session) CityConflicts(context.Context) ([]model.CityConflict, error) {
	return slices.Clone(s.Town.Conflicts), nil
}

// ResolveChange takes the city's version or keeps the desk's.
func (s *Session) ResolveChange(_ context.Context, lead model.ID, takeCity bool) error {
	if err := s.called("ResolveChange"); err != nil {
		return err
	}
	x, err := s.settle(lead, model.LeadChanged)
	if err == nil && takeCity {
		*s.lead(lead) = x.City
	}
	return err
}

// AcknowledgeOverfilled takes a lead off the list.
func (s *Session) AcknowledgeOverfilled(_ context.Context, lead model.ID) error {
	_, err := s.settle(lead, model.LeadOverfilled)
	return err
}

func (s *Session) settle(lead model.ID, kind model.CityConflictKind) (model.CityConflict, error) {
	i := slices.IndexFunc(s.Town.Conflicts, func(x model.CityConflict) bool { return x.Mine.ID == lead && x.Kind == kind })
	if i < 0 {
		return model.CityConflict{}, notFound("city_conflict")
	}
	x := s.Town.Conflicts[i]
	s.Town.Conflicts = slices.Delete(slices.Clone(s.Town.Conflicts), i, i+1)
	return x, nil
}

// secret is what is read of a secret setting: never the secret.
func secret(k model.SettingKey, value string) string {
	if k.Secret && strings.TrimSpace(value) != "" {
		return model.SecretKept
	}
	return value
}
