package main

import "golang.org/x/sys/windows"

// showBox shows a message and waits until it is read. Where nobody can, as in a
// service's session, Windows answers at once.
func showBox(title, text string) {
	t, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	m, err := windows.UTF16PtrFromString(text)
	if err != nil {
		return
	}
	_, _ = windows.MessageBox(0, m, t, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND)
}
