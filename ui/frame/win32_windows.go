package frame

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32 = windows.NewLazySystemDLL("user32.dll")
	shcore = windows.NewLazySystemDLL("shcore.dll")

	isIconic                 = user32.NewProc("IsIconic")
	showWindow               = user32.NewProc("ShowWindow")
	setForegroundWindow      = user32.NewProc("SetForegroundWindow")
	getForegroundWindow      = user32.NewProc("GetForegroundWindow")
	flashWindowEx            = user32.NewProc("FlashWindowEx")
	getWindowRect            = user32.NewProc("GetWindowRect")
	setWindowPos             = user32.NewProc("SetWindowPos")
	getWindowPlacement       = user32.NewProc("GetWindowPlacement")
	setWindowPlacement       = user32.NewProc("SetWindowPlacement")
	monitorFromWindow        = user32.NewProc("MonitorFromWindow")
	getMonitorInfo           = user32.NewProc("GetMonitorInfoW")
	enumDisplayMonitors      = user32.NewProc("EnumDisplayMonitors")
	adjustWindowRectExForDpi = user32.NewProc("AdjustWindowRectExForDpi")
	adjustWindowRectEx       = user32.NewProc("AdjustWindowRectEx")
	setWindowLongPtr         = user32.NewProc("SetWindowLongPtrW")
	callWindowProc           = user32.NewProc("CallWindowProcW")
	defWindowProc            = user32.NewProc("DefWindowProcW")
	getDpiForMonitor         = shcore.NewProc("GetDpiForMonitor")
)

const (
	swShowMaximized = 3
	swRestore       = 9
	swShowMinimized = 2

	wpfRestoreToMaximized = 2
	nearest               = 2 // MONITOR_DEFAULTTONEAREST
	primary               = 1 // MONITORINFOF_PRIMARY
	noZOrderNoActivate    = 0x0004 | 0x0010
	overlapped            = 0x00CF0000 // the frame of a window that has everything
	appWindow             = 0x00040000
	wndProc               = ^uintptr(3) // GWLP_WNDPROC, -4
	wmNCDestroy           = 0x0082
	wmDPIChanged          = 0x02E0
	wmGetDPIScaledSize    = 0x02E4
	flashUntilSeen        = 0x0000000E // tray, until it is in front
)

type rect struct{ left, top, right, bottom int32 }

func (r rect) plain() Rect {
	return Rect{X: int(r.left), Y: int(r.top), W: int(r.right - r.left), H: int(r.bottom - r.top)}
}

func (r Rect) native() rect {
	return rect{int32(r.X), int32(r.Y), int32(r.X + r.W), int32(r.Y + r.H)}
}

type monitorInfo struct {
	size          uint32
	monitor, work rect
	flags         uint32
}

type placement struct {
	length, flags, show uint32
	minX, minY          int32
	maxX, maxY          int32
	normal              rect
}

type flashInfo struct {
	size           uint32
	window         uintptr
	flags          uint32
	count, timeout uint32
}

// is asks whether something is so of a window.
func is(p *windows.LazyProc, h uintptr) bool {
	r, _, _ := p.Call(h)
	return r != 0
}

func flash(h uintptr) {
	f := flashInfo{window: h, flags: flashUntilSeen, count: 5}
	f.size = uint32(unsafe.Sizeof(f))
	_, _, _ = flashWindowEx.Call(uintptr(unsafe.Pointer(&f)))
}

func rectOf(h uintptr) Rect {
	var r rect
	_, _, _ = getWindowRect.Call(h, uintptr(unsafe.Pointer(&r)))
	return r.plain()
}

func move(h uintptr, r Rect) {
	_, _, _ = setWindowPos.Call(h, 0, uintptr(r.X), uintptr(r.Y), uintptr(r.W), uintptr(r.H), noZOrderNoActivate)
}
