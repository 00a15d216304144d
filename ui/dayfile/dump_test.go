package dayfile

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDump(t *testing.T) {
	dir := os.Getenv("DUMP")
	if dir == "" {
		t.Skip()
	}
	for name, r := range map[string]Report{"ordinary": ordinary(), "bare": bare(), "hostile": hostile(), "november": november()} {
		x, err := XLSX(words(t, "ko"), r)
		if err != nil {
			t.Fatal(err)
		}
		os.WriteFile(filepath.Join(dir, name+".xlsx"), x, 0o644)
		x, err = PDF(fonts(t), words(t, "ko"), r)
		if err != nil {
			t.Fatal(err)
		}
		os.WriteFile(filepath.Join(dir, name+".pdf"), x, 0o644)
		x, _ = CSV(words(t, "ko"), r)
		os.WriteFile(filepath.Join(dir, name+".csv"), x, 0o644)
		x, err = HWPX(words(t, "ko"), r, nil)
		if err != nil {
			t.Fatal(err)
		}
		os.WriteFile(filepath.Join(dir, name+".hwpx"), x, 0o644)
		x, _ = JSON(r)
		os.WriteFile(filepath.Join(dir, name+".json"), x, 0o644)
	}
}
