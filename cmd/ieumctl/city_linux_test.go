package main

import (
	"testing"

	"ieumdesk/data/pgtest"
)

func TestHub_isMadeSentToAndAskedFromTheConsole(t *testing.T) {
	server := pgtest.Shared(t, "fsync=off")
	t.Cleanup(pgtest.Stop)
	city := server.Database(t)
	d := newDesk(t)
	d.env["IEUM_HUB_DSN"] = server.DSN("admin", city)
	if r := d.ok("", "hub", "init"); r["from"] != 0.0 || r["to"] == 0.0 {
		t.Errorf("%v", r)
	}
	if r := d.ok("", "hub", "init"); r["from"] != r["to"] {
		t.Errorf("once more: %v", r)
	}
	server.Login(t, "ieum_d07", "ieum_desk")
	server.Login(t, "ieum_d08", "ieum_desk")
	d.ok(server.DSN("ieum_d08", city), "config", "set", "city.postgres.dsn")
	if e := d.refused(exitOutside, "", "push"); e["code"] != "city_role" {
		t.Errorf("as another desk: %v", e)
	}
	d.ok(server.DSN("ieum_d07", city), "config", "set", "city.postgres.dsn")
	d.pair()
	if r := d.ok("", "push", "--to", "postgres"); r["accepted"] != 3.0 || r["waiting"] != 0.0 {
		t.Errorf("%v", r)
	}
	if r := d.ok("", "pull"); r["leads"] != 0.0 || r["conflicts"] != 0.0 {
		t.Errorf("%v", r)
	}
}
