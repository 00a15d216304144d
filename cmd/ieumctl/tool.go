package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"ieumdesk/assets"
	"ieumdesk/data"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// Exit codes, as scripts rely on them.
const (
	exitDone    = 0
	exitRefused = 1 // by a rule or by the data
	exitUsage   = 2
	exitStore   = 3 // cannot be opened
	exitOutside = 4 // network, printer, disk; nothing was lost
)

// streams are the tool's ends, so that tests can hold them.
type streams struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	kdf      vault.Params // of new logins; zero is the program's own
}

// tool is one run: the common flags and what the commands share.
type tool struct {
	streams
	db, staff, passFile string
	json, quiet         bool
	words               *assets.Words
	tables              *model.Tables
}

// usageError is a wrong command line.
type usageError struct{ error }

// run is main without the process: it returns the exit code.
func run(ctx context.Context, args []string, s streams) int {
	t := &tool{streams: s, json: slices.Contains(args, "--json")} // known even if the command is not
	var err error
	if t.words, err = assets.LoadWords(assets.Languages[0]); err == nil {
		t.tables, err = assets.Tables()
	}
	if err != nil {
		fmt.Fprintln(s.err, err)
		return exitOutside
	}
	root := t.root()
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	if err := root.ExecuteContext(ctx); err != nil {
		return t.fail(err)
	}
	return exitDone
}

func (t *tool) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "ieumctl",
		Short:         t.words.T("ctl.short"),
		Long:          t.words.T("ctl.long"),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	f := root.PersistentFlags()
	f.StringVar(&t.db, "db", "", t.words.T("ctl.flag.db"))
	f.StringVar(&t.staff, "staff", "", t.words.T("ctl.flag.staff"))
	f.StringVar(&t.passFile, "passphrase-file", "", t.words.T("ctl.flag.passphrase_file"))
	f.BoolVar(&t.json, "json", t.json, t.words.T("ctl.flag.json"))
	f.BoolVar(&t.quiet, "quiet", false, t.words.T("ctl.flag.quiet"))
	root.AddCommand(
		t.initCmd(), t.demoCmd(), t.leadCmd(), t.seekerCmd(), t.gateCmd(), t.referCmd(),
		t.slipCmd(), t.voidCmd(), t.verifyCmd(), t.backupCmd(), t.restoreCmd(), t.configCmd(), t.versionCmd(),
	)
	return root
}

// exactly asks for n arguments, as a usage error otherwise.
func exactly(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := cobra.ExactArgs(n)(c, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// group is a command that only holds others; without one of them it is wrong usage.
func group(use, short string, subs ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Args: cobra.ArbitraryArgs}
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usageError{fmt.Errorf("unknown command %q for %q", args[0], c.CommandPath())}
		}
		return usageError{fmt.Errorf("%s needs a command; see %s --help", c.CommandPath(), c.CommandPath())}
	}
	c.AddCommand(subs...)
	return c
}

// path is the store: --db, IEUM_DB, or the desk's own file.
func (t *tool) path() (string, error) {
	if t.db != "" {
		return t.db, nil
	}
	if p := t.env("IEUM_DB"); p != "" {
		return p, nil
	}
	return data.DefaultPath()
}

func (t *tool) options() data.Options {
	return data.Options{Tables: t.tables, Words: t.words, Clock: time.Now, KDF: t.kdf, Version: version}
}

// open opens the store without unlocking it.
func (t *tool) open(ctx context.Context) (*data.Store, error) {
	path, err := t.path()
	if err != nil {
		return nil, err
	}
	return data.Open(ctx, path, t.options())
}

// session logs in and runs do.
func (t *tool) session(ctx context.Context, do func(model.Session) error) error {
	store, err := t.open(ctx)
	if err != nil {
		return err
	}
	defer store.Close()
	login, err := t.login()
	if err != nil {
		return err
	}
	pass, err := t.passphrase("ctl.ask_passphrase", false)
	if err != nil {
		return err
	}
	s, err := store.Unlock(ctx, login, pass)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s)
}

// login is --staff or IEUM_STAFF.
func (t *tool) login() (string, error) {
	if t.staff != "" {
		return t.staff, nil
	}
	if login := t.env("IEUM_STAFF"); login != "" {
		return login, nil
	}
	return "", usageError{errors.New(t.words.T("ctl.need_staff"))}
}

// progress tells how far something long is, unless hushed.
func (t *tool) progress(key string) func(int) {
	return func(n int) {
		if n > 0 && n%1000 == 0 {
			t.say(key, n)
		}
	}
}

// passphrase comes from IEUM_PASSPHRASE, a file, or the terminal; never from an
// argument, which other users of the PC could read.
func (t *tool) passphrase(ask string, twice bool) (string, error) {
	if p := t.env("IEUM_PASSPHRASE"); p != "" {
		return p, nil
	}
	if t.passFile != "" {
		b, err := os.ReadFile(t.passFile)
		if err != nil {
			return "", usageError{err}
		}
		return strings.TrimRight(string(b), "\r\n"), nil
	}
	f, ok := t.in.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return "", usageError{errors.New(t.words.T("ctl.need_passphrase"))}
	}
	first, err := t.prompt(f, ask)
	if err != nil || !twice {
		return first, err
	}
	second, err := t.prompt(f, "ctl.ask_again")
	if err == nil && first != second {
		err = usageError{errors.New(t.words.T("ctl.passphrases_differ"))}
	}
	return first, err
}

func (t *tool) prompt(f *os.File, ask string) (string, error) {
	fmt.Fprint(t.err, t.words.T(ask))
	b, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(t.err)
	return string(b), err
}

// say writes progress and messages for people to standard error.
func (t *tool) say(key string, args ...any) {
	if !t.quiet {
		fmt.Fprintln(t.err, t.words.T(key, args...))
	}
}

// print writes the answer: v as JSON, or text for people.
func (t *tool) print(v any, text func(w io.Writer)) error {
	if !t.json {
		text(t.out)
		return nil
	}
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// read takes one JSON document from standard input; unknown fields are refused
// by name.
func (t *tool) read(v any) error {
	d := json.NewDecoder(t.in)
	d.DisallowUnknownFields()
	err := d.Decode(v)
	if err == nil && d.More() {
		err = errors.New("more than one document")
	}
	if err == nil {
		return nil
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return &model.Error{Kind: model.Invalid, Code: "unknown_field", Field: strings.Trim(name, `"`), Args: []any{strings.Trim(name, `"`)}}
	}
	return &model.Error{Kind: model.Invalid, Code: "bad_json", Args: []any{err.Error()}, Err: err}
}

// id reads an id from the command line.
func (t *tool) id(s string) (model.ID, error) {
	id, err := uuid.Parse(s)
	if err != nil {
		return id, usageError{errors.New(t.words.T("ctl.bad_id", s))}
	}
	return id, nil
}

// absolute makes a path that a message can name.
func absolute(path string) string {
	if p, err := filepath.Abs(path); err == nil {
		return p
	}
	return path
}

// onRecord is a command that does something to the record whose id it is given.
func (t *tool) onRecord(use, short string, do func(ctx context.Context, desk model.Session, id model.ID) error) *cobra.Command {
	return &cobra.Command{
		Use: use + " ID", Short: t.words.T(short), Args: exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := t.id(args[0])
			if err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error { return do(c.Context(), desk, id) })
		},
	}
}
