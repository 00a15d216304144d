package main

import (
	"net"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"testing"

	"ieumdesk/data"
)

// runtimeFolder gives the test sockets of its own, on a path that has room for them.
func runtimeFolder(t *testing.T) {
	t.Helper()
	folder, err := os.MkdirTemp("", "bell")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(folder) })
	t.Setenv("XDG_RUNTIME_DIR", folder)
}

// hung is a bell of a store, hung, that counts how often it brought the window up.
func hung(t *testing.T, store string) (b *bell, times *atomic.Int32) {
	t.Helper()
	times = new(atomic.Int32)
	b = newBell(store)
	b.bringsUp(func(then func()) {
		times.Add(1)
		then()
	})
	must(t, b.hang())
	t.Cleanup(b.takeDown)
	return b, times
}

func TestRing_isAnsweredByTheDeskOfTheSameStoreOnly(t *testing.T) {
	runtimeFolder(t)
	folder := t.TempDir()
	store := filepath.Join(folder, "desk.db")
	if ring(bellName(store)) {
		t.Fatal("answered although none hangs")
	}
	b, times := hung(t, store)
	if !ring(bellName(store)) || times.Load() != 1 {
		t.Errorf("rung once, brought up %d times", times.Load())
	}
	if ring(bellName(filepath.Join(folder, "other.db"))) {
		t.Error("the desk of another store answered")
	}
	link := filepath.Join(t.TempDir(), "link")
	if os.Symlink(folder, link) == nil && !ring(bellName(filepath.Join(link, "desk.db"))) {
		t.Error("not answered by another way to the same store")
	}
	b.takeDown()
	if ring(bellName(store)) {
		t.Error("answered after it was taken down")
	}
	must(t, b.hang())
	if ring(bellName(store)) {
		t.Error("a desk that ends hung its bell again")
	}
}

func TestRing_isAnsweredWhileTheWindowIsBeingMade(t *testing.T) {
	runtimeFolder(t)
	store := filepath.Join(t.TempDir(), "desk.db")
	b := newBell(store)
	must(t, b.hang())
	defer b.takeDown()
	if !ring(bellName(store)) {
		t.Error("not answered")
	}
}

func TestRing_isNotAnsweredByAWindowThatHangs(t *testing.T) {
	runtimeFolder(t)
	store := filepath.Join(t.TempDir(), "desk.db")
	b := newBell(store)
	b.bringsUp(func(func()) {})
	must(t, b.hang())
	defer b.takeDown()
	if ring(bellName(store)) {
		t.Error("answered")
	}
}

func TestHang_replacesWhatAKilledDeskLeft(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows forgets an event with the program that made it")
	}
	runtimeFolder(t)
	store := filepath.Join(t.TempDir(), "desk.db")
	l, err := net.Listen("unix", filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), bellName(store)))
	must(t, err)
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	must(t, l.Close())
	if ring(bellName(store)) {
		t.Fatal("a dead socket answered")
	}
	if _, times := hung(t, store); !ring(bellName(store)) || times.Load() != 1 {
		t.Error("not answered")
	}
}

func TestSecondStart_bringsUpTheFirstAndEnds(t *testing.T) {
	runtimeFolder(t)
	store := newStore(t)
	h := house{path: store}
	first, err := data.Open(t.Context(), store, h.options())
	must(t, err)
	defer first.Close()
	_, times := hung(t, store)
	said, err := deskProcess(t, store).CombinedOutput()
	if code := exitCode(err); code != 0 || times.Load() != 1 {
		t.Errorf("exit code %d, brought up %d times; it said:\n%s", code, times.Load(), said)
	}
}

func TestGiveWay_triesBellAndLockForAWhile(t *testing.T) {
	runtimeFolder(t)
	store := newStore(t)
	first, err := data.Open(t.Context(), store, (&house{path: store}).options())
	must(t, err)

	second := &house{path: store}
	second.begin()
	b := newBell(store)
	go func() { _ = b.hang() }() // a moment after it has the lock
	if !second.giveWay() {
		t.Error("no way given to a desk that is just starting")
	}

	b.takeDown()
	third := &house{path: store}
	third.begin()
	go first.Close()
	if third.giveWay() || !third.held {
		t.Error("the store of a desk that ended was not taken over")
	}
	must(t, third.leave())
}
