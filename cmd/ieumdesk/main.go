// Command ieumdesk is the desk: it opens the store, builds the window and runs it.
//
// Exit codes: 0 closed by the person; 2 wrong usage; 3 the store cannot be opened;
// 4 disk, folder or graphics failed.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"ieumdesk/assets"
	"ieumdesk/data/vault"
	"ieumdesk/model"
	"ieumdesk/ui"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/run"
)

// collecting is how much the memory may grow, in percent of what is in use, before it is gone through: half of what
// Go takes if nobody says. Whoever logs in has a hundred thousand people unsealed, which leaves as much behind as it keeps.
const collecting = 50

// version is set by the build.
var version = "dev"

func main() { os.Exit(start(os.Args[1:], os.Stdout, os.Stderr)) }

// start reads the command line and runs the window.
func start(args []string, out, errs io.Writer) int {
	// Reading the fonts makes so much that the collector would go round five times before the first page, and it is all kept.
	debug.SetGCPercent(-1)
	words, err := assets.LoadWords(assets.Languages[0])
	if err != nil {
		fmt.Fprintln(errs, err)
		return 1
	}
	flags := flag.NewFlagSet("ieumdesk", flag.ContinueOnError)
	flags.SetOutput(errs)
	db := flags.String("db", "", words.T("desk.flag.db"))
	demo := flags.Bool("demo", false, words.T("desk.flag.demo"))
	leave := flags.Bool("farewell", false, words.T("desk.flag.farewell"))
	show := flags.Bool("version", false, words.T("desk.flag.version"))
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil || flags.NArg() > 0:
		flags.Usage()
		return 2
	case *show:
		fmt.Fprintln(out, version)
		return 0
	case *leave:
		return farewell(words, tell)
	}
	h, err := newHouse(*db, *demo, words)
	if err != nil {
		complain(errs, err)
		return 4
	}
	defer h.remove()
	if !*demo && ring(bellName(h.path)) {
		return 0 // the desk is open already, and in front now
	}
	j := openJournal(h.path)
	defer j.close()
	h.log = j.log
	h.begin()
	code, err := open(h, j, func() { debug.SetGCPercent(collecting) })
	if err != nil {
		j.log.Error("end", "error", err)
	}
	if model.CodeOf(err) == "no_graphics" {
		complain(errs, err)
	}
	if h.refused != nil {
		fmt.Fprintln(errs, words.Error(h.refused))
	}
	return code
}

// open shows the window until it is closed, and calls standing once its first page
// is made. The store is opened meanwhile: a window of the system takes longer than
// that.
func open(h *house, j *journal, standing func()) (code int, err error) {
	app.SetMetadata(metadata())
	var w *ui.Window
	h.bell = newBell(h.path)
	w = ui.New(ui.Options{
		App: app.New(), Words: h.words, House: h, Run: run.New(fyne.Do), Now: time.Now, Strength: vault.Strength,
		Printers: printer.System("Ieum Desk"), Files: newLeadFiles(h.words), DayFiles: newDayFiles(), Demo: h.demo, Version: version, LogFile: j.file,
		Failed: func(err error) { j.log.Error("window", "error", err) },
		Standing: func() {
			h.bell.bringsUp(w.Raise)
			standing()
		},
	})
	if h.giveWay() {
		return 0, nil
	}
	if h.held || !h.Found() {
		h.hangBell()
	}
	j.log.InfoContext(context.Background(), "start", "version", version)
	code, err = w.Run()
	h.bell.takeDown()
	return code, errors.Join(err, w.Close(), h.leave())
}

// metadata is what Fyne itself must know of the program, as FyneApp.toml says it
// to the packager. Fyne's own thread checks cost time and are left to whoever asks
// for them by IEUM_CHECK_THREADS.
func metadata() fyne.AppMetadata {
	m := fyne.AppMetadata{
		ID: "kr.ieum.desk", Name: "Ieum Desk", Version: version,
		Icon: fyne.NewStaticResource("ieumdesk.png", assets.Icon),
	}
	if os.Getenv("IEUM_CHECK_THREADS") == "" {
		m.Migrations = map[string]bool{"fyneDo": true}
	}
	return m
}
