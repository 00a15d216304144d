package data

import (
	"context"
	"database/sql"
	"encoding/base64"
	"errors"

	"ieumdesk/data/city/hub"
	"ieumdesk/model"
)

// wayKeys are the settings that set up a way to the city: the way is on while its
// setting is not empty.
var wayKeys = map[string]model.CityWay{
	"city.folder.path":  model.ByFolder,
	"city.https.url":    model.ByHTTPS,
	"city.postgres.dsn": model.ByPostgres,
}

// secretColumn is what the seal of a secret setting is bound to.
func secretColumn(key string) string { return "setting:" + key }

// sealSecret is a secret as the table of settings keeps it.
func (s *session) sealSecret(key, value string) string {
	return base64.StdEncoding.EncodeToString(s.vault.Seal(model.ID{}, secretColumn(key), []byte(value)))
}

// secret reads a secret setting, "" if it is not set.
func (s *session) secret(ctx context.Context, q asker, key string) (string, error) {
	kept, err := plainSetting(ctx, q, key)
	if err != nil || kept == "" {
		return "", err
	}
	sealed, err := base64.StdEncoding.DecodeString(kept)
	if err != nil {
		return "", err
	}
	b, err := s.vault.Open(model.ID{}, secretColumn(key), sealed)
	return string(b), err
}

// plainSetting is the stored text of a setting, "" if none is.
func plainSetting(ctx context.Context, q asker, key string) (value string, err error) {
	err = q.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// setCity stores a setting of the city in tx with what follows from it, and what
// the access log has to say of it. Errors: Invalid city_dsn_form; Refused
// city_ground_missing.
func (s *session) setCity(ctx context.Context, tx *sql.Tx, k model.SettingKey, value string) (detail string, err error) {
	was, err := s.cityWas(ctx, tx, k)
	if err != nil || was == value {
		return k.Key, err
	}
	kept := value
	if k.Secret && value != "" {
		kept = s.sealSecret(k.Key, value)
	}
	if k.Key == "city.postgres.dsn" && value != "" {
		if err := hub.CheckDSN(value); err != nil {
			return "", model.FieldErrors{{Kind: model.Invalid, Code: "city_dsn_form", Field: k.Key}}
		}
	}
	if err := storeSetting(ctx, tx, k.Key, kept); err != nil {
		return "", err
	}
	if way, ok := wayKeys[k.Key]; ok {
		return k.Key, setWay(ctx, tx, way, value)
	}
	switch k.Key {
	case "city.detail", "city.detail.ground":
		return s.setDetail(ctx, tx, k.Key)
	case "city.https.token", "city.https.ca":
		_, err = tx.ExecContext(ctx, "UPDATE city_way SET stopped = 0, next_at = 0 WHERE way = ?", model.ByHTTPS)
	}
	return k.Key, err
}

func (s *session) cityWas(ctx context.Context, tx *sql.Tx, k model.SettingKey) (string, error) {
	if k.Secret {
		return s.secret(ctx, tx, k.Key)
	}
	return plainSetting(ctx, tx, k.Key)
}

// setWay switches a way on, to an address, or off. The first that is ever switched on
// makes the desk count what it has already. Another address than the last is another
// place, which gets everything, also if the way was off in between; what it has
// already it drops.
func setWay(ctx context.Context, tx *sql.Tx, way model.CityWay, address string) error {
	on := address != ""
	var known bool
	if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM city_way)").Scan(&known); err != nil {
		return err
	}
	if on && !known {
		for i, kind := range model.CityKinds {
			if pastSQL[kind] == "" {
				continue
			}
			if _, err := tx.ExecContext(ctx, "INSERT INTO city_past (place, kind) VALUES (?, ?)", i, kind); err != nil {
				return err
			}
		}
	}
	if way == model.ByPostgres { // which says itself which server it is
		address = ""
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO city_way (way, active, feed) VALUES (?1, ?2, ?3)
		ON CONFLICT DO UPDATE SET active = ?2, stopped = 0, tries = 0, failed_at = 0, next_at = 0, trouble = '',
			mark = iif(?3 IN ('', feed), mark, 0), feed = iif(?3 = '', feed, ?3)`, way, on, address)
	return err
}

// setDetail makes sure that more than the least is sent only on a legal ground, and
// that of what was made ready with names, nothing leaves once it is not.
func (s *session) setDetail(ctx context.Context, tx *sql.Tx, changed string) (detail string, err error) {
	full, err := plainSetting(ctx, tx, "city.detail")
	if err != nil {
		return "", err
	}
	if full != "full" {
		if changed == "city.detail" {
			err = s.recall(ctx, tx)
		}
		return changed, err
	}
	ground, err := plainSetting(ctx, tx, "city.detail.ground")
	if err != nil {
		return "", err
	}
	if ground == "" {
		return "", model.FieldErrors{{Kind: model.Refused, Code: "city_ground_missing", Field: changed}}
	}
	return "city.detail full: " + ground, nil
}
