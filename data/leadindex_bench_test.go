package data

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"ieumdesk/model/hangul"
)

// benchLeads is how many open leads are searched: IEUM_BENCH_LEADS, or 100,000.
func benchLeads() int {
	if n, err := strconv.Atoi(os.Getenv("IEUM_BENCH_LEADS")); err == nil && n > 0 {
		return n
	}
	return 100_000
}

// mostRivalTokens is how many leads the rivals' indexes are made for; beyond,
// only LIKE is asked, since making them takes longer than all the rest.
const mostRivalTokens = 100_000

const leadColumnsOfBench = `employer, title, industry, dong, address, note`

// benchIndex is the index of n sample leads beside a table of their texts, which
// is what the rivals search. A tenth of the leads are kept to make queries of.
func benchIndex(b *testing.B, n int) (*sql.DB, []leadText) {
	b.Helper()
	db, tx := indexFile(b)
	must := func(query string, args ...any) {
		if _, err := tx.Exec(query, args...); err != nil {
			b.Fatal(err)
		}
	}
	must(`CREATE TABLE plain(doc INTEGER PRIMARY KEY, ` + leadColumnsOfBench + `, occupation, employment, won)`)
	must(`CREATE VIRTUAL TABLE tri USING fts5(` + leadColumnsOfBench + `, content='', tokenize='trigram')`)
	must(`CREATE VIRTUAL TABLE uni USING fts5(` + leadColumnsOfBench + `, content='', tokenize='unicode61', prefix='1 2 3')`)
	var kept []leadText
	s := newLeadSampler(9)
	err := rebuildLeadIndex(b.Context(), tx, func(add func(int64, leadText) error) error {
		for row := range int64(n) {
			l := s.lead()
			if row%10 == 0 {
				kept = append(kept, l)
			}
			if err := add(row+1, l); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	s = newLeadSampler(9) // the same again: FTS5 works by itself best
	for row := range n {
		l := s.lead()
		must(`INSERT INTO plain VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			row+1, l.employer, l.title, l.industry, l.dong, l.address, l.note, l.occupation, l.employment, l.monthlyWon)
	}
	if n <= mostRivalTokens {
		for _, rival := range []string{"tri", "uni"} {
			must(`INSERT INTO ` + rival + `(rowid, ` + leadColumnsOfBench + `) SELECT doc, ` + leadColumnsOfBench + ` FROM plain`)
			must(`INSERT INTO ` + rival + `(` + rival + `) VALUES('optimize')`)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return db, kept
}

// plainTexts reads the texts of leads as the store does.
func plainTexts(ctx context.Context, q leadQuerier, docs []int64) (map[int64]leadText, error) {
	rows, err := q.QueryContext(ctx, `SELECT doc, `+leadColumnsOfBench+` FROM plain WHERE doc IN (SELECT value FROM json_each(?))`, jsonList(docs))
	if err != nil {
		return nil, err
	}
	out := make(map[int64]leadText, len(docs))
	err = each(rows, func() error {
		var doc int64
		var t leadText
		err := rows.Scan(&doc, &t.employer, &t.title, &t.industry, &t.dong, &t.address, &t.note)
		out[doc] = t
		return err
	})
	return out, err
}

// question is what somebody types for a lead that is there, with its filter.
type question struct {
	typed  string
	filter leadFilter
}

// part is n syllables of a name from anywhere in it.
func part(rng *rand.Rand, name string, n int) string {
	r := []rune(strings.NewReplacer(" ", "", "(", "", ")", "").Replace(name))
	n = min(n, len(r))
	from := rng.IntN(len(r) - n + 1)
	return string(r[from : from+n])
}

func oneWord(rng *rand.Rand, text string) string {
	all := strings.Fields(text)
	return all[rng.IntN(len(all))]
}

// questionKinds are the ways to ask, each as somebody does who looks for a lead
// that exists.
func questionKinds(rng *rand.Rand) []struct {
	name string
	ask  func(l leadText) question
} {
	text := func(make func(l leadText) string) func(leadText) question {
		return func(l leadText) question { return question{typed: make(l)} }
	}
	name := func(l leadText) string {
		if rng.IntN(2) == 0 {
			return hangul.CompanyName(l.employer)
		}
		return strings.Fields(l.title)[0]
	}
	return []struct {
		name string
		ask  func(l leadText) question
	}{
		{"one-syllable", text(func(l leadText) string { return part(rng, name(l), 1) })},
		{"two-syllables", text(func(l leadText) string { return part(rng, name(l), 2) })},
		{"whole-words", text(name)},
		{"half-typed", text(func(l leadText) string {
			keys := hangul.Keys(part(rng, name(l), 3))
			return hangul.Compose(keys[:2+rng.IntN(max(1, len(keys)-3))])
		})},
		{"initials", text(func(l leadText) string { return hangul.Initials(part(rng, name(l), 1+rng.IntN(4))) })},
		{"mixed", text(func(l leadText) string {
			r := []rune(part(rng, name(l), 4))
			return string(r[:len(r)/2]) + hangul.Initials(string(r[len(r)/2:]))
		})},
		{"ime-off", text(func(l leadText) string { return hangul.Keys(part(rng, name(l), 2+rng.IntN(3))) })},
		{"several-words", text(func(l leadText) string {
			return oneWord(rng, l.title) + " " + part(rng, l.employer, 2) + " " + l.dong
		})},
		{"two-words-three-filters", func(l leadText) question {
			return question{oneWord(rng, l.title) + " " + part(rng, name(l), 2), leadFilter{
				dongs: []string{l.dong}, employment: []string{l.employment}, monthlyWon: l.monthlyWon * 9 / 10,
			}}
		}},
		{"no-hit", text(func(l leadText) string { return part(rng, l.employer, 2) + "쀍" })},
		{"phone-tail", text(func(l leadText) string { return l.phones[0][11-4-rng.IntN(4):] })},
		{"business-number", text(func(l leadText) string { return l.businessNo[:3] + "-" + l.businessNo[3:5] + "-" + l.businessNo[5:] })},
	}
}

// BenchmarkLeadSearch measures every kind of question, rows in order and total to
// the cap as a screen gets them, beside its rivals where they can answer that
// kind: LIKE knows no keystrokes, trigrams nothing below three letters, unicode61
// only the starts of words. The rivals put nothing first.
func BenchmarkLeadSearch(b *testing.B) {
	n := benchLeads()
	db, leads := benchIndex(b, n)
	rng := rand.New(rand.NewPCG(5, 5))
	search := leadSearch{texts: plainTexts, contacts: benchContacts(rng, n).rows}
	for _, k := range questionKinds(rng) {
		questions := make([]question, 500)
		for i := range questions {
			questions[i] = k.ask(leads[rng.IntN(len(leads))])
			questions[i].filter.day = "2026-11-01" // the store always asks for today's
		}
		b.Run(k.name+"/ours", func(b *testing.B) {
			measure(b, questions, func(q question) {
				if _, err := search.search(b.Context(), db, q.typed, q.filter); err != nil {
					b.Fatal(err)
				}
			})
		})
		for _, r := range rivals(n) {
			if !r.can(k.name) {
				continue
			}
			b.Run(k.name+"/"+r.name, func(b *testing.B) {
				measure(b, questions, func(q question) {
					query, args := r.sql(q)
					var list sql.NullString
					if err := db.QueryRowContext(b.Context(), `SELECT group_concat(d) FROM (`+query+` LIMIT 1000)`, args...).Scan(&list); err != nil {
						b.Fatal(err)
					}
				})
			})
		}
	}
}

// benchContacts gives every lead a contact with a mobile phone.
func benchContacts(rng *rand.Rand, n int) *contactIndex {
	x := &contactIndex{made: true, at: map[int64]int32{}}
	for row := range n {
		phone := fmt.Sprintf("010%08d", rng.IntN(100_000_000))
		x.put(leadContact{row: int64(row + 1), number: newContactNumber(phone)})
	}
	return x
}

// rival is another way to search the same leads.
type rival struct {
	name string
	can  func(kind string) bool
	sql  func(q question) (string, []any)
}

func rivals(n int) []rival {
	oneOf := func(kinds string) func(string) bool {
		return func(kind string) bool { return strings.Contains(" "+kinds+" ", " "+kind+" ") }
	}
	all := []rival{{"like", oneOf("one-syllable two-syllables whole-words several-words two-words-three-filters no-hit"), likeQuestion}}
	if n <= mostRivalTokens {
		all = append(all,
			rival{"trigram", oneOf("whole-words no-hit"), matchQuestion("tri", "")},
			rival{"unicode61", oneOf("one-syllable two-syllables whole-words several-words no-hit"), matchQuestion("uni", "*")})
	}
	return all
}

func likeQuestion(q question) (string, []any) {
	query, args := "SELECT doc AS d FROM plain WHERE 1", []any(nil)
	for _, w := range strings.Fields(q.typed) {
		query += " AND (employer LIKE ? OR title LIKE ? OR industry LIKE ? OR dong LIKE ? OR address LIKE ? OR note LIKE ?)"
		for range 6 {
			args = append(args, "%"+w+"%")
		}
	}
	if f := q.filter; f.monthlyWon > 0 {
		query += " AND dong = ? AND employment = ? AND won >= ?"
		args = append(args, f.dongs[0], f.employment[0], f.monthlyWon)
	}
	return query + " ORDER BY doc DESC", args
}

func matchQuestion(table, star string) func(question) (string, []any) {
	return func(q question) (string, []any) {
		var words []string
		for _, w := range strings.Fields(q.typed) {
			words = append(words, quoted(w)+star)
		}
		return "SELECT rowid AS d FROM " + table + " WHERE " + table + " MATCH ? ORDER BY rowid DESC", []any{strings.Join(words, " AND ")}
	}
}
