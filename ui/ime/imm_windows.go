package ime

import (
	"unicode/utf16"
	"unsafe"

	"golang.org/x/sys/windows"
)

// The calls into imm32.dll and user32.dll, as far as they are needed; the names are
// those of imm.h and winuser.h.
var (
	imm32                           = windows.NewLazySystemDLL("imm32.dll")
	immGetContext                   = imm32.NewProc("ImmGetContext")
	immReleaseContext               = imm32.NewProc("ImmReleaseContext")
	immGetCompositionString         = imm32.NewProc("ImmGetCompositionStringW")
	immNotifyIME                    = imm32.NewProc("ImmNotifyIME")
	immSetCompositionWindow         = imm32.NewProc("ImmSetCompositionWindow")
	immSetCandidateWindow           = imm32.NewProc("ImmSetCandidateWindow")
	immGetConversionStatus          = imm32.NewProc("ImmGetConversionStatus")
	immSetConversionStatus          = imm32.NewProc("ImmSetConversionStatus")
	immSetOpenStatus                = imm32.NewProc("ImmSetOpenStatus")
	user32                          = windows.NewLazySystemDLL("user32.dll")
	setWindowLongPtr                = user32.NewProc("SetWindowLongPtrW")
	callWindowProc                  = user32.NewProc("CallWindowProcW")
	defWindowProc                   = user32.NewProc("DefWindowProcW")
	postMessage                     = user32.NewProc("PostMessageW")
	clientToScreen                  = user32.NewProc("ClientToScreen")
	getKeyState                     = user32.NewProc("GetKeyState")
	getKeyboardLayout               = user32.NewProc("GetKeyboardLayout")
	gwlpWndProc                     = ^uintptr(3) // -4
	langKorean              uintptr = 0x12
)

// call is a call that cannot fail in a way one could do something about.
//
//go:uintptrescapes
func call(proc *windows.LazyProc, args ...uintptr) uintptr {
	r, _, _ := proc.Call(args...)
	return r
}

const (
	gcsCompStr   = 0x0008
	gcsCursorPos = 0x0080
	gcsResultStr = 0x0800

	niCompositionStr = 0x15
	cpsComplete      = 1
	cpsCancel        = 4

	cfsPoint   = 0x0002
	cfsExclude = 0x0080

	imeCModeNative = 0x0001
)

type point struct{ x, y int32 }

type rect struct{ left, top, right, bottom int32 }

// compositionForm is COMPOSITIONFORM, candidateForm CANDIDATEFORM.
type compositionForm struct {
	style uint32
	pos   point
	area  rect
}

type candidateForm struct {
	index, style uint32
	pos          point
	area         rect
}

// himc is the input context of a window.
type himc uintptr

// withContext calls f with the input context of a window, if it has one.
func withContext(hwnd windows.HWND, f func(himc)) {
	h := call(immGetContext, uintptr(hwnd))
	if h == 0 {
		return
	}
	defer call(immReleaseContext, uintptr(hwnd), h)
	f(himc(h))
}

// text is the composition string or its result.
func (h himc) text(kind uintptr) string {
	n := call(immGetCompositionString, uintptr(h), kind, 0, 0)
	if int32(n) < 2 {
		return ""
	}
	units := make([]uint16, n/2)
	call(immGetCompositionString, uintptr(h), kind, uintptr(unsafe.Pointer(&units[0])), n)
	return string(utf16.Decode(units))
}

// caret is how many UTF-16 units of the composition string stand before the caret.
func (h himc) caret() int {
	n := call(immGetCompositionString, uintptr(h), gcsCursorPos, 0, 0)
	return int(n & 0xffff)
}

func (h himc) notify(what uintptr) {
	call(immNotifyIME, uintptr(h), niCompositionStr, what, 0)
}

// place puts the windows of the input method at the caret, in client pixels.
func (h himc) place(at point, height int32) {
	composition := compositionForm{style: cfsPoint, pos: at}
	call(immSetCompositionWindow, uintptr(h), uintptr(unsafe.Pointer(&composition)))
	list := candidatesAt(at, height)
	call(immSetCandidateWindow, uintptr(h), uintptr(unsafe.Pointer(&list)))
}

// candidatesAt lets a list stand under the line, or above it where there is no room.
func candidatesAt(at point, height int32) candidateForm {
	return candidateForm{style: cfsExclude, pos: at, area: rect{at.x, at.y, at.x + 1, at.y + height}}
}

// hangul reports whether the keyboard types Hangul.
func (h himc) hangul() bool {
	var conversion, sentence uint32
	call(immGetConversionStatus, uintptr(h), uintptr(unsafe.Pointer(&conversion)), uintptr(unsafe.Pointer(&sentence)))
	return conversion&imeCModeNative != 0
}

func (h himc) setHangul(on bool) {
	var conversion, sentence uint32
	call(immGetConversionStatus, uintptr(h), uintptr(unsafe.Pointer(&conversion)), uintptr(unsafe.Pointer(&sentence)))
	conversion &^= imeCModeNative
	if on {
		conversion |= imeCModeNative
		call(immSetOpenStatus, uintptr(h), 1)
	}
	call(immSetConversionStatus, uintptr(h), uintptr(conversion), uintptr(sentence))
}

// koreanKeyboard reports whether the layout in use is Korean.
func koreanKeyboard() bool {
	layout := call(getKeyboardLayout, 0)
	return layout&0x3ff == langKorean
}

// held reports whether a key was down when the present message was sent.
func held(vk uintptr) bool {
	state := call(getKeyState, vk)
	return state&0x8000 != 0
}

// onScreen makes screen pixels of client pixels.
func onScreen(hwnd windows.HWND, p point) point {
	call(clientToScreen, uintptr(hwnd), uintptr(unsafe.Pointer(&p)))
	return p
}

// pointed is what the lParam of a message points to.
func pointed[T any](lp uintptr) *T { return *(**T)(unsafe.Pointer(&lp)) }
