package main

import (
	"errors"

	"golang.org/x/sys/windows"
)

// The bell is two events that have a name in this login's session: one rings, the
// other answers. Windows forgets them with the program that made them, however it
// ends.
const (
	session   = `Local\`
	ringing   = "-ring"
	answering = "-answer"
)

// anyProcess lets whoever is rung come to the front; only the program that the
// person has just started may allow that.
const anyProcess = ^uintptr(0) & 0xFFFFFFFF

var allowSetForegroundWindow = windows.NewLazySystemDLL("user32.dll").NewProc("AllowSetForegroundWindow")

// hangBell makes the events and waits for the first.
func hangBell(name string, rung func() bool) (stop func(), err error) {
	ringing, err := makeEvent(session + name + ringing)
	if err != nil {
		return nil, err
	}
	answer, err := makeEvent(session + name + answering)
	if err != nil {
		windows.CloseHandle(ringing)
		return nil, err
	}
	end, err := windows.CreateEvent(nil, 0, 0, nil)
	if err != nil {
		windows.CloseHandle(ringing)
		windows.CloseHandle(answer)
		return nil, err
	}
	go func() {
		for {
			which, err := windows.WaitForMultipleObjects([]windows.Handle{ringing, end}, false, windows.INFINITE)
			if err != nil || which != windows.WAIT_OBJECT_0 {
				windows.CloseHandle(ringing)
				windows.CloseHandle(answer)
				windows.CloseHandle(end)
				return
			}
			if rung() {
				_ = windows.SetEvent(answer)
			}
		}
	}()
	return func() { _ = windows.SetEvent(end) }, nil
}

// makeEvent makes an event that lets one waiter through. One that is there already
// is another program's.
func makeEvent(name string) (windows.Handle, error) {
	n, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return 0, err
	}
	h, err := windows.CreateEvent(nil, 0, 0, n)
	if errors.Is(err, windows.ERROR_ALREADY_EXISTS) {
		windows.CloseHandle(h)
	}
	return h, err
}

// ring asks whoever has hung the bell to come to the front, and reports whether it
// has. Where none hangs the answer comes at once.
func ring(name string) bool {
	ringing, err := openEvent(session + name + ringing)
	if err != nil {
		return false
	}
	defer windows.CloseHandle(ringing)
	answer, err := openEvent(session + name + answering)
	if err != nil {
		return false
	}
	defer windows.CloseHandle(answer)
	_, _, _ = allowSetForegroundWindow.Call(anyProcess)
	if windows.SetEvent(ringing) != nil {
		return false
	}
	which, err := windows.WaitForSingleObject(answer, uint32(patience.Milliseconds()))
	return err == nil && which == windows.WAIT_OBJECT_0
}

func openEvent(name string) (windows.Handle, error) {
	n, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return 0, err
	}
	return windows.OpenEvent(windows.SYNCHRONIZE|windows.EVENT_MODIFY_STATE, false, n)
}
