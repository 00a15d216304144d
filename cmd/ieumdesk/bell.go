package main

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// bell is what a desk that has its store hears a second start by: it comes to the
// front, and the second ends. The lock of the store alone says who is first; the
// bell carries the ringing, between two programs of one login on one PC and over
// no network. How it is made differs by system: hangBell and ring.
type bell struct {
	name string

	mu    sync.Mutex
	raise func(then func()) // to the front; nil while the window is being made
	hung  bool
	stop  func()
}

// patience is how long a second start waits to be answered before it says itself
// that the desk is open already.
const patience = time.Second

// newBell is the bell of a store, not hung yet.
func newBell(store string) *bell { return &bell{name: bellName(store)} }

// bellName names the bell of a store: the same for every way its path is written,
// and short enough for wherever a system keeps such names.
func bellName(store string) string {
	if folder, err := filepath.EvalSymlinks(filepath.Dir(store)); err == nil {
		store = filepath.Join(folder, filepath.Base(store))
	}
	if runtime.GOOS == "windows" {
		store = strings.ToLower(store)
	}
	sum := sha256.Sum256([]byte(store))
	return "ieumdesk-" + hex.EncodeToString(sum[:8])
}

// hang lets a second start ring; only who holds the lock of the store may. Hanging
// it twice does no harm. Where it cannot be hung a second start waits in vain and
// says so.
func (b *bell) hang() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.hung {
		return nil
	}
	stop, err := hangBell(b.name, b.rung)
	if err == nil {
		b.hung, b.stop = true, stop
	}
	return err
}

// takeDown ends it for good, before the store is given back: the next to hold the lock
// hangs its own.
func (b *bell) takeDown() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hung = true
	if b.stop != nil {
		b.stop()
		b.stop = nil
	}
}

// bringsUp says what brings the window to the front, once there is one; raise runs
// what it is given when it has.
func (b *bell) bringsUp(raise func(then func())) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.raise = raise
}

// rung brings the window to the front and reports whether it got there in time. One
// that is just being made comes by itself.
func (b *bell) rung() bool {
	b.mu.Lock()
	raise := b.raise
	b.mu.Unlock()
	if raise == nil {
		return true
	}
	front := make(chan struct{})
	raise(func() { close(front) })
	select {
	case <-front:
		return true
	case <-time.After(patience):
		return false
	}
}
