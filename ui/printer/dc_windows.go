package printer

import (
	"fmt"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	gdi32 = windows.NewLazySystemDLL("gdi32.dll")

	procCreateDC          = gdi32.NewProc("CreateDCW")
	procCreateIC          = gdi32.NewProc("CreateICW")
	procResetDC           = gdi32.NewProc("ResetDCW")
	procDeleteDC          = gdi32.NewProc("DeleteDC")
	procGetDeviceCaps     = gdi32.NewProc("GetDeviceCaps")
	procStartDoc          = gdi32.NewProc("StartDocW")
	procStartPage         = gdi32.NewProc("StartPage")
	procEndPage           = gdi32.NewProc("EndPage")
	procEndDoc            = gdi32.NewProc("EndDoc")
	procAbortDoc          = gdi32.NewProc("AbortDoc")
	procStretchDIBits     = gdi32.NewProc("StretchDIBits")
	procSetStretchBltMode = gdi32.NewProc("SetStretchBltMode")
)

// Questions to GetDeviceCaps.
const (
	capWidth, capHeight              = 8, 10
	capDotsX, capDotsY               = 88, 90
	capPaperWidth, capPaperHeight    = 110, 111
	capPaperOffsetX, capPaperOffsetY = 112, 113
)

const (
	stretchDropsPixels = 3
	copyPixels         = 0x00cc0020
)

// dc is a device context: a printer to draw on, by one thread.
type dc uintptr

// newDC makes one for a printer in its settings; with procCreateIC it can only be
// measured, which is quicker.
func newDC(create *windows.LazyProc, name string, s settings) (dc, error) {
	h, _, err := create.Call(uintptr(unsafe.Pointer(wide("WINSPOOL"))), uintptr(unsafe.Pointer(wide(name))), 0, uintptr(unsafe.Pointer(&s[0])))
	if h == 0 {
		return 0, err
	}
	return dc(h), nil
}

func (c dc) close() { _ = call(procDeleteDC, uintptr(c)) }

// reset gives the next page other settings.
func (c dc) reset(s settings) error {
	return call(procResetDC, uintptr(c), uintptr(unsafe.Pointer(&s[0])))
}

// measure asks the device for its pixels.
func (c dc) measure() device {
	get := func(what uintptr) int {
		n, _, _ := procGetDeviceCaps.Call(uintptr(c), what)
		return int(int32(n))
	}
	d := device{
		dpiX: get(capDotsX), dpiY: get(capDotsY), width: get(capPaperWidth), height: get(capPaperHeight),
		left: get(capPaperOffsetX), top: get(capPaperOffsetY),
	}
	d.right, d.bottom = max(0, d.width-d.left-get(capWidth)), max(0, d.height-d.top-get(capHeight))
	return d
}

// positive calls a function that returns more than 0 when all is well.
func positive(p *windows.LazyProc, c dc) error {
	if r, _, err := p.Call(uintptr(c)); int32(r) <= 0 {
		return err
	}
	return nil
}

// docInfo is DOCINFOW.
type docInfo struct {
	size                   int32
	name, output, datatype *uint16
	kind                   uint32
}

// start begins a document and returns the number of its job.
func (c dc) start(title string) (uint32, error) {
	info := docInfo{name: wide(title)}
	info.size = int32(unsafe.Sizeof(info))
	id, _, err := procStartDoc.Call(uintptr(c), uintptr(unsafe.Pointer(&info)))
	if int32(id) <= 0 {
		return 0, err
	}
	return uint32(id), nil
}

// bitmapInfo is BITMAPINFO with as many greys as a byte has.
type bitmapInfo struct {
	size                   uint32
	w, h                   int32
	planes, bits           uint16
	compression, sizeImage uint32
	xPerMetre, yPerMetre   int32
	used, important        uint32
	palette                [256]uint32
}

func newBitmapInfo(mono bool) *bitmapInfo {
	info := &bitmapInfo{size: 40, planes: 1, bits: 8, used: 256}
	for i := range info.palette {
		info.palette[i] = uint32(i) * 0x010101
	}
	if mono { // 1 is ink
		info.bits, info.used, info.palette[0], info.palette[1] = 1, 2, 0xffffff, 0
	}
	return info
}

// draw puts a band where it belongs.
func (c dc) draw(b band) error {
	info := newBitmapInfo(b.mono)
	info.w, info.h = int32(b.w), int32(b.h)
	const failed = 0xffffffff // GDI_ERROR
	r, _, err := procStretchDIBits.Call(uintptr(c), uintptr(b.left), uintptr(b.top), uintptr(b.width), uintptr(b.height),
		0, 0, uintptr(b.w), uintptr(b.h), uintptr(unsafe.Pointer(&b.bits[0])), uintptr(unsafe.Pointer(info)), 0, copyPixels)
	if uint32(r) == 0 || uint32(r) == failed {
		return fmt.Errorf("no row of a band was taken: %w", err)
	}
	return nil
}
