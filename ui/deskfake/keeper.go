package deskfake

import (
	"context"
	"slices"

	"ieumdesk/model"
)

// Kept is what the session keeps besides the desk's work; the zero value is a
// session of the present member of staff alone.
type Kept struct {
	Staff      []model.Staff
	Passphrase string
	Copies     []model.Copy
}

var _ model.Keeper = (*Session)(nil)

// StaffList are the accounts.
func (s *Session) StaffList(context.Context) ([]model.Staff, error) {
	if len(s.Keep.Staff) == 0 {
		s.Keep.Staff = []model.Staff{s.who}
	}
	return slices.Clone(s.Keep.Staff), nil
}

// AddStaff adds an account.
func (s *Session) AddStaff(ctx context.Context, m model.Staff, _ string) (model.Staff, error) {
	if err := s.called("AddStaff"); err != nil {
		return m, err
	}
	all, _ := s.StaffList(ctx)
	if slices.ContainsFunc(all, func(o model.Staff) bool { return o.Login == m.Login }) {
		return m, &model.Error{Kind: model.Refused, Code: "login_taken"}
	}
	m.ID = s.id()
	s.Keep.Staff = append(s.Keep.Staff, m)
	return m, nil
}

// SetStaffDisabled shuts an account or opens it.
func (s *Session) SetStaffDisabled(_ context.Context, id model.ID, disabled bool) error {
	i := slices.IndexFunc(s.Keep.Staff, func(m model.Staff) bool { return m.ID == id })
	if i < 0 {
		return notFound("staff")
	}
	s.Keep.Staff[i].Disabled = disabled
	return nil
}

// ChangePassphrase takes any passphrase for the old one until one was set.
func (s *Session) ChangePassphrase(_ context.Context, old, passphrase string) error {
	if s.Keep.Passphrase != "" && old != s.Keep.Passphrase {
		return &model.Error{Kind: model.Denied, Code: "wrong_passphrase"}
	}
	s.Keep.Passphrase = passphrase
	return s.called("ChangePassphrase")
}

// NewRecoveryCode makes a code.
func (s *Session) NewRecoveryCode(context.Context) (string, error) {
	return "11111-22222-33333-44444-55555-66666", s.called("NewRecoveryCode")
}

// BackupFolder is where backups would go.
func (s *Session) BackupFolder(context.Context) (string, error) { return "/data/Ieum/backup", nil }

// BackupNow adds a backup.
func (s *Session) BackupNow(context.Context) (model.Copy, error) {
	if err := s.called("BackupNow"); err != nil {
		return model.Copy{}, err
	}
	c := model.Copy{File: "/data/Ieum/backup/ieum-D07-20261124-140500.db", At: s.Clock(), Size: 12_345_678}
	s.Keep.Copies = append([]model.Copy{c}, s.Keep.Copies...)
	return c, nil
}

// Backups are those made.
func (s *Session) Backups(context.Context) ([]model.Copy, error) { return s.Keep.Copies, nil }
