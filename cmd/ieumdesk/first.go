package main

import (
	"context"
	"time"

	"ieumdesk/data"
	"ieumdesk/model"
)

// begin opens the store while the window is still being made, if there is one.
func (h *house) begin() {
	if !h.Found() {
		return
	}
	first, judged := make(chan opened, 1), make(chan error, 2)
	h.first, h.judged = first, judged
	go func() {
		o := h.options()
		o.Held = func() { judged <- nil }
		store, err := h.open(context.Background(), o)
		judged <- err
		first <- opened{store, err}
	}()
}

// taken reports whether another window has the store: the lock says so before the
// store is read, while this window is being made. Asked once after each begin.
func (h *house) taken() bool {
	if h.judged == nil || h.demo != nil {
		return false
	}
	err := <-h.judged
	h.judged, h.held = nil, err == nil
	return model.CodeOf(err) == "store_locked"
}

// giveWay reports whether another window has the store and has come to the front,
// so that this program ends. That one may be just starting or ending, so both the
// bell and the lock are tried for as long as patience lasts.
func (h *house) giveWay() bool {
	for end := time.Now().Add(patience); h.taken(); h.begin() {
		if ring(bellName(h.path)) {
			return true
		}
		if time.Now().After(end) {
			return false
		}
		time.Sleep(patience / 20)
	}
	return false
}

// hangBell lets a second start ring for this window, which has the store.
func (h *house) hangBell() {
	if h.bell == nil {
		return
	}
	if err := h.bell.hang(); err != nil {
		h.log.Warn("bell", "error", err)
	}
}

// leave gives back a store that was begun to be opened and that no window took.
func (h *house) leave() error {
	first := h.first
	if first == nil {
		return nil
	}
	h.first = nil
	o := <-first
	if o.err != nil {
		return o.err
	}
	return o.store.Close()
}

func (h *house) options() data.Options {
	return data.Options{Exclusive: true, Words: h.words, Log: h.log, Version: version}
}
