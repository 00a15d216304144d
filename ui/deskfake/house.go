package deskfake

import (
	"context"

	"ieumdesk/model"
)

// House is a model.Storehouse and its model.Entrance in memory: whoever knows the
// passphrase gets the session.
type House struct {
	Made       bool // there is a store
	OpenFails  error
	NoCreate   error // what Create returns
	Refuse     error // what the next Unlock returns, then cleared
	In         *Session
	Staff      []model.Staff
	Passphrase string
	Code       string // recovery code
	New        model.NewStore
	Opened     int
}

var (
	_ model.Storehouse = (*House)(nil)
	_ model.Entrance   = (*House)(nil)
)

// NewHouse is a store that s is the inside of, with one member of staff.
func NewHouse(s *Session) *House {
	return &House{
		Made: true, In: s, Staff: []model.Staff{s.Staff()}, Passphrase: "파란 우산 열두 자루",
		Code: "ABCDE-FGH0J-KMNPQ-RSTVW-XYZ12-34567",
	}
}

// Path is where the store would be.
func (h *House) Path() string { return "/data/Ieum/desk.db" }

// Found reports whether there is a store.
func (h *House) Found() bool { return h.Made }

// Create makes the store.
func (h *House) Create(_ context.Context, n model.NewStore) (string, error) {
	if h.NoCreate != nil {
		return "", h.NoCreate
	}
	h.New, h.Made, h.Passphrase = n, true, n.Passphrase
	h.Staff = []model.Staff{n.Staff}
	return h.Code, nil
}

// Open opens the store.
func (h *House) Open(context.Context) (model.Entrance, error) {
	if h.OpenFails != nil {
		return nil, h.OpenFails
	}
	h.Opened++
	return h, nil
}

// Desk is the session's.
func (h *House) Desk() model.Desk { return h.In.Desk() }

// Logins are the staff.
func (h *House) Logins(context.Context) ([]model.Staff, error) { return h.Staff, nil }

// Unlock lets in who knows the passphrase.
func (h *House) Unlock(_ context.Context, login, passphrase string) (model.Session, error) {
	if err := h.Refuse; err != nil {
		h.Refuse = nil
		return nil, err
	}
	if passphrase != h.Passphrase {
		return nil, &model.Error{Kind: model.Denied, Code: "wrong_passphrase"}
	}
	for _, m := range h.Staff {
		if m.Login == login {
			h.In.who = m
		}
	}
	return h.In, nil
}

// DoorSetting is the session's setting.
func (h *House) DoorSetting(ctx context.Context, key string) (string, error) {
	return h.In.Setting(ctx, key)
}

// Recover sets a new passphrase.
func (h *House) Recover(_ context.Context, code, _, passphrase string) error {
	if code != h.Code {
		return &model.Error{Kind: model.Denied, Code: "wrong_recovery"}
	}
	h.Passphrase = passphrase
	return nil
}

// Close does nothing.
func (h *House) Close() error { return nil }
