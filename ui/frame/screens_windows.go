package frame

import (
	"os"
	"slices"
	"unsafe"

	"fyne.io/fyne/v2"
	"golang.org/x/sys/windows"
)

// screens are those the PC has now, the one with the taskbar's start first.
func screens() []Screen {
	var all []Screen
	each := windows.NewCallback(func(monitor, _, _, _ uintptr) uintptr {
		info := infoOf(monitor)
		s := Screen{Work: info.work.plain(), DPI: dpiOf(monitor)}
		if info.flags&primary != 0 {
			all = slices.Insert(all, 0, s)
		} else {
			all = append(all, s)
		}
		return 1
	})
	_, _, _ = enumDisplayMonitors.Call(0, 0, each, 0)
	return all
}

func infoOf(monitor uintptr) monitorInfo {
	var info monitorInfo
	info.size = uint32(unsafe.Sizeof(info))
	_, _, _ = getMonitorInfo.Call(monitor, uintptr(unsafe.Pointer(&info)))
	return info
}

func monitorOf(h uintptr) uintptr {
	m, _, _ := monitorFromWindow.Call(h, nearest)
	return m
}

// dpiOf is the scale of a monitor as Fyne is told it; 96 before Windows 8.1.
func dpiOf(monitor uintptr) int {
	var x, y uint32
	if getDpiForMonitor.Find() != nil {
		return 96
	}
	if failed, _, _ := getDpiForMonitor.Call(monitor, 0, uintptr(unsafe.Pointer(&x)), uintptr(unsafe.Pointer(&y))); failed != 0 || x == 0 {
		return 96
	}
	return int(x)
}

// scaleAt is ScaleOf with what this PC's person asked Fyne for.
func scaleAt(dpi int) float32 {
	return ScaleOf(dpi, fyne.CurrentApp().Settings().Scale(), os.Getenv("FYNE_SCALE"))
}

// edges are how far a frame reaches beyond what it holds.
type edges struct{ left, top, right, bottom int }

// margins are the edges of our window's frame on a screen of that DPI.
func margins(dpi int) edges {
	var r rect
	if adjustWindowRectExForDpi.Find() == nil {
		_, _, _ = adjustWindowRectExForDpi.Call(uintptr(unsafe.Pointer(&r)), overlapped, 0, appWindow, uintptr(dpi))
	} else {
		_, _, _ = adjustWindowRectEx.Call(uintptr(unsafe.Pointer(&r)), overlapped, 0, appWindow)
	}
	return edges{left: int(-r.left), top: int(-r.top), right: int(r.right), bottom: int(r.bottom)}
}
