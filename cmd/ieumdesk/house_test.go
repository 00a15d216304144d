package main

import (
	"os"
	"path/filepath"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/model"
)

func TestHouse_backsUpWhenANewVersionOpens(t *testing.T) {
	defer func(was string) { version = was }(version)
	words, err := assets.LoadWords("ko")
	must(t, err)
	h, err := newHouse(filepath.Join(t.TempDir(), "김 상담", "desk.db"), false, words)
	must(t, err)
	version = "1"
	_, err = h.Create(t.Context(), model.NewStore{
		Desk: model.Desk{Code: "D07", Name: "x"}, Staff: model.Staff{Login: "kim", Name: "김상담"}, Passphrase: passphrase,
	})
	must(t, err)
	for _, is := range []struct {
		version string
		backups int
	}{{"1", 0}, {"2", 1}, {"2", 1}} {
		version = is.version
		door, err := h.Open(t.Context())
		must(t, err)
		must(t, door.Close())
		if files, _ := os.ReadDir(filepath.Join(filepath.Dir(h.path), "backup")); len(files) != is.backups {
			t.Errorf("version %s: %d backups, want %d", is.version, len(files), is.backups)
		}
	}
}
