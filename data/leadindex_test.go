package data

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ieumdesk/model/hangul"
)

// indexed makes an index of n sample leads in a file of its own, rows 1 to n,
// and tells the texts.
func indexed(t testing.TB, n int) (*sql.DB, func(int64) leadText) {
	t.Helper()
	db, tx := indexFile(t)
	texts := make([]leadText, n)
	s := newLeadSampler(9)
	err := rebuildLeadIndex(t.Context(), tx, func(add func(int64, leadText) error) error {
		for i := range texts {
			texts[i] = s.lead()
			texts[i].closed = i%7 == 3
			if err := add(int64(i)+1, texts[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	return db, func(row int64) leadText { return texts[row-1] }
}

// indexFile is an empty file and a transaction in it.
func indexFile(t testing.TB) (*sql.DB, *sql.Tx) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(t.TempDir(), "index.db")+"?_journal_mode=WAL&_synchronous=OFF&_cache_size=-64000")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	return db, tx
}

// searcher reads texts back from what the test knows.
func searcher(text func(int64) leadText) leadSearch {
	return leadSearch{
		texts: func(_ context.Context, _ leadQuerier, rows []int64) (map[int64]leadText, error) {
			out := map[int64]leadText{}
			for _, r := range rows {
				out[r] = text(r)
			}
			return out, nil
		},
	}
}

// typedFor makes what somebody might type to find a lead.
func typedFor(rng *rand.Rand, l leadText) string {
	name := hangul.CompanyName(l.employer)
	word := []string{name, strings.Fields(l.title)[0], l.dong, strings.Fields(l.industry)[0]}[rng.IntN(4)]
	r := []rune(word)
	from := rng.IntN(len(r))
	keys := hangul.Keys(word)
	cut := 1 + rng.IntN(len(keys))
	kinds := []string{
		word, string(r[from:]), string(r[:1+rng.IntN(len(r))]), keys[:cut], hangul.Compose(keys[:cut]),
		strings.ReplaceAll(hangul.Initials(word), " ", ""), string(r[:1]) + strings.ReplaceAll(hangul.Initials(string(r[1:])), " ", ""),
		l.phones[0][7:], l.phones[1], l.businessNo, strings.Fields(l.note)[0],
	}
	s := kinds[rng.IntN(len(kinds))]
	if rng.IntN(3) == 0 {
		s += " " + strings.Fields(l.title)[0]
	}
	return s
}

func filterFor(rng *rand.Rand, l leadText) (f leadFilter) {
	if rng.IntN(3) == 0 {
		f.dongs = []string{l.dong}
	}
	if rng.IntN(4) == 0 {
		f.occupation = l.occupation[:1+rng.IntN(4)]
	}
	if rng.IntN(5) == 0 {
		f.employment = []string{l.employment}
	}
	if rng.IntN(4) == 0 {
		f.monthlyWon = l.monthlyWon
	}
	if rng.IntN(4) == 0 {
		f.day = "2026-11-24"
	}
	f.closed = rng.IntN(4) == 0
	return f
}

// passes is the definition of a filter.
func (f leadFilter) passes(l leadText) bool {
	return (len(f.dongs) == 0 || slices.Contains(f.dongs, l.dong)) &&
		strings.HasPrefix(l.occupation, f.occupation) &&
		(len(f.employment) == 0 || slices.Contains(f.employment, l.employment)) &&
		(!l.closed || f.closed) && (l.until == "" || l.until >= f.day) && l.monthlyWon >= f.monthlyWon
}

// finds is the definition of a search of leads.
func (l leadText) finds(q hangul.Query) bool {
	for _, w := range q.Words {
		if !w.Match(l.lines()...) && !l.hasNumber(w.Digits) {
			return false
		}
	}
	return true
}

func (l leadText) hasNumber(digits string) bool {
	if len(digits) < numberDigits {
		return false
	}
	for _, p := range l.phones {
		tail := max(len(p)-8, 0)
		if strings.HasSuffix(p, digits) || strings.HasPrefix(p, digits) || strings.HasPrefix(p[tail:], digits) {
			return true
		}
	}
	return strings.HasPrefix(l.businessNo, digits)
}

func TestLeadSearch_agreesWithItsDefinition(t *testing.T) {
	const n = 800
	db, text := indexed(t, n)
	search := searcher(text)
	rng := rand.New(rand.NewPCG(3, 1))
	hits := 0
	for range 800 {
		l := text(1 + rng.Int64N(n))
		typed, f := typedFor(rng, l), filterFor(rng, l)
		f.limit, f.exactTotal = n, true
		got, err := search.search(t.Context(), db, typed, f)
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		q := hangul.Parse(typed)
		var want []int64
		for row := int64(1); row <= n; row++ {
			if l := text(row); l.finds(q) && f.passes(l) {
				want = append(want, row)
			}
		}
		rows := slices.Sorted(slices.Values(got.rows))
		if !slices.Equal(rows, want) || got.total != len(want) {
			t.Fatalf("%q %+v finds %v (says %d), the definition %v", typed, f, rows, got.total, want)
		}
		hits += len(want)
	}
	if hits < 800 {
		t.Errorf("only %d hits: the queries are not what people type", hits)
	}
}

func TestLeadSearch_putsFirstWhatStartsSoAndThenTheFreshest(t *testing.T) {
	db, text := indexed(t, 3000)
	for _, typed := range []string{"안산", "조리", "ㅎㅇ", "dkstks", "대성"} {
		got, err := searcher(text).search(t.Context(), db, typed, leadFilter{limit: 3000, closed: true})
		if err != nil {
			t.Fatal(err)
		}
		starts := func(row int64) bool {
			l := text(row)
			for _, w := range hangul.Parse(typed).Words {
				if w.Starts(hangul.Anywhere(hangul.CompanyName(l.employer))) || w.Starts(hangul.Anywhere(l.title)) {
					return true
				}
			}
			return false
		}
		for i := 1; i < len(got.rows); i++ {
			a, b := got.rows[i-1], got.rows[i]
			if starts(b) && !starts(a) || starts(a) == starts(b) && leadIndexRow(a, text(a).closed) < leadIndexRow(b, text(b).closed) {
				t.Errorf("%s: row %d (starts %v) before %d (starts %v)", typed, a, starts(a), b, starts(b))
				break
			}
		}
		if len(got.rows) < 5 {
			t.Errorf("%s finds only %d", typed, len(got.rows))
		}
	}
}

func TestLeadSearch_countsToACapUnlessAllAreWanted(t *testing.T) {
	db, text := indexed(t, 2500)
	for _, typed := range []string{"", "안산", "안산시", "ㅇㅅ"} {
		few, err := searcher(text).search(t.Context(), db, typed, leadFilter{})
		if err != nil {
			t.Fatal(err)
		}
		all, err := searcher(text).search(t.Context(), db, typed, leadFilter{exactTotal: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(few.rows) != leadPage || few.total != min(leadCounts, all.total) || few.atLeast != (all.total >= leadCounts) {
			t.Errorf("%q: %d shown, %d of %d", typed, len(few.rows), few.total, all.total)
		}
	}
}

func TestLeadSearch_endsWhenItIsNoLongerWanted(t *testing.T) {
	db, text := indexed(t, 100)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := searcher(text).search(ctx, db, "안산", leadFilter{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestUnindexLead_leavesNothingOfIt(t *testing.T) {
	db, text := indexed(t, 30)
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	for row := range int64(20) {
		if err := unindexLead(t.Context(), tx, row+1); err != nil {
			t.Fatal(err)
		}
	}
	moved := text(5)
	moved.employer, moved.closed = "쀍뛟상사", false
	if err := indexLead(t.Context(), tx, 5, moved); err != nil {
		t.Fatal(err)
	}
	if err := indexLead(t.Context(), tx, 25, moved); err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string][]int64{"쀍뛟": {25, 5}, "": {30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 5}} {
		got, err := searcher(text).search(t.Context(), tx, typed, leadFilter{closed: true, exactTotal: true})
		slices.Sort(got.rows)
		slices.Sort(want)
		if err != nil || !slices.Equal(got.rows, want) || got.total != len(want) {
			t.Errorf("%q finds %v, %v", typed, got.rows, err)
		}
	}
}

func TestLeadIndexIsCurrent_knowsItsVersion(t *testing.T) {
	_, tx := indexFile(t)
	defer tx.Rollback()
	none := func(func(int64, leadText) error) error { return nil }
	for _, step := range []struct {
		do   func() error
		want bool
	}{
		{func() error { return nil }, false},
		{func() error { return rebuildLeadIndex(t.Context(), tx, none) }, true},
		{func() error { _, err := tx.Exec("UPDATE lead_words_made SET tokeniser = 0"); return err }, false},
		{func() error { return rebuildLeadIndex(t.Context(), tx, none) }, true},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got, err := leadIndexIsCurrent(t.Context(), tx); err != nil || got != step.want {
			t.Errorf("current %v, want %v: %v", got, step.want, err)
		}
	}
}

func FuzzLeadTokens(f *testing.F) {
	f.Add("(주)안산호텔", "조리 \"원\" OR *", "031-400-1234")
	f.Add("\x00\xff", strings.Repeat("꿿뚫", 400), "@#<>^+")
	f.Fuzz(func(t *testing.T, employer, note, occupation string) {
		l := leadText{employer: employer, note: note, occupation: occupation, phones: []string{"0314001234"}}
		seen := map[string]int{}
		for _, token := range strings.Fields(string(l.entry().words)) {
			if seen[token]++; seen[token] > 1 && len(seen) < mostStates/2 {
				t.Errorf("%q twice", token)
			}
			if strings.Contains(token, `"`) || strings.HasSuffix(token, "+") {
				t.Errorf("token %q", token)
			}
		}
	})
}

func FuzzLeadSearch(f *testing.F) {
	db, text := indexed(f, 100)
	for _, s := range []string{"안산ㅎㅌ", `"안산" OR *`, "NEAR(a b)", "^+<>#@", "-조리", "col:호텔", "\x00\xff", strings.Repeat("가", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if _, err := searcher(text).search(t.Context(), db, typed, leadFilter{}); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	})
}
