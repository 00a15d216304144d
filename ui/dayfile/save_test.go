package dayfile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ieumdesk/model"
)

func maker(t *testing.T) Maker { return Maker{Words: words(t, "ko"), Fonts: loadFonts} }

// inside are the names in a folder and those below it.
func inside(t *testing.T, folder string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, e.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestSave_writesEveryFormatAndIsLogged(t *testing.T) {
	s, folder := newDesk(t, theDay, theDay), t.TempDir()
	for _, f := range Formats {
		out := filepath.Join(folder, string(f)+f.Ending())
		if _, err := maker(t).Save(t.Context(), s, Query{From: theDay, To: theDay}, f, out, ""); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
	}
	if got := inside(t, folder); len(got) != len(Formats) {
		t.Errorf("%q", got)
	}
	for i, f := range Formats {
		if e := s.Exported[i]; e.From != theDay || e.To != theDay || !slices.Equal(e.Formats, []string{string(f)}) || e.Full {
			t.Errorf("%s was logged as %+v", f, e)
		}
	}
}

func TestSave_logsNothingThatItCouldNotWrite(t *testing.T) {
	s := newDesk(t, theDay, theDay)
	_, err := maker(t).Save(t.Context(), s, Query{From: theDay, To: theDay}, AsCSV, filepath.Join(t.TempDir(), "none", "a.csv"), "")
	if model.CodeOf(err) != "folder_missing" || len(s.Exported) > 0 {
		t.Errorf("%v, logged %v", err, s.Exported)
	}
}

func TestSave_leavesNoFileThatIsNotLogged(t *testing.T) {
	s, folder := newDesk(t, theDay, theDay), t.TempDir()
	s.Fail = errors.New("the log is full")
	if _, err := maker(t).Save(t.Context(), s, Query{From: theDay, To: theDay}, AsCSV, filepath.Join(folder, "a.csv"), ""); err == nil || len(inside(t, folder)) > 0 {
		t.Errorf("%v, left %q", err, inside(t, folder))
	}
}

func TestSave_asksWhyPeopleAreNamedInFull(t *testing.T) {
	s, folder := newDesk(t, theDay, theDay), t.TempDir()
	full := Query{From: theDay, To: theDay, Full: true}
	out := filepath.Join(folder, "a.csv")
	if _, err := maker(t).Save(t.Context(), s, full, AsCSV, out, " "); model.CodeOf(err) != "required" || len(inside(t, folder)) > 0 {
		t.Errorf("no reason: %v", err)
	}
	if _, err := maker(t).Save(t.Context(), s, full, AsCSV, out, "시청 감사"); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(out)
	if e := s.Exported[0]; err != nil || !e.Full || e.Reason != "시청 감사" || !bytes.Contains(b, []byte("김민수")) || !bytes.Contains(b, []byte("파기")) {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestSave_takesTheTemplateOfTheCentre(t *testing.T) {
	s, folder := newDesk(t, theDay, theDay), t.TempDir()
	s.SettingBy = map[string]string{"export.hwpx_template": filepath.Join(folder, "own.hwpx")}
	out := filepath.Join(folder, "log.hwpx")
	save := func() error {
		_, err := maker(t).Save(t.Context(), s, Query{From: theDay, To: theDay}, AsHWPX, out, "")
		return err
	}
	if err := save(); model.CodeOf(err) != "template_missing" {
		t.Errorf("no file there: %v", err)
	}
	own, err := Template(false) // any other document
	if err == nil {
		err = os.WriteFile(s.SettingBy["export.hwpx_template"], own, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := save(); model.CodeOf(err) != "template_unknown" || !strings.Contains(words(t, "ko").Error(err), "{{days.date}}") {
		t.Errorf("a template that asks for what a day has not: %v", err)
	}
}

func TestClosed_leavesFourFilesInTheFolderOfTheMonth(t *testing.T) {
	s, folder := newDesk(t, theDay, theDay), t.TempDir()
	s.SettingBy = map[string]string{"export.folder": folder}
	log, err := s.CloseDay(t.Context(), theDay, nil)
	if err != nil {
		t.Fatal(err)
	}
	var first [][]byte
	for range 2 { // again gives the same
		files, err := maker(t).Closed(t.Context(), s, log)
		if err != nil || len(files) != 4 {
			t.Fatalf("%v, %v", files, err)
		}
		for i, f := range files {
			b, err := os.ReadFile(f.File)
			if f.Err != nil || err != nil || filepath.Dir(f.File) != filepath.Join(folder, "2026-11") {
				t.Fatalf("%+v, %v", f, err)
			}
			if len(first) <= i {
				first = append(first, b)
			} else if !bytes.Equal(first[i], b) {
				t.Errorf("%s differs the second time", f.Format)
			}
		}
	}
	want := []string{"업무일지_2026-11-24_D07_1판.csv", "업무일지_2026-11-24_D07_1판.hwpx", "업무일지_2026-11-24_D07_1판.pdf", "업무일지_2026-11-24_D07_1판.xlsx"}
	if got := inside(t, folder); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestClosed_writesTheOthersWhenOneIsOpenElsewhere(t *testing.T) {
	s, folder := newDesk(t, theDay, theDay), t.TempDir()
	s.SettingBy = map[string]string{"export.folder": folder}
	month := filepath.Join(folder, "2026-11")
	open := filepath.Join(month, "업무일지_2026-11-24_D07.xlsx") // the day is not closed: no revision
	err := errors.Join(os.Mkdir(month, 0o700), os.WriteFile(open, []byte("shown"), 0o600), os.WriteFile(filepath.Join(month, "~$"+filepath.Base(open)), nil, 0o600))
	if err != nil {
		t.Fatal(err)
	}
	log, err := s.DayLog(t.Context(), theDay)
	if err != nil {
		t.Fatal(err)
	}
	files, err := maker(t).Closed(t.Context(), s, log)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Format == AsXLSX {
			said := words(t, "ko").Error(f.Err)
			if model.CodeOf(f.Err) != "file_open" || !strings.Contains(said, "업무일지_2026-11-24_D07-2.xlsx") {
				t.Errorf("%v: %s", f.Err, said)
			}
		} else if _, err := os.Stat(f.File); f.Err != nil || err != nil {
			t.Errorf("%s: %v, %v", f.Format, f.Err, err)
		}
	}
	if e := s.Exported; len(e) != 1 || !slices.Equal(e[0].Formats, []string{"hwpx", "pdf", "csv"}) {
		t.Errorf("logged %+v", e)
	}
	if b, _ := os.ReadFile(open); string(b) != "shown" {
		t.Error("the open file was replaced")
	}
}

func TestName_holdsNothingThatASystemForbids(t *testing.T) {
	r := ordinary()
	r.Desk.Code = `D/0:7`
	if got := maker(t).Name(r, AsPDF); got != "업무일지_2026-11-24_D-0-7_1판.pdf" {
		t.Errorf("%q", got)
	}
	if got := maker(t).Name(november(), AsCP949); got != "업무 집계_2026-11-01_2026-11-30_D07_CP949.csv" {
		t.Errorf("%q", got)
	}
}
