package data

import (
	"os"
	"path/filepath"
	"runtime"
)

// DefaultPath is the desk's own store in the user's data folder, which no
// administrator right is needed for: %LOCALAPPDATA%\Ieum\desk.db on Windows,
// Library/Application Support on a Mac, $XDG_DATA_HOME or ~/.local/share
// elsewhere. The folder need not exist yet.
func DefaultPath() (string, error) {
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
