package assets

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ieumdesk/model"
	"ieumdesk/model/gate"
	"ieumdesk/model/sample"
)

const today = model.Date("2026-11-24")

func maker(t *testing.T, seed uint64) (*sample.Maker, *model.Tables) {
	t.Helper()
	tables, err := Tables()
	if err != nil {
		t.Fatal(err)
	}
	names, err := SampleNames()
	if err != nil {
		t.Fatal(err)
	}
	return sample.New(seed, tables, names, today), tables
}

func TestTables_areWhole(t *testing.T) {
	_, tables := maker(t, 1)
	if n := len(tables.Occupations.Rows()); n != 677 {
		t.Errorf("KECO has %d rows, want 677", n)
	}
	if n := len(tables.Industries.Rows()); n != 2038 {
		t.Errorf("KSIC has %d rows, want 2038", n)
	}
	if n := len(tables.Dongs); n != 25 {
		t.Errorf("%d dongs, want 25", n)
	}
	if w, ok := tables.MinimumWage("2026-12-31"); !ok || w.Hourly != 10_320 {
		t.Errorf("minimum wage of 2026 is %d", w.Hourly)
	}
	if w, _ := tables.MinimumWage("2027-01-01"); w.Hourly != 10_700 {
		t.Errorf("minimum wage of 2027 is %d", w.Hourly)
	}
	for list, rows := range tables.Lists {
		for _, c := range rows {
			if c.Name == c.Code {
				t.Errorf("list %s: %s has no name", list, c.Code)
			}
		}
	}
}

func TestWords_existInEveryLanguage(t *testing.T) {
	ko, err := LoadWords("ko")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range Languages[1:] {
		other, err := LoadWords(lang)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(ko.Keys(), other.Keys()) {
			t.Errorf("%s and ko differ in keys", lang)
		}
	}
}

func TestWords_sayEachFieldsError(t *testing.T) {
	ko, _ := LoadWords("ko")
	s := model.Seeker{Phone: "850228-1234567", Name: "김민수"}
	_, tables := maker(t, 1)
	text := ko.Error(s.Normalise(tables, today))
	for _, want := range []string{"연락처: 주민등록번호", "생년월일: 꼭 적어야", "희망 직종: 꼭", "동의: "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q lacks %q", text, want)
		}
	}
}

func TestSample_makesRecordsTheDeskAccepts(t *testing.T) {
	m, tables := maker(t, 7)
	for range 2000 {
		s, l := m.Seeker(), m.Lead()
		if err := s.Normalise(tables, today); err != nil {
			t.Fatalf("%+v: %v", s, err)
		}
		if err := l.Normalise(tables, today); err != nil {
			t.Fatalf("%+v: %v", l, err)
		}
	}
}

func TestSample_repeatsForASeed(t *testing.T) {
	a, _ := maker(t, 3)
	b, _ := maker(t, 3)
	for range 50 {
		x, _ := json.Marshal([]any{a.Seeker(), a.Lead()})
		y, _ := json.Marshal([]any{b.Seeker(), b.Lead()})
		if string(x) != string(y) {
			t.Fatalf("%s\n%s", x, y)
		}
	}
}

func TestWords_chooseByWhatStandsBefore(t *testing.T) {
	w := &Words{texts: map[string]string{}}
	for key, text := range map[string]string{
		"particle": "프린터 '%s'{을} %s{으로} 바꿨습니다", "count": "%d {person|people}, %d {day|days}",
		"first": "{a|b} %d", "braces": `{"a":"%s","b":"c"}`, "plain": "알선{은} 1 {day|days}",
	} {
		w.texts[key] = choice.ReplaceAllString(text, opening+"$1"+closing)
	}
	cases := []struct {
		want, key string
		args      []any
	}{
		{"프린터 'HP Laser'를 창구로 바꿨습니다", "particle", []any{"HP Laser", "창구"}},
		{"프린터 '{을}'을 동으로 바꿨습니다", "particle", []any{"{을}", "동"}}, // an argument is no notation
		{"1 person, 28 days", "count", []any{1, 28}},
		{"11 people, 1 day", "count", []any{11, 1}},
		{"0 people, 101 days", "count", []any{0, 101}},
		{"b 1", "first", []any{1}},
		{`{"a":"x","b":"c"}`, "braces", []any{"x"}},
		{"알선은 1 day", "plain", nil},
	}
	for _, c := range cases {
		if got := w.T(c.key, c.args...); got != c.want {
			t.Errorf("%s: %q, want %q", c.key, got, c.want)
		}
	}
}

// A choice that is written wrong would stand on the screen with its braces, and
// both forms of a particle are what choices are there to avoid.
func TestTexts_writeTheirChoicesRight(t *testing.T) {
	both := regexp.MustCompile(`을\(를\)|은\(는\)|이\(가\)|와\(과\)|\(으\)로|\(이\)`)
	for _, language := range Languages {
		w, err := LoadWords(language)
		if err != nil {
			t.Fatal(err)
		}
		for key, text := range w.texts {
			if both.MatchString(text) || strings.ContainsAny(text, "{}") && key != "error.mapping_form" {
				t.Errorf("%s %s: %q", language, key, text)
			}
		}
	}
}

func TestGate_articlesHaveANameInEveryLanguage(t *testing.T) {
	for _, language := range Languages {
		w, err := LoadWords(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range gate.Rules {
			if !w.Has("list.article." + rule.Article) {
				t.Errorf("%s: no name of %s", language, rule.Article)
			}
		}
	}
}
