package main

import (
	"os"
	"path/filepath"

	"ieumdesk/assets"
	"ieumdesk/data"
)

// farewell says where the data stays when the program is removed, if there is any.
// The installer for Windows asks for it before it removes anything, and only when a
// person is watching. The exit code is always 0: nothing here may stop a removal.
func farewell(words *assets.Words, tell func(title, text string)) int {
	path, err := data.DefaultPath()
	if err != nil {
		return 0
	}
	if _, err := os.Lstat(path); err == nil {
		tell(words.T("desk.farewell.title"), words.T("desk.farewell", filepath.Dir(path)))
	}
	return 0
}
