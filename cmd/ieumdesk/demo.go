package main

import (
	"context"
	"errors"
	"os"

	"ieumdesk/data"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// What a demo desk holds: enough to search in, little enough to be there at once.
const (
	demoSeekers = 400
	demoLeads   = 1500
	demoSeed    = 7
)

// openDemo makes and fills the demo desk at its first opening.
func (h *house) openDemo(ctx context.Context) (*data.Store, error) {
	if _, err := os.Lstat(h.path); err == nil {
		return data.Open(ctx, h.path, h.options())
	}
	o := h.options()
	o.KDF = vault.Params{Memory: 8 << 10, Passes: 1, Lanes: 1} // the passphrase stands on the login page
	if _, err := data.Create(ctx, h.path, h.demoStore(), o); err != nil {
		return nil, err
	}
	store, err := data.Open(ctx, h.path, h.options())
	if err != nil {
		return nil, err
	}
	if err := h.fill(ctx, store); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

func (h *house) demoStore() model.NewStore {
	return model.NewStore{
		Desk:       model.Desk{Code: "D07", Name: h.words.T("desk.demo.name"), Center: h.words.T("desk.demo.center")},
		Staff:      model.Staff{Login: demoLogin, Name: h.words.T("desk.demo.staff"), Role: model.Admin},
		Passphrase: demoPassphrase,
	}
}

// fill puts made-up people and leads into the demo desk.
func (h *house) fill(ctx context.Context, store *data.Store) error {
	s, err := store.Unlock(ctx, demoLogin, demoPassphrase)
	if err != nil {
		return err
	}
	err = data.FillDemo(ctx, s, data.Demo{Leads: demoLeads, Seekers: demoSeekers, Seed: demoSeed}, nil)
	for key, value := range map[string]string{"desk.phone": "031-400-1234", "desk.fax": "031-400-1235", "desk.lock_minutes": "60"} {
		err = errors.Join(err, s.SetSetting(ctx, key, value))
	}
	return errors.Join(err, s.Close())
}
