package data

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ieumdesk/model/hangul"
)

// indexed makes an index of n sample leads in a file of its own, rows 1 to n,
// and for the benchmarks the rivals' tables beside it.
func indexed(t testing.TB, n int, rivals bool) (*sql.DB, func(int64) leadText) {
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
	must := func(query string, args ...any) {
		if _, err := tx.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	if rivals {
		must(`CREATE TABLE plain(doc INTEGER PRIMARY KEY, body TEXT)`)
		must(`CREATE VIRTUAL TABLE tri USING fts5(body, content='plain', content_rowid='doc', tokenize='trigram', detail=none)`)
		must(`CREATE VIRTUAL TABLE uni USING fts5(body, content='plain', content_rowid='doc', tokenize='unicode61', detail=none, prefix='1 2 3')`)
	}
	texts := map[int64]leadText{}
	s := newLeadSampler(9)
	err = rebuildLeadIndex(t.Context(), tx, func(add func(int64, leadText) error) error {
		for row := range int64(n) {
			l := s.lead()
			if n <= 100_000 {
				texts[row+1] = l
			}
			if err := add(row+1, l); err != nil {
				return err
			}
			if rivals {
				body := strings.Join([]string{l.employer, l.title, l.industry, l.dong, l.address, l.note}, " ")
				must(`INSERT INTO plain VALUES(?, ?)`, row+1, body)
				if n <= 100_000 {
					must(`INSERT INTO tri(rowid, body) VALUES(?, ?)`, row+1, body)
					must(`INSERT INTO uni(rowid, body) VALUES(?, ?)`, row+1, body)
				}
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
	return db, func(row int64) leadText { return texts[row] }
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
	return f
}

// passes is the definition of a filter.
func (f leadFilter) passes(l leadText) bool {
	return (len(f.dongs) == 0 || slices.Contains(f.dongs, l.dong)) &&
		strings.HasPrefix(l.occupation, f.occupation) &&
		(len(f.employment) == 0 || slices.Contains(f.employment, l.employment)) &&
		(l.closed == false || f.closed) && l.until >= f.day && l.monthlyWon >= f.monthlyWon
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
	db, text := indexed(t, n, false)
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
	db, text := indexed(t, 3000, false)
	for _, typed := range []string{"안산", "조리", "ㅎㅇ", "dkstks", "대성"} {
		got, err := searcher(text).search(t.Context(), db, typed, leadFilter{limit: 3000})
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
			if starts(b) && !starts(a) || starts(a) == starts(b) && a < b {
				t.Errorf("%s: row %d (starts %v) before %d (starts %v)", typed, a, starts(a), b, starts(b))
				break
			}
		}
		if len(got.rows) < 5 {
			t.Errorf("%s finds only %d", typed, len(got.rows))
		}
	}
}

func FuzzLeadSearch(f *testing.F) {
	db, text := indexed(f, 100, false)
	for _, s := range []string{"안산ㅎㅌ", `"안산" OR *`, "NEAR(a b)", "^+<>#@", "-조리", "col:호텔", "\x00\xff", strings.Repeat("가", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if _, err := searcher(text).search(t.Context(), db, typed, leadFilter{}); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	})
}

// benchLeads is how many leads the benchmarks search: IEUM_BENCH_LEADS, or
// 100,000.
func benchLeads() int {
	if n, err := strconv.Atoi(os.Getenv("IEUM_BENCH_LEADS")); err == nil && n > 0 {
		return n
	}
	return 100_000
}

// BenchmarkLeadSearch measures every kind of query, with its rivals at the sizes
// that they can be made for.
func BenchmarkLeadSearch(b *testing.B) {
	n := benchLeads()
	db, text := indexed(b, n, true)
	if n > 100_000 { // texts of a million leads would not fit beside the index
		s := newLeadSampler(9)
		text = func(int64) leadText { return s.lead() }
	}
	search := searcher(text)
	three := leadFilter{dongs: []string{"사동", "고잔동"}, occupation: "5", monthlyWon: 2_000_000}
	kinds := []struct {
		name    string
		queries []string
		filter  leadFilter
	}{
		{"one-syllable", []string{"안", "조", "호", "산"}, leadFilter{}},
		{"two-syllables", []string{"호텔", "조리", "안산", "정밀"}, leadFilter{}},
		{"half-typed", []string{"호테", "조ㄹ", "안사", "요야"}, leadFilter{}},
		{"initials", []string{"ㅎㅌ", "ㅈㄹㅇ", "ㅇㅅㅎㅌ"}, leadFilter{}},
		{"mixed", []string{"안산ㅎㅌ", "대성ㅈㅁ", "한빛ㅍㄷ"}, leadFilter{}},
		{"ime-off", []string{"dkstks", "ghxpf", "whfl"}, leadFilter{}},
		{"several-words", []string{"조리 사동", "요양 선부", "용접 정규직"}, leadFilter{}},
		{"two-words-three-filters", []string{"조리 모집", "직원 면접", "안산 주간"}, three},
		{"no-hit", []string{"쀍뛟", "zzzzqq"}, leadFilter{}},
		{"phone-tail", []string{"1234", "5678", "0007"}, leadFilter{}},
		{"business-number", []string{"9991234567", "99955"}, leadFilter{}},
	}
	for _, k := range kinds {
		b.Run(k.name, func(b *testing.B) {
			measure(b, k.queries, func(q string) {
				if _, err := search.search(b.Context(), db, q, k.filter); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
	rival := func(name, query string, queries []string) {
		b.Run("rival-"+name, func(b *testing.B) {
			measure(b, queries, func(q string) {
				rows, err := db.Query(fmt.Sprintf(query, q))
				if err != nil {
					b.Fatal(err)
				}
				for rows.Next() {
				}
				rows.Close()
			})
		})
	}
	rival("like", `SELECT doc FROM plain WHERE body LIKE '%%%s%%' ORDER BY doc DESC LIMIT 50`, []string{"호텔앤", "쀍뛟"})
	if n <= 100_000 {
		rival("trigram", `SELECT rowid FROM tri WHERE tri MATCH '"%s"' ORDER BY rowid DESC LIMIT 50`, []string{"호텔모", "조리원", "요양원"})
		rival("unicode61", `SELECT rowid FROM uni WHERE uni MATCH '"%s"*' ORDER BY rowid DESC LIMIT 50`, []string{"안산", "조리", "모집"})
	}
}
