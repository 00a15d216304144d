package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
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
	fed                 bool // standard input brought something: nobody can be asked there
	words               *assets.Words
	tables              *model.Tables
}

// run is main without the process: it returns the exit code.
func run(ctx context.Context, args []string, s streams) int {
	t := &tool{streams: s, json: asksJSON(args)}
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

// asksJSON reads --json off a command line that may be wrong everywhere else.
func asksJSON(args []string) bool {
	if i := slices.Index(args, "--"); i >= 0 {
		args = args[:i]
	}
	return slices.Contains(args, "--json") || slices.Contains(args, "--json=true")
}

func (t *tool) root() *cobra.Command {
	root := t.group("ieumctl", t.words.T("ctl.short"),
		t.initCmd(), t.demoCmd(), t.leadCmd(), t.seekerCmd(), t.gateCmd(), t.referCmd(), t.slipCmd(), t.resultCmd(), t.voidCmd(), t.followUpCmd(), t.dayCmd(),
		t.pushCmd(), t.pullCmd(), t.hubCmd(),
		t.verifyCmd(), t.backupCmd(), t.restoreCmd(), t.configCmd(), t.versionCmd(), t.completionCmd(),
	)
	root.Long = t.words.T("ctl.long")
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(t.helpCmd())
	root.SetFlagErrorFunc(t.badOption)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { _ = t.answerHelp(c) })
	f := root.PersistentFlags()
	f.BoolP("help", "h", false, t.words.T("ctl.flag.help"))
	f.StringVar(&t.db, "db", "", t.words.T("ctl.flag.db"))
	f.StringVar(&t.staff, "staff", "", t.words.T("ctl.flag.staff"))
	f.StringVar(&t.passFile, "passphrase-file", "", t.words.T("ctl.flag.passphrase_file"))
	f.BoolVar(&t.json, "json", t.json, t.words.T("ctl.flag.json"))
	f.BoolVar(&t.quiet, "quiet", false, t.words.T("ctl.flag.quiet"))
	return root
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
	pass, err := t.passphrase(ctx, "ctl.ask_passphrase", false)
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
	return "", usageError{field: "staff", message: t.words.T("ctl.need_staff")}
}

// progress tells of every thousand that something long has come to, unless hushed.
func (t *tool) progress(key string) func(int) {
	told := 0
	return func(n int) {
		if n/1000 > told {
			told = n / 1000
			t.say(key, told*1000)
		}
	}
}

// passphrase comes from IEUM_PASSPHRASE, a file, or the terminal; never from an
// argument, which other users of the PC could read.
func (t *tool) passphrase(ctx context.Context, ask string, twice bool) (string, error) {
	if p := t.env("IEUM_PASSPHRASE"); p != "" {
		return p, nil
	}
	if t.passFile != "" {
		return t.passphraseIn(t.passFile)
	}
	f, ok := t.terminal()
	if !ok {
		return "", usageError{field: "passphrase", message: t.words.T("ctl.need_passphrase")}
	}
	first, err := t.prompt(ctx, f, ask)
	if err != nil || !twice {
		return first, err
	}
	second, err := t.prompt(ctx, f, "ctl.ask_again")
	if err == nil && first != second {
		err = usageError{field: "passphrase", message: t.words.T("ctl.passphrases_differ")}
	}
	return first, err
}

func (t *tool) passphraseIn(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", t.unreadable("passphrase-file", file, err)
	}
	defer f.Close()
	p, err := line(f)
	if err != nil {
		return "", t.unreadable("passphrase-file", file, err)
	}
	return p, nil
}

// terminal is where somebody can be asked: standard input, or the console itself
// if standard input has brought a record.
func (t *tool) terminal() (*os.File, bool) {
	f, ok := t.in.(*os.File)
	if !ok {
		return nil, false
	}
	if t.fed {
		console := "/dev/tty"
		if runtime.GOOS == "windows" {
			console = "CONIN$"
		}
		var err error
		if f, err = os.OpenFile(console, os.O_RDWR, 0); err != nil {
			return nil, false
		}
	}
	return f, term.IsTerminal(int(f.Fd()))
}

// prompt asks for one line that is not shown. Who breaks off gets the terminal
// back as it was.
func (t *tool) prompt(ctx context.Context, f *os.File, ask string) (string, error) {
	fd := int(f.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	fmt.Fprint(t.err, t.words.T(ask))
	defer fmt.Fprintln(t.err)
	typed := make(chan func() (string, error), 1)
	go func() {
		b, err := term.ReadPassword(fd)
		typed <- func() (string, error) { return string(b), err }
	}()
	select {
	case answer := <-typed:
		return answer()
	case <-ctx.Done():
		_ = term.Restore(fd, before)
		return "", ctx.Err()
	}
}

// say writes progress and messages for people to standard error.
func (t *tool) say(key string, args ...any) {
	if !t.quiet {
		fmt.Fprintln(t.err, t.words.T(key, args...))
	}
}

// warn tells of things to look at in what was stored.
func (t *tool) warn(warnings []model.Warning) {
	for _, w := range warnings {
		if !t.quiet {
			fmt.Fprintln(t.err, w.Text)
		}
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

// id reads an id from the option or argument called field.
func (t *tool) id(field, s string) (model.ID, error) {
	id, err := uuid.Parse(s)
	if err != nil {
		return id, usageError{field: field, message: t.words.T("ctl.bad_id", s)}
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
		Use: use + " ID", Short: t.words.T(short), Args: t.exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := t.id("id", args[0])
			if err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error { return do(c.Context(), desk, id) })
		},
	}
}

// editing is a command that writes the fields given on standard input over those
// of the record whose id it is given. What is wrong with them by itself is said
// before the record is opened.
func (t *tool) editing(short string, fields []field, do func(ctx context.Context, desk model.Session, id model.ID, raw json.RawMessage) error) *cobra.Command {
	return &cobra.Command{
		Use: "edit ID", Short: t.words.T(short), Long: t.aboutFields(short, fields), Args: t.exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			id, err := t.id("id", args[0])
			if err != nil {
				return err
			}
			raw, err := t.record()
			if err == nil {
				err = t.put(raw, fields)
			}
			if err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error { return do(c.Context(), desk, id, raw) })
		},
	}
}

// aboutFields is the help of a command that takes a record.
func (t *tool) aboutFields(short string, fields []field) string {
	return t.words.T(short) + "\n\n" + t.words.T(short+".long", names(fields))
}
