package data

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
	"ieumdesk/model/hangul"
)

// peopleOfADesk is how many people a large desk has met in ten years.
const peopleOfADesk = 100_000

// BenchmarkPeopleSearch measures every kind of question, each asked for somebody
// who is there, beside a scan that knows substrings only and orders nothing.
func BenchmarkPeopleSearch(b *testing.B) {
	x, all := somePeople(b, peopleOfADesk)
	rng := rand.New(rand.NewPCG(5, 5))
	name := func(m met) string { return m.identity.Name }
	phone := func(m met) string { return model.PhoneDigits(m.identity.Phone) }
	for _, k := range []struct {
		name string
		ask  func(met) string
	}{
		{"one-syllable", func(m met) string { return part(rng, name(m), 1) }},
		{"name", name},
		{"half-typed", func(m met) string { k := hangul.Keys(name(m)); return hangul.Compose(k[:2+rng.IntN(len(k)-2)]) }},
		{"initials", func(m met) string { return strings.ReplaceAll(hangul.Initials(name(m)), " ", "") }},
		{"mixed", func(m met) string {
			r := []rune(strings.ReplaceAll(name(m), " ", ""))
			return string(r[:1]) + hangul.Initials(string(r[1:]))
		}},
		{"ime-off", func(m met) string { return hangul.Keys(name(m)) }},
		{"phone-tail", func(m met) string { p := phone(m); return p[len(p)-4:] }},
		{"phone-middle", func(m met) string { return phone(m)[3:7] }},
		{"whole-phone", func(m met) string { return m.identity.Phone }},
		{"birth", func(m met) string { return strings.ReplaceAll(string(m.identity.BirthDate), "-", "")[2:] }},
		{"name-and-tail", func(m met) string { p := phone(m); return part(rng, name(m), 1) + " " + p[len(p)-4:] }},
		{"no-hit", func(m met) string { return part(rng, name(m), 1) + "쀍" }},
	} {
		questions := make([]string, 500)
		for i := range questions {
			questions[i] = k.ask(all[rng.IntN(len(all))])
		}
		b.Run(k.name+"/ours", func(b *testing.B) { measure(b, questions, func(q string) { x.search(q, 50) }) })
		b.Run(k.name+"/scan", func(b *testing.B) {
			measure(b, questions, func(q string) {
				n := 0
				for i := range all {
					if p := &all[i].identity; strings.Contains(p.Name, q) || strings.Contains(p.LatinName, q) || strings.Contains(p.Phone, q) {
						n++
					}
				}
			})
		})
	}
}

// BenchmarkPeopleIndex measures what 100,000 people take: time to take in, and
// memory with all names.
func BenchmarkPeopleIndex(b *testing.B) {
	_, all := somePeople(b, peopleOfADesk)
	used := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	var x *peopleIndex
	var mb float64
	for b.Loop() {
		before := used()
		x = newPeopleIndex(len(all))
		for _, m := range all {
			m.identity.Name, m.identity.LatinName = strings.Clone(m.identity.Name), strings.Clone(m.identity.LatinName)
			x.put(m)
		}
		mb = used() - before
	}
	b.ReportMetric(mb, "MB")
	b.ReportMetric(float64(len(x.names.names)), "names")
}

// measure reports the median and the 99th percentile in milliseconds.
func measure[Q any](b *testing.B, queries []Q, ask func(Q)) {
	b.Helper()
	took := make([]time.Duration, 0, b.N)
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		ask(queries[i%len(queries)])
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
