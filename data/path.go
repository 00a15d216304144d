package data

import (
	"os"
	"path/filepath"
	"runtime"
)

// portableMark is the file that, lying beside the program, keeps the store beside it
// too: on a stick, or where installing is forbidden. What it says does not matter.
const portableMark = "portable.txt"

// DefaultPath is the desk's own store. Beside a program that portable.txt lies
// beside it is data/desk.db; otherwise it is in the user's data folder, which no
// administrator right is needed for: %LOCALAPPDATA%\Ieum\desk.db on Windows,
// Library/Application Support on a Mac, $XDG_DATA_HOME or ~/.local/share
// elsewhere. The folder need not exist yet.
func DefaultPath() (string, error) {
	if exe, err := os.Executable(); err == nil {
		if path, ok := portablePath(exe); ok {
			return path, nil
		}
	}
	set, below := "XDG_DATA_HOME", []string{".local", "share"}
	switch runtime.GOOS {
	case "windows":
		set, below = "LOCALAPPDATA", []string{"AppData", "Local"}
	case "darwin":
		set, below = "", []string{"Library", "Application Support"}
	}
	dir := os.Getenv(set)
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(append([]string{home}, below...)...)
	}
	return filepath.Join(dir, "Ieum", "desk.db"), nil
}

// portablePath is the store beside the program at exe, if it is marked. A link to
// the program counts as the program.
func portablePath(exe string) (path string, marked bool) {
	if target, err := filepath.EvalSymlinks(exe); err == nil {
		exe = target
	}
	folder := filepath.Dir(exe)
	mark, err := os.Stat(filepath.Join(folder, portableMark))
	if err != nil || !mark.Mode().IsRegular() {
		return "", false
	}
	return filepath.Join(folder, "data", "desk.db"), true
}
