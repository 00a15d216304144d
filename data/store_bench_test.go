package data

import (
	"encoding/json"
	"path/filepath"
	"runtime"
	"testing"

	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
)

// largeDesk is a closed store with so many seekers and as many leads, whose
// passphrase costs what it costs a desk.
func largeDesk(b *testing.B, records int) *desk {
	b.Helper()
	d := &desk{tb: b, path: filepath.Join(b.TempDir(), "desk.db"), clock: testkit.NewClock()}
	d.o = Options{Clock: d.clock.Now, KDF: vault.DefaultParams()}
	if _, err := Create(b.Context(), d.path, testkit.NewStore(), d.o); err != nil {
		b.Fatal(err)
	}
	s := d.openStore(d.o)
	in := d.unlock(s)
	if err := FillDemo(b.Context(), in, Demo{Leads: records, Seekers: records, Seed: 1}, nil); err != nil {
		b.Fatal(err)
	}
	in.Close()
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return d
}

// BenchmarkUnlock100k is from the passphrase to a desk that finds people, Argon2id
// included: where somebody types while the file is being checked, and for a
// program that does not wait for that.
func BenchmarkUnlock100k(b *testing.B) {
	d := largeDesk(b, 100_000)
	unlock := func(b *testing.B, typed bool) {
		for b.Loop() {
			b.StopTimer()
			s := d.openStore(d.o)
			if typed {
				if err := s.check.wait(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.StartTimer()
			in := d.unlock(s)
			b.StopTimer()
			b.ReportMetric(float64(liveHeap())/1e6, "MB-kept")
			in.Close()
			s.Close()
			b.StartTimer()
		}
	}
	b.Run("typed", func(b *testing.B) { unlock(b, true) })
	b.Run("at once", func(b *testing.B) { unlock(b, false) })
}

// liveHeap is what the program holds in bytes, the people index above all.
func liveHeap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkCommit is one small transaction until it is on the disk.
func BenchmarkCommit(b *testing.B) {
	d := newDesk(b)
	for b.Loop() {
		if err := d.SaveDraft(b.Context(), "register", json.RawMessage(`{"name":"박","phone":"010-0000-0000"}`)); err != nil {
			b.Fatal(err)
		}
	}
}
