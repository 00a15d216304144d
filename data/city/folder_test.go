package city

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/xuri/excelize/v2"

	"ieumdesk/model"
)

// someBatch is a batch of n visits and one lead.
func someBatch(tb testing.TB, n int) Batch {
	tb.Helper()
	var events []json.RawMessage
	add := func(kind model.CityKind, body any) {
		e, err := EncodeEvent(model.CityEvent{
			ID: uuid.New(), Desk: "D07", Kind: kind, Rev: 1, At: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), Body: body,
		})
		if err != nil {
			tb.Fatal(err)
		}
		events = append(events, e)
	}
	for range n {
		add(model.CityVisit, model.CityVisitBody{Day: "2026-11-24", SeekerID: uuid.New(), Visit: model.VisitConsult})
	}
	add(model.CityLead, model.CityLeadBody{Day: "2026-11-24", Status: model.LeadOpen, Lead: model.CityLeadTerms{Employer: "=1+1", Title: "<용접> & 절단", Openings: 2}})
	b := Encode(uuid.New(), "D07", events)
	b.Name = "ieum-D07-20261124-01"
	return b
}

func TestEncode_isJSONThatSaysWhatItIs(t *testing.T) {
	b := someBatch(t, 3)
	var e envelope
	if err := json.Unmarshal(b.Bytes, &e); err != nil || e.Batch != b.ID || e.Desk != "D07" || e.Schema != 1 || len(e.Events) != 4 {
		t.Errorf("%+v, %v", e, err)
	}
	if !bytes.Contains(b.Bytes, []byte(`"<용접> & 절단"`)) {
		t.Errorf("escaped without need: %s", b.Bytes)
	}
}

func TestLimit_isKept(t *testing.T) {
	events, err := RawEvents(someBatch(t, 9).Bytes)
	if err != nil {
		t.Fatal(err)
	}
	if n := (Limit{4, 1 << 20}).Fits(events); n != 4 {
		t.Errorf("%d events", n)
	}
	l := Limit{1000, 1000}
	n := l.Fits(events)
	if size := len(Encode(uuid.New(), "D07", events[:n]).Bytes); n < 2 || size > l.Bytes {
		t.Errorf("%d events of %d bytes", n, size)
	}
	if n := (Limit{1000, 10}).Fits(events); n != 1 {
		t.Errorf("%d events where none fits", n)
	}
}

func TestFolder_writesTheSameFilesForTheSameBatch(t *testing.T) {
	b := someBatch(t, 20)
	var first map[string]string
	for range 3 {
		dir := t.TempDir()
		if _, err := NewFolder(dir).Send(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, suffix := range []string{".json", ".csv", ".xlsx", sumsSuffix} {
			content, err := os.ReadFile(filepath.Join(dir, b.Name+suffix))
			if err != nil {
				t.Fatal(err)
			}
			files[suffix] = string(content)
		}
		for suffix, content := range first {
			if files[suffix] != content {
				t.Errorf("%s differs", suffix)
			}
		}
		first = files
	}
	if first[".json"] != string(b.Bytes) {
		t.Error("the JSON is not the batch")
	}
	for _, suffix := range []string{".json", ".csv", ".xlsx"} {
		sum := sha256.Sum256([]byte(first[suffix]))
		if !strings.Contains(first[sumsSuffix], hex.EncodeToString(sum[:])+"  "+b.Name+suffix+"\n") {
			t.Errorf("the checksum of %s is not in %s", suffix, first[sumsSuffix])
		}
	}
	if !strings.Contains(first[".csv"], "'=1+1") {
		t.Error("the list holds a formula")
	}
	book, err := excelize.OpenReader(strings.NewReader(first[".xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	if rows, err := book.GetRows("ieum"); err != nil || len(rows) != 22 || rows[21][2] != "lead" {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestFolder_writesTheChecksumsLastAndLeavesNoHalfFile(t *testing.T) {
	dir := t.TempDir()
	b := someBatch(t, 1)
	if err := os.Mkdir(filepath.Join(dir, b.Name+".xlsx"), 0o755); err != nil { // in the way
		t.Fatal(err)
	}
	_, err := NewFolder(dir).Send(t.Context(), b)
	if model.CodeOf(err) != "city_folder" || TroubleOf(err).Act != TryAgain {
		t.Errorf("%v", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"+sumsSuffix))
	parts, errParts := filepath.Glob(filepath.Join(dir, ".ieum-*"))
	if len(left)+len(parts) > 0 || errors.Join(err, errParts) != nil {
		t.Errorf("left behind: %q %q", left, parts)
	}
}

func TestFolder_removesWhatAKilledDeskLeftBehindAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	yesterday := time.Now().AddDate(0, 0, -1)
	for _, name := range []string{".ieum-1.part", ".ieum-2.part"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(filepath.Join(dir, ".ieum-1.part"), yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	if _, err := NewFolder(dir).Send(t.Context(), someBatch(t, 1)); err != nil {
		t.Fatal(err)
	}
	if parts, err := filepath.Glob(filepath.Join(dir, parts)); err != nil || len(parts) != 1 || filepath.Base(parts[0]) != ".ieum-2.part" {
		t.Errorf("%q, %v", parts, err)
	}
}

func TestFolder_makesNoFolderWhereADriveIsMissing(t *testing.T) {
	f := NewFolder(filepath.Join(t.TempDir(), "none"))
	_, err := f.Send(t.Context(), someBatch(t, 1))
	if errTest := f.Test(t.Context()); model.CodeOf(err) != "city_folder" || model.CodeOf(errTest) != "city_folder" {
		t.Errorf("%v, %v", err, errTest)
	}
}

func TestFolder_overwritesNoOtherBatch(t *testing.T) {
	dir := t.TempDir()
	one, other := someBatch(t, 1), someBatch(t, 2)
	if _, err := NewFolder(dir).Send(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	_, err := NewFolder(dir).Send(t.Context(), other)
	if TroubleOf(err).Act != Rename {
		t.Errorf("%v", err)
	}
	if _, err := NewFolder(dir).Send(t.Context(), one); err != nil {
		t.Errorf("the same once more: %v", err)
	}
}

func TestRest_growsToAQuarterOfAnHourAndDiffersBetweenDesks(t *testing.T) {
	for _, c := range []struct {
		tries  int
		asked  time.Duration
		chance float64
		want   time.Duration
	}{
		{1, 0, 0, 2500 * time.Millisecond},
		{1, 0, 1, 5 * time.Second},
		{4, 0, 1, 40 * time.Second},
		{100, 0, 1, 15 * time.Minute},
		{100, 0, 0.5, 675 * time.Second},
		{1, time.Hour, 1, time.Hour},
		{1, 1000 * time.Hour, 1, 24 * time.Hour},
	} {
		if got := Rest(c.tries, c.asked, c.chance); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
