package data

import (
	"context"
	"database/sql"
	"regexp"
	"strings"

	"ieumdesk/data/vault"
	"ieumdesk/model"
)

var (
	deskCode  = regexp.MustCompile(`^D[0-9]{2}$`)
	loginForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,31}$`)
)

// Logins are the staff accounts that may log in, by name.
func (s *Store) Logins(ctx context.Context) ([]model.Staff, error) {
	return staffWhere(ctx, s.read, "disabled = 0")
}

// StaffList are all staff accounts, by name.
func (s *session) StaffList(ctx context.Context) ([]model.Staff, error) {
	return staffWhere(ctx, s.read, "true")
}

func staffWhere(ctx context.Context, db asker, where string) ([]model.Staff, error) {
	rows, err := db.QueryContext(ctx, "SELECT id, login, name, role, disabled FROM staff WHERE "+where+" ORDER BY name, login")
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	var all []model.Staff
	for rows.Next() {
		var m model.Staff
		if err := rows.Scan(&m.ID, &m.Login, &m.Name, &m.Role, &m.Disabled); err != nil {
			return nil, explain(err)
		}
		all = append(all, m)
	}
	return all, explain(rows.Err())
}

// AddStaff makes an account for somebody with a first passphrase, which they
// change themselves. Errors: FieldErrors; Denied role_denied; Refused login_taken.
func (s *session) AddStaff(ctx context.Context, m model.Staff, passphrase string) (model.Staff, error) {
	if err := s.administrator(); err != nil {
		return m, err
	}
	errs := checkPassphrase(checkStaff(nil, &m), s.o.Words, passphrase, m, s.Desk())
	if len(errs) > 0 {
		return m, errs
	}
	m.ID, m.Disabled = s.o.NewID(), false
	slot, err := s.vault.NewSlot(s.o.Rand, m.Login, passphrase, s.o.KDF)
	if err != nil {
		return m, err
	}
	return m, s.inTx(ctx, func(tx *sql.Tx) error {
		if err := insertStaff(ctx, tx, m, slot, millis(s.now())); err != nil {
			return err
		}
		return s.record(tx, "staff_add", m.ID, string(m.Role))
	})
}

// SetStaffDisabled shuts an account or opens it again. One administrator always
// remains. Errors: NotFound staff; Denied role_denied; Refused last_admin.
func (s *session) SetStaffDisabled(ctx context.Context, id model.ID, disabled bool) error {
	if err := s.administrator(); err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if err := changeOne(tx.ExecContext(ctx, "UPDATE staff SET disabled = ? WHERE id = ?", disabled, id[:])); err != nil {
			return err
		}
		var admins int
		if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM staff WHERE role = 'admin' AND disabled = 0").Scan(&admins); err != nil {
			return err
		}
		if admins == 0 {
			return &model.Error{Kind: model.Refused, Code: "last_admin"}
		}
		action := "staff_enable"
		if disabled {
			action = "staff_disable"
		}
		return s.record(tx, action, id, "")
	})
}

// changeOne is the error of an update that must have met one row of staff.
func changeOne(r sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n != 1 {
		return noStaff(err)
	}
	return nil
}

func noStaff(err error) error { return &model.Error{Kind: model.NotFound, Code: "staff", Err: err} }

// administrator refuses what only an administrator may do.
func (s *session) administrator() error {
	if s.staff.Role != model.Admin {
		return &model.Error{Kind: model.Denied, Code: "role_denied"}
	}
	return nil
}

// supervisor refuses counsellors.
func (s *session) supervisor() error {
	if s.staff.Role == model.Counsellor {
		return &model.Error{Kind: model.Denied, Code: "supervisor_only"}
	}
	return nil
}

func insertStaff(ctx context.Context, tx *sql.Tx, m model.Staff, slot vault.Slot, now int64) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO staff (id, login, name, role, slot, created_at) VALUES (?, ?, ?, ?, ?, ?)",
		m.ID[:], m.Login, m.Name, string(m.Role), slot.Marshal(), now)
	return err
}

// checkStaff normalises an account; a role left out is a counsellor's.
func checkStaff(errs model.FieldErrors, m *model.Staff) model.FieldErrors {
	m.Login = normalLogin(m.Login)
	if !loginForm.MatchString(m.Login) {
		errs = append(errs, &model.Error{Kind: model.Invalid, Code: "login_form", Field: "staff"})
	}
	errs = checkLine(errs, "staff_name", &m.Name, model.MaxName, true)
	switch m.Role {
	case "":
		m.Role = model.Counsellor
	case model.Counsellor, model.Supervisor, model.Admin:
	default:
		errs = append(errs, model.UnknownCode("role", string(m.Role), string(model.Counsellor), string(model.Supervisor), string(model.Admin)))
	}
	return errs
}

func normalLogin(login string) string { return strings.ToLower(strings.TrimSpace(login)) }
