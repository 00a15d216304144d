package ime

import (
	"unicode/utf16"
	"unsafe"

	"fyne.io/fyne/v2"
)

// What an input method asks by WM_IME_REQUEST.
const (
	imrCompositionWindow      = 0x0001
	imrCandidateWindow        = 0x0002
	imrReconvertString        = 0x0004
	imrConfirmReconvertString = 0x0005
	imrQueryCharPosition      = 0x0006
)

// charPosition is IMECHARPOSITION, reconvertString RECONVERTSTRING, which the text
// follows.
type charPosition struct {
	_, n       uint32 // its size, and which character is asked for
	at         point
	lineHeight uint32
	document   rect
}

type reconvertString struct {
	size, version            uint32
	length, offset           uint32 // of the text, in units and in bytes from here
	compLength, compOffset   uint32 // of what may be composed anew, in bytes from the text
	targetLen, targetOffsets uint32
}

// answer is what WM_IME_REQUEST is answered with, 0 for what is left to Windows.
func (b *bridge) answer(what, lp uintptr) uintptr {
	f, ok := b.window.Canvas().Focused().(Field)
	if !ok {
		return 0
	}
	switch {
	case what == imrReconvertString:
		return reconvert(f.Before(), lp)
	case lp == 0:
		return 0
	case what == imrConfirmReconvertString:
		f.SelectBefore()
		return 1
	case what == imrQueryCharPosition:
		q := pointed[charPosition](lp)
		at, height := b.pixels(f.Place(int(q.n)))
		q.at, q.lineHeight, q.document = onScreen(b.hwnd, at), uint32(height), b.client()
		return 1
	case what == imrCandidateWindow:
		at, height := b.pixels(f.Place(0))
		*pointed[candidateForm](lp) = candidatesAt(at, height)
		return 1
	case what == imrCompositionWindow:
		at, _ := b.pixels(f.Place(0))
		*pointed[compositionForm](lp) = compositionForm{style: cfsPoint, pos: at}
		return 1
	}
	return 0
}

// reconvert gives the Hanja key what to convert. Asked without a buffer it says how
// large that must be.
func reconvert(text string, lp uintptr) uintptr {
	units := utf16.Encode([]rune(text))
	if len(units) == 0 {
		return 0
	}
	head := uint32(unsafe.Sizeof(reconvertString{}))
	size := head + uint32(2*len(units)+2)
	if lp == 0 {
		return uintptr(size)
	}
	r := pointed[reconvertString](lp)
	if r.size < size {
		return 0
	}
	n := uint32(len(units))
	r.length, r.offset = n, head
	r.compLength, r.compOffset, r.targetLen, r.targetOffsets = n, 0, n, 0
	copy(unsafe.Slice((*uint16)(unsafe.Add(unsafe.Pointer(r), head)), n+1), append(units, 0))
	return uintptr(size)
}

// place puts the windows of the input method where the field with the keyboard is
// composing.
func (b *bridge) place() {
	f, ok := b.window.Canvas().Focused().(Field)
	if !ok {
		return
	}
	at, height := b.pixels(f.Place(0))
	withContext(b.hwnd, func(h himc) { h.place(at, height) })
}

// pixels makes client pixels of a place on the canvas, at any scale.
func (b *bridge) pixels(at fyne.Position, height float32) (point, int32) {
	c := b.window.Canvas()
	x, y := c.PixelCoordinateForPosition(at)
	_, bottom := c.PixelCoordinateForPosition(at.AddXY(0, height))
	return point{int32(x), int32(y)}, int32(bottom - y)
}

// client is the window's content in screen pixels.
func (b *bridge) client() rect {
	c := b.window.Canvas()
	size := c.Size()
	w, h := c.PixelCoordinateForPosition(fyne.NewPos(size.Width, size.Height))
	at := onScreen(b.hwnd, point{})
	return rect{at.x, at.y, at.x + int32(w), at.y + int32(h)}
}
