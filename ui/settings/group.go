package settings

import (
	"context"
	"errors"
	"slices"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// group is a few settings that are read, typed and stored together. It knows no
// widgets.
type group struct {
	d      *desk.Desk
	keys   []string
	stored map[string]string
	typed  map[string]string
}

func newGroup(d *desk.Desk, keys ...string) *group {
	return &group{d: d, keys: keys, stored: map[string]string{}, typed: map[string]string{}}
}

// load reads the settings and runs then; what is typed and not stored is kept.
func (g *group) load(then func()) {
	s := g.d.Session
	desk.Do(g.d, func(ctx context.Context) (map[string]string, error) {
		values := map[string]string{}
		for _, key := range g.keys {
			v, err := s.Setting(ctx, key)
			if err != nil {
				return nil, err
			}
			values[key] = v
		}
		return values, nil
	}, func(values map[string]string) {
		for key, v := range values {
			if g.typed[key] == g.stored[key] {
				g.typed[key] = v
			}
		}
		g.stored = values
		then()
	})
}

// may reports whether who is logged in may change key.
func (g *group) may(key string) bool {
	k, ok := model.FindSetting(key)
	return ok && (k.Staff || g.d.Session.Staff().Role == model.Admin)
}

// changed are the keys that were typed anew, in the page's order.
func (g *group) changed() []string {
	var out []string
	for _, key := range g.keys {
		if g.may(key) && g.typed[key] != g.stored[key] {
			out = append(out, key)
		}
	}
	return out
}

// check is what is wrong with what was typed, by key, before anything is stored.
func (g *group) check() map[string]string {
	texts := map[string]string{}
	for _, key := range g.changed() {
		k, _ := model.FindSetting(key)
		if _, err := k.Check(g.typed[key]); err != nil {
			texts[key] = g.text(err)
		}
	}
	return texts
}

// text is what is wrong, without the name of the field, which stands above it.
func (g *group) text(err error) string {
	var e *model.Error
	if errors.As(err, &e) {
		return g.d.Words.Error(e)
	}
	return g.d.Words.Error(err)
}

// save stores what was typed anew. then gets the keys that were stored and what
// was refused, by key.
func (g *group) save(then func(stored []string, refused map[string]string)) {
	keys, s := g.changed(), g.d.Session
	values := map[string]string{}
	for _, key := range keys {
		values[key] = g.typed[key]
	}
	refused := map[string]error{}
	g.d.Run.Do(func() {
		store(keys, refused, func(key string) error { return s.SetSetting(context.Background(), key, values[key]) })
	}, func() {
		texts := map[string]string{}
		for key, err := range refused {
			texts[key] = g.text(err)
		}
		keys = slices.DeleteFunc(keys, func(key string) bool { return refused[key] != nil })
		for _, key := range keys {
			g.stored[key] = values[key]
		}
		then(keys, texts)
	})
}

// store sets keys and gathers what is refused. Some bound each other, as the steps
// of following up do: those are tried again once another was stored.
func store(keys []string, refused map[string]error, set func(key string) error) {
	for {
		var again []string
		for _, key := range keys {
			delete(refused, key)
			if err := set(key); err != nil {
				refused[key] = err
				again = append(again, key)
			}
		}
		if len(again) == 0 || len(again) == len(keys) {
			return
		}
		keys = again
	}
}
