package main

import (
	"io"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"gopkg.in/natefinch/lumberjack.v2"
)

// journal is the program's log, beside the store, and the file that a crash leaves
// behind. Neither names a person: errors carry codes, not what was typed.
type journal struct {
	file  string
	log   *slog.Logger
	out   *lumberjack.Logger
	crash string
}

// Log files are kept for a quarter of a year at most, and never fill a disk.
const (
	logMegabytes = 2
	logFiles     = 5
	logDays      = 90
)

// openJournal opens the log beside the store. A folder that cannot be written has
// no log; the window says what is wrong with it.
func openJournal(store string) *journal {
	folder := filepath.Join(filepath.Dir(store), "log")
	j := &journal{file: filepath.Join(folder, "ieumdesk.log"), crash: filepath.Join(folder, "crash.txt")}
	j.out = &lumberjack.Logger{Filename: j.file, MaxSize: logMegabytes, MaxBackups: logFiles, MaxAge: logDays}
	j.log = slog.New(slog.NewJSONHandler(j.out, nil))
	// What Fyne has to say, such as why there is no OpenGL, it says to the standard log.
	log.SetFlags(0)
	log.SetOutput(io.MultiWriter(said{j.log}, os.Stderr))
	if os.MkdirAll(folder, 0o700) != nil {
		return j
	}
	if f, err := os.OpenFile(j.crash, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600); err == nil {
		if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
			j.log.Warn("crash file", "error", err)
		}
		f.Close() // the runtime keeps a handle of its own
	}
	return j
}

// said writes each line that somebody else logs into the journal.
type said struct{ log *slog.Logger }

func (s said) Write(line []byte) (int, error) {
	s.log.Warn("fyne", "text", strings.TrimSpace(string(line)))
	return len(line), nil
}

// close ends the log; a crash file in which nothing stands goes.
func (j *journal) close() {
	if info, err := os.Stat(j.crash); err == nil && info.Size() == 0 {
		os.Remove(j.crash)
	}
	j.out.Close()
}
