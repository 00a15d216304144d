package data

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/model/hangul"
	"ieumdesk/model/sample"
)

// somePeople makes an index of n synthetic people, and the people.
func somePeople(t testing.TB, n int) (*peopleIndex, []met) {
	t.Helper()
	tables, err := assets.Tables()
	if err != nil {
		t.Fatal(err)
	}
	names, err := assets.SampleNames()
	if err != nil {
		t.Fatal(err)
	}
	maker := sample.New(11, tables, names, "2026-11-24")
	x := newPeopleIndex(n)
	all := make([]met, n)
	for i := range all {
		p := maker.Seeker()
		m := met{seen: int64(i * 7919 % n), received: "2026-09-01", valid: "2026-12-01"}
		m.id[0], m.id[1], m.id[2], m.id[15] = byte(i), byte(i>>8), byte(i>>16), 1
		m.identity = identity{Name: p.Name, LatinName: p.LatinName, BirthDate: p.BirthDate, Sex: p.Sex, Phone: p.Phone, Dong: p.Dong}
		x.put(m)
		all[i] = m
	}
	return x, all
}

// found is the definition: every word is found in a name, or its digits in a
// number.
func (m met) found(q hangul.Query) bool {
	for _, w := range q.Words {
		if !w.Match(hangul.Anywhere(m.identity.Name), hangul.Anywhere(m.identity.LatinName)) && !m.foundByNumber(w) {
			return false
		}
	}
	return true
}

func (m met) foundByNumber(w hangul.Word) bool {
	digits := w.Digits
	if d, err := model.ParseDate(w.Typed, "2025-12-31", 0); w.Typed != digits && err == nil && d == m.identity.BirthDate {
		return true
	}
	if digits == "" {
		if digits = model.PhoneDigits(w.Typed); len(digits) < 7 {
			return false
		}
	}
	if len(digits) < 3 {
		return false
	}
	phone, birth := model.PhoneDigits(m.identity.Phone), strings.ReplaceAll(string(m.identity.BirthDate), "-", "")
	return strings.HasSuffix(phone, digits) || strings.HasPrefix(phone, digits) ||
		len(digits) == 4 && phone[3:7] == digits || digits == birth || digits == birth[2:]
}

// typing makes what somebody might type to find m.
func typing(rng *rand.Rand, m met) string {
	name := []rune(m.identity.Name)
	phone := model.PhoneDigits(m.identity.Phone)
	birth := string(m.identity.BirthDate)
	kinds := []func() string{
		func() string { return string(name[:1+rng.IntN(len(name))]) },
		func() string { return string(name[rng.IntN(len(name)):]) },
		func() string { k := hangul.Keys(string(name)); return k[:1+rng.IntN(len(k))] },
		func() string {
			return hangul.Compose(hangul.Keys(string(name))[:1+rng.IntN(len(hangul.Keys(string(name))))])
		},
		func() string { return strings.ReplaceAll(hangul.Initials(string(name)), " ", "") },
		func() string {
			return string(name[:1]) + strings.ReplaceAll(hangul.Initials(string(name[1:])), " ", "")
		},
		func() string { return phone[len(phone)-4:] },
		func() string { return phone[3:7] },
		func() string { return m.identity.Phone },
		func() string { return phone[:3+rng.IntN(len(phone)-2)] },
		func() string { return strings.ReplaceAll(birth, "-", "")[2:] },
		func() string { return strings.ReplaceAll(birth, "-", ".") },
		func() string { return strings.ReplaceAll(strings.ReplaceAll(birth, "-0", "."), "-", ".") },
	}
	s := kinds[rng.IntN(len(kinds))]()
	if rng.IntN(4) == 0 {
		s += " " + kinds[rng.IntN(len(kinds))]()
	}
	return s
}

