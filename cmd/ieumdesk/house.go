package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"

	"ieumdesk/assets"
	"ieumdesk/data"
	"ieumdesk/model"
	"ieumdesk/ui/door"
)

// house is the store of this PC, as the door sees it: a model.Storehouse.
type house struct {
	path    string
	demo    *door.Demo // nil: a desk of real people
	folder  string     // of the demo desk, removed at the end
	words   *assets.Words
	log     *slog.Logger
	first   chan opened
	judged  chan error // whether the store is this window's: nil, or why it does not open
	held    bool       // it is
	bell    *bell      // hung once it is; nil: nobody rings
	refused error      // why the store was last not opened
}

// opened is what came of opening the store.
type opened struct {
	store *data.Store
	err   error
}

var _ model.Storehouse = (*house)(nil)

// The login of the demo desk. It opens made-up people only.
const (
	demoLogin      = "demo"
	demoPassphrase = "yellow umbrella twelve rivers"
)

// newHouse is the store at path, or the user's own one, or a demo desk in a folder
// that lasts as long as the program.
func newHouse(path string, demo bool, words *assets.Words) (h *house, err error) {
	h = &house{path: path, words: words, log: slog.New(slog.DiscardHandler)}
	switch {
	case demo:
		if h.folder, err = os.MkdirTemp("", "ieumdesk-demo-"); err != nil {
			return nil, &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err}
		}
		h.path = filepath.Join(h.folder, "desk.db")
		h.demo = &door.Demo{Login: demoLogin, Passphrase: demoPassphrase}
	case path == "":
		h.path, err = data.DefaultPath()
	default:
		h.path, err = filepath.Abs(path)
	}
	return h, err
}

// remove takes a demo desk away.
func (h *house) remove() {
	if h.folder != "" {
		os.RemoveAll(h.folder)
	}
}

// Path is the file of the store.
func (h *house) Path() string { return h.path }

// Found reports whether there is a store, or a demo desk that will be.
func (h *house) Found() bool {
	if h.demo != nil {
		return true
	}
	_, err := os.Lstat(h.path)
	return !os.IsNotExist(err)
}

// Create makes the store.
func (h *house) Create(ctx context.Context, n model.NewStore) (string, error) {
	return data.Create(ctx, h.path, n, h.options())
}

// Open opens the store for this window alone; a demo desk is made and filled first.
// The first call takes what begin has begun.
func (h *house) Open(ctx context.Context) (model.Entrance, error) {
	var store *data.Store
	var err error
	if first := h.first; first != nil {
		h.first = nil
		o := <-first
		store, err = o.store, o.err
	} else {
		store, err = h.open(ctx, h.options())
	}
	h.refused = err
	if err != nil {
		return nil, err
	}
	h.hangBell()
	return store, nil
}

func (h *house) open(ctx context.Context, o data.Options) (*data.Store, error) {
	if h.demo == nil {
		return data.Open(ctx, h.path, o)
	}
	return h.openDemo(ctx)
}
