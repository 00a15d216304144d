package hub

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"

	"ieumdesk/data/city"
)

//go:embed schema/*.sql
var schema embed.FS

// steps are the files of the schema, in order. The number of a step is the edition
// of the schema it leads to.
func steps() ([]string, error) {
	names, err := fs.Glob(schema, "schema/*.sql")
	if err != nil {
		return nil, err
	}
	out := make([]string, len(names))
	for i, name := range names {
		b, err := schema.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out[i] = string(b)
	}
	return out, nil
}

// initLock keeps two administrators from making the schema at once.
const initLock = 0x4945554D

// Init makes the schema in the database that dsn names, or brings an older one up;
// it says from which edition to which. Doing it again changes nothing. The login
// needs the right to make a schema and roles. Errors: Outside city_unreachable,
// city_init.
func Init(ctx context.Context, dsn string) (from, to int, err error) {
	all, err := steps()
	if err != nil {
		return 0, 0, err
	}
	c, err := dial(ctx, dsn)
	if err != nil {
		return 0, 0, err
	}
	defer c.Close(context.WithoutCancel(ctx))
	err = pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", initLock); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `
			CREATE SCHEMA IF NOT EXISTS ieum;
			CREATE TABLE IF NOT EXISTS ieum.edition (number integer PRIMARY KEY, made_at timestamptz NOT NULL DEFAULT now())`)
		if err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, "SELECT coalesce(max(number), 0) FROM ieum.edition").Scan(&from); err != nil {
			return err
		}
		for n := from; n < len(all); n++ {
			if _, err := tx.Exec(ctx, all[n]); err != nil {
				return fmt.Errorf("edition %d: %w", n+1, err)
			}
			if _, err := tx.Exec(ctx, "INSERT INTO ieum.edition (number) VALUES ($1)", n+1); err != nil {
				return err
			}
		}
		_, err = tx.Exec(ctx, "GRANT SELECT ON ieum.edition TO ieum_desk, ieum_city")
		return err
	})
	if err != nil {
		return 0, 0, city.Outside(city.Stop, "city_init", err, said(err))
	}
	return from, max(from, len(all)), nil
}