func TestPeopleSearch_agreesWithItsDefinition(t *testing.T) {
	const n = 1500
	x, all := somePeople(t, n)
	rng := rand.New(rand.NewPCG(5, 5))
	hits := 0
	for range 3000 {
		typed := typing(rng, all[rng.IntN(n)])
		q := hangul.Parse(typed)
		var want []model.ID
		for _, m := range all {
			if m.found(q) {
				want = append(want, m.id)
			}
		}
		got, total := x.search(typed, n)
		var ids []model.ID
		for _, h := range got {
			ids = append(ids, h.ID)
		}
		slices.SortFunc(ids, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
		slices.SortFunc(want, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
		if !slices.Equal(ids, want) || total != len(want) {
			t.Fatalf("%q finds %d (says %d), the definition %d", typed, len(ids), total, len(want))
		}
		hits += len(want)
	}
	if hits < 3000 {
		t.Errorf("only %d hits: the queries are not what people type", hits)
	}
}

func TestPeopleSearch_putsFirstWhoBeginsSoAndThenWhoWasServedLast(t *testing.T) {
	x := newPeopleIndex(4)
	for i, name := range []string{"박수민", "민경자", "김민수", "민들레"} {
		m := met{seen: int64(i)}
		m.id[0] = byte(i + 1)
		m.identity = identity{Name: name, Phone: "010-1234-567" + string(rune('0'+i))}
		x.put(m)
	}
	hits, total := x.search("민", 10)
	var names []string
	for _, h := range hits {
		names = append(names, h.Name)
	}
	if want := []string{"민들레", "민경자", "김민수", "박수민"}; !slices.Equal(names, want) || total != 4 {
		t.Errorf("%v of %d, want %v", names, total, want)
	}
}

func TestPeopleSearch_limitKeepsTheBest(t *testing.T) {
	x, _ := somePeople(t, 3000)
	all, total := x.search("김", 3000)
	few, again := x.search("김", 20)
	if total != again || len(few) != 20 || !slices.Equal(few, all[:20]) {
		t.Errorf("%d and %d found; the first 20 differ from the best", total, again)
	}
}

func TestPeopleSearch_knowsADateHoweverItIsWritten(t *testing.T) {
	x := newPeopleIndex(2)
	for i, born := range []model.Date{"1985-02-08", "1985-12-08"} {
		m := met{identity: identity{Name: "김민수", BirthDate: born, Phone: "010-1234-5678"}}
		m.id[0] = byte(i + 1)
		x.put(m)
	}
	for _, typed := range []string{
		"850208", "19850208", "1985-02-08", "1985.2.8", "85.2.8", "1985. 2. 8.", "1985. 2. 8", "1985년 2월 8일", "1985년2월8일", "85/2/8",
		"김민 1985. 2. 8.", "1985. 2. 8. 5678",
	} {
		if hits, n := x.search(typed, 5); n != 1 || hits[0].BirthDate != "1985-02-08" {
			t.Errorf("%q finds %d", typed, n)
		}
	}
}

func TestPeopleIndex_mayBeReadWhileItIsWritten(t *testing.T) {
	x, all := somePeople(t, 500)
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for _, typed := range []string{"김", "ㄱㅁㅅ", "김 5678", "850228", "이ㅅㅈ"} {
				x.search(typed, 20)
				x.duplicates(model.Probe{Phone: all[0].identity.Phone})
			}
		})
	}
	for i, m := range all[:100] {
		m.identity.Name = all[len(all)-1-i].identity.Name
		x.put(m)
	}
	wg.Wait()
	if _, n := x.search("", 1); n != len(all) {
		t.Errorf("%d people", n)
	}
}

func TestPeopleIndex_forgetsTheOldNameOfAPerson(t *testing.T) {
	x, all := somePeople(t, 10)
	m := all[3]
	m.identity.Name = "황보새봄"
	x.put(m)
	if _, n := x.search("황보새봄", 5); n != 1 {
		t.Errorf("new name finds %d", n)
	}
	for _, h := range first(x.search(all[3].identity.Name, 10)) {
		if h.ID == m.id {
			t.Error("the old name still finds the person")
		}
	}
	if _, n := x.search("", 20); n != 10 {
		t.Errorf("%d people", n)
	}
}

func TestPeopleIndex_forgetsWhoWasErased(t *testing.T) {
	x, all := somePeople(t, 10)
	x.drop([]model.ID{all[3].id, all[7].id, {}, all[3].id})
	hits, n := x.search("", 20)
	if n != 8 || slices.ContainsFunc(hits, func(h model.PersonHit) bool { return h.ID == all[3].id || h.ID == all[7].id }) {
		t.Errorf("%d people: %+v", n, hits)
	}
}

func first(hits []model.PersonHit, _ int) []model.PersonHit { return hits }

func TestDuplicates_arePhonesFirst(t *testing.T) {
	x := newPeopleIndex(3)
	for i, p := range []identity{
		{Name: "김영희", BirthDate: "1970-01-02", Phone: "010-1111-2222"},
		{Name: "이철수", BirthDate: "1980-01-02", Phone: "010-3333-4444", OtherPhone: "031-400-1234"},
		{Name: "김영희", BirthDate: "1990-01-02", Phone: "010-5555-6666"},
	} {
		m := met{identity: p}
		m.id[0] = byte(i + 1)
		x.put(m)
	}
	got := x.duplicates(model.Probe{Phone: "031 400 1234", Name: "김영희", BirthDate: "1970-01-02"})
	if len(got) != 2 || got[0].Why != "same_phone" || got[0].Name != "이철수" || got[1].Why != "same_person" {
		t.Errorf("got %+v", got)
	}
	if got := x.duplicates(model.Probe{Phone: "010", Name: "김영희"}); len(got) != 0 {
		t.Errorf("half-typed fields match %+v", got)
	}
}

func FuzzPeopleSearch(f *testing.F) {
	x, _ := somePeople(f, 200)
	for _, s := range []string{"김ㅁㅅ", "rlaals", "010-1234", "1985.02.28", `"*^+<>#@`, "NGUYEN T", "ㄳㅏ", "\xff\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		hits, total := x.search(typed, 10)
		if len(hits) > total {
			t.Errorf("%d hits of %d", len(hits), total)
		}
	})
}
