package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/data"
	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// realDesk is an unlocked store on the disk with one seeker, whose files go to a folder of the test.
func realDesk(t *testing.T) (model.Session, model.Date, string) {
	t.Helper()
	tables, err := assets.Tables()
	fatal(t, err)
	words, err := assets.LoadWords("ko")
	fatal(t, err)
	clock := testkit.NewClock()
	o := data.Options{Tables: tables, Words: words, Clock: clock.Now, NewID: testkit.IDs(clock), KDF: vault.TestParams()}
	path := filepath.Join(t.TempDir(), "desk.db")
	_, err = data.Create(t.Context(), path, testkit.NewStore(), o)
	fatal(t, err)
	store, err := data.Open(t.Context(), path, o)
	fatal(t, err)
	t.Cleanup(func() { store.Close() })
	desk, err := store.Unlock(t.Context(), testkit.Login, testkit.Passphrase)
	fatal(t, err)
	t.Cleanup(func() { desk.Close() })
	testkit.New(t, desk).NewSeeker()
	folder := filepath.Join(t.TempDir(), "out")
	fatal(t, desk.SetSetting(t.Context(), "export.folder", folder))
	return desk, model.Today(clock.Now()), folder
}

func fatal(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestDayFiles_writeEveryFormatIntoTheFolderOfTheSettings(t *testing.T) {
	desk, today, folder := realDesk(t)
	files := newDayFiles()
	seen := map[string]bool{}
	for _, format := range model.DayFormats {
		there, err := files.Write(t.Context(), desk, model.DayFile{From: today, To: today, Format: format})
		file := there.Path
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if filepath.Dir(file) != filepath.Join(folder, string(today[:7])) || filepath.Ext(file) != format.Ending() || seen[file] {
			t.Errorf("%s went to %s", format, file)
		}
		seen[file] = true
		if info, err := os.Stat(file); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestDayFiles_keepToTheNameTheyAreGivenAndAskWhyInFull(t *testing.T) {
	desk, today, folder := realDesk(t)
	files := newDayFiles()
	file, err := files.Write(t.Context(), desk, model.DayFile{From: today, To: today, Format: model.DayCSV, Name: "other.csv"})
	if err != nil || file.Path != filepath.Join(folder, string(today[:7]), "other.csv") {
		t.Errorf("a name went to %s: %v", file.Path, err)
	}
	whole := filepath.Join(t.TempDir(), "whole.json")
	if file, err = files.Write(t.Context(), desk, model.DayFile{From: today.AddDays(-3), To: today, Format: model.DayJSON, Name: whole}); err != nil || file.Path != whole {
		t.Errorf("a path went to %s: %v", file.Path, err)
	}
	if _, err = files.Write(t.Context(), desk, model.DayFile{From: today, To: today, Format: model.DayCSV, Full: true}); err == nil {
		t.Error("names were written in full without a reason")
	}
}

func TestDayFiles_tellWhatCP949HasNot(t *testing.T) {
	desk, today, _ := realDesk(t)
	if _, err := desk.CloseDay(t.Context(), today, &model.Remarks{Handover: "응우옌티 Nguyễn 씨 방문"}); err != nil {
		t.Fatal(err)
	}
	files := newDayFiles()
	there, err := files.Write(t.Context(), desk, model.DayFile{From: today, To: today, Format: model.DayCP949})
	if err != nil || string(there.Unmapped) != "ễ" {
		t.Errorf("CP949 has not %q, %v", string(there.Unmapped), err)
	}
	b, err := os.ReadFile(there.Path)
	if err != nil || !bytes.Contains(b, []byte("Nguy{U+1EC5}n")) {
		t.Errorf("the file does not hold the number of the character: %v", err)
	}
	if there, err = files.Write(t.Context(), desk, model.DayFile{From: today, To: today, Format: model.DayCSV}); err != nil || len(there.Unmapped) != 0 {
		t.Errorf("UTF-8 has not %q, %v", string(there.Unmapped), err)
	}
}
