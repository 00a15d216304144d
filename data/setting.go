package data

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"ieumdesk/model"
)

// deskSettings are the settings that stand in the desk's own row, because leads
// and slips are printed with them: key -> the update.
var deskSettings = map[string]string{
	"desk.name":   "UPDATE desk SET name = ? WHERE own = 1",
	"desk.center": "UPDATE desk SET center = ? WHERE own = 1",
}

// Setting is the value of key, or its default; of a secret only that it is set.
func (s *session) Setting(ctx context.Context, key string) (string, error) {
	return s.setting(ctx, key)
}

func (s *Store) setting(ctx context.Context, key string) (string, error) {
	k, err := findSetting(key)
	if err != nil {
		return "", err
	}
	switch key {
	case "desk.name":
		return s.Desk().Name, nil
	case "desk.center":
		return s.Desk().Center, nil
	}
	var value string
	err = s.read.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return k.Default, nil
	}
	if k.Secret && value != "" {
		return model.SecretKept, explain(err)
	}
	return value, explain(err)
}

// DoorSetting is a setting that the login window already needs: language, text
// size, theme. It is never one that holds anything secret.
func (s *Store) DoorSetting(ctx context.Context, key string) (string, error) {
	if k, ok := model.FindSetting(key); !ok || !k.Staff {
		return "", noSetting
	}
	return s.setting(ctx, key)
}

// SetSetting checks and stores. Emptied text is the default again.
func (s *session) SetSetting(ctx context.Context, key, value string) error {
	k, err := findSetting(key)
	if err != nil {
		return err
	}
	if !k.Staff {
		if err := s.administrator(); err != nil {
			return err
		}
	}
	if value, err = k.Check(value); err != nil {
		return err
	}
	if key == "desk.name" && value == "" {
		return model.FieldErrors{{Kind: model.Invalid, Code: "required", Field: key}}
	}
	if k.Secret && value == model.SecretKept {
		return nil
	}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		if strings.HasPrefix(key, "city.") {
			detail, err := s.setCity(ctx, tx, k, value)
			if err != nil {
				return err
			}
			return s.record(tx, "setting_change", model.ID{}, detail)
		}
		if err := storeSetting(ctx, tx, key, value); err != nil || k.Staff {
			return err
		}
		if err := s.checkFollow(ctx, tx, key); err != nil {
			return err
		}
		return s.record(tx, "setting_change", model.ID{}, key)
	})
	if err != nil || deskSettings[key] == "" {
		return err
	}
	return explain(s.loadDesk(ctx))
}

// checkFollow refuses steps of following up that do not rise.
func (s *session) checkFollow(ctx context.Context, tx *sql.Tx, key string) error {
	if !strings.HasPrefix(key, "follow.") {
		return nil
	}
	rule, err := s.chaseRule(ctx, tx)
	if err != nil {
		return err
	}
	return model.CheckFollow(key, rule.days)
}

func storeSetting(ctx context.Context, tx *sql.Tx, key, value string) error {
	if update := deskSettings[key]; update != "" {
		_, err := tx.ExecContext(ctx, update, value)
		return err
	}
	if value == "" {
		_, err := tx.ExecContext(ctx, "DELETE FROM setting WHERE key = ?", key)
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2", key, value)
	return err
}

var noSetting = &model.Error{Kind: model.NotFound, Code: "setting"}

func findSetting(key string) (model.SettingKey, error) {
	k, ok := model.FindSetting(key)
	if !ok {
		return k, noSetting
	}
	return k, nil
}
