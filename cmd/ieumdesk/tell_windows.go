package main

import "golang.org/x/sys/windows"

// tell shows a message in a box of the system's own, which needs no window and no
// OpenGL, and waits until it is read.
func tell(title, text string) {
	caption, errCaption := windows.UTF16PtrFromString(title)
	words, errWords := windows.UTF16PtrFromString(text)
	if errCaption == nil && errWords == nil {
		_, _ = windows.MessageBox(0, words, caption, windows.MB_OK|windows.MB_ICONINFORMATION|windows.MB_SETFOREGROUND)
	}
}
