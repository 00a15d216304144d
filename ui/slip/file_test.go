package slip

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// counter counts sheets as a store does.
type counter struct {
	printed model.Prints
	err     error
}

func (c *counter) Printed(_ context.Context, _ model.ID, sheets []model.SheetKind, _ string) (model.Prints, error) {
	if c.err != nil {
		return nil, c.err
	}
	before := c.printed.Of(sheets)
	if c.printed == nil {
		c.printed = model.Prints{}
	}
	for _, k := range sheets {
		c.printed[k]++
	}
	return before, nil
}

// only is what the tests bring out.
var only = []model.SheetKind{model.SheetSeeker}

// referred is a referral that was printed so often when it was read.
func referred(printed int) model.ReferralView {
	var v model.ReferralView
	v.Slip, v.IssuedAt, v.Printed = model.SlipNumber{Year: 2026, Desk: "D07", Seq: 124}, seoul(25, 14, 5), model.Prints{model.SheetSeeker: printed}
	return v
}

// drawing draws and notes what reissue it was told.
func drawing(t *testing.T, told *[]int) func(model.ReferralView) (*sheet.Document, error) {
	return func(v model.ReferralView) (*sheet.Document, error) {
		*told = append(*told, v.Printed[model.SheetSeeker])
		s := ordinary()
		s.Printed = v.Printed
		return draw(t, s), nil
	}
}

// inside are the names in a folder.
func inside(t *testing.T, folder string) (names []string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

func TestSave_countsWhatItWrote(t *testing.T) {
	folder, c := t.TempDir(), &counter{}
	var told []int
	for i, name := range []string{"a.pdf", "b.png", "a.pdf"} {
		before, err := Save(t.Context(), c, referred(i), only, filepath.Join(folder, name), drawing(t, &told))
		if err != nil || before[model.SheetSeeker] != i {
			t.Errorf("%s: %v printed before, %v", name, before, err)
		}
	}
	if got := inside(t, folder); !slices.Equal(got, []string{"a.pdf", "b.png"}) || !slices.Equal(told, []int{0, 1, 2}) {
		t.Errorf("%q, drawn as reissue %v", got, told)
	}
}

func TestSave_countsNothingThatCouldNotBeWritten(t *testing.T) {
	folder, c := t.TempDir(), &counter{}
	if err := os.Mkdir(filepath.Join(folder, "folder.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	var told []int
	for name, code := range map[string]string{"none/a.pdf": "folder_missing", "folder.pdf": "disk_failed", "a.txt": "slip_format"} {
		if _, err := Save(t.Context(), c, referred(0), only, filepath.Join(folder, name), drawing(t, &told)); model.CodeOf(err) != code {
			t.Errorf("%s: %v, want %s", name, err, code)
		}
	}
	if got := inside(t, folder); len(c.printed) != 0 || len(got) != 1 {
		t.Errorf("%v counted, left behind %q", c.printed, got)
	}
}

func TestSave_leavesNothingThatWasNotCounted(t *testing.T) {
	folder, c := t.TempDir(), &counter{err: errors.New("the store is gone")}
	var told []int
	for _, name := range []string{"a.pdf", "a.png"} {
		if _, err := Save(t.Context(), c, referred(0), only, filepath.Join(folder, name), drawing(t, &told)); !errors.Is(err, c.err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := inside(t, folder); len(got) != 0 {
		t.Errorf("left behind %q", got)
	}
}

func TestSave_marksTheLaterOfTwoThatMeet(t *testing.T) {
	folder, c := t.TempDir(), &counter{printed: model.Prints{model.SheetSeeker: 1}} // printed by somebody else since it was read
	var told []int
	before, err := Save(t.Context(), c, referred(0), only, filepath.Join(folder, "a.pdf"), drawing(t, &told))
	if err != nil || before[model.SheetSeeker] != 1 || !slices.Equal(told, []int{0, 1}) {
		t.Errorf("%v printed before, drawn as reissue %v, %v", before, told, err)
	}
	if got := inside(t, folder); !slices.Equal(got, []string{"a.pdf"}) {
		t.Errorf("files %q", got)
	}
}

func TestSave_countsTheSheetsThatItWroteAndNoOther(t *testing.T) {
	folder, c := t.TempDir(), &counter{}
	draw := func(v model.ReferralView) (*sheet.Document, error) {
		s := ordinary()
		s.Printed = v.Printed
		return drawSet(t, []Slip{s}, model.ReferralSheets, Setup{Paper: A4}), nil
	}
	v := referred(0)
	before, err := Save(t.Context(), c, v, model.ReferralSheets[1:], filepath.Join(folder, "a.pdf"), draw)
	if err != nil || len(before) != 2 || before.Most() != 0 || c.printed[model.SheetSeeker] != 0 || c.printed[model.SheetReply] != 1 {
		t.Errorf("before %v, counted %v, %v", before, c.printed, err)
	}
	v.Printed = c.printed.Of(model.ReferralSheets)
	if before, err = Save(t.Context(), c, v, model.ReferralSheets, filepath.Join(folder, "b.png"), draw); err != nil || before[model.SheetReply] != 1 || before[model.SheetSeeker] != 0 {
		t.Errorf("before %v, %v", before, err)
	}
	if got := inside(t, folder); !slices.Equal(got, []string{"a.pdf", "b-2.png", "b-3.png", "b.png"}) {
		t.Errorf("files %q", got)
	}
}
