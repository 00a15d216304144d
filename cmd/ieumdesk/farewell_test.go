package main

import (
	"path/filepath"
	"strings"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/data"
	"ieumdesk/model"
)

func TestFarewell_saysWhereTheDataStays(t *testing.T) {
	home := filepath.Join(t.TempDir(), "김 상담")
	t.Setenv("XDG_DATA_HOME", home)
	t.Setenv("LOCALAPPDATA", home)
	t.Setenv("HOME", home)
	words, err := assets.LoadWords("ko")
	must(t, err)
	var told []string
	tell := func(title, text string) { told = append(told, title, text) }
	if code := farewell(words, tell); code != 0 || len(told) != 0 {
		t.Errorf("without data: %d, %q", code, told)
	}
	path, err := data.DefaultPath()
	must(t, err)
	_, err = data.Create(t.Context(), path, model.NewStore{
		Desk: model.Desk{Code: "D07", Name: "x"}, Staff: model.Staff{Login: "kim", Name: "김상담"}, Passphrase: passphrase,
	}, data.Options{Words: words})
	must(t, err)
	if code := farewell(words, tell); code != 0 || len(told) != 2 || !strings.Contains(told[1], filepath.Dir(path)) {
		t.Errorf("%d, %q", code, told)
	}
}
