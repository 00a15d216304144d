//go:build imetest

package ime

import (
	"bufio"
	"fmt"
	"os"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"golang.org/x/sys/windows"
)

// A build with the tag imetest has an input method that does what it is told, so
// that what a person types can be played to the real program through its real
// message loop. Real keys come from elsewhere (xdotool).
//
//   - IEUM_IME=off leaves the window without its bridge, to see what stock GLFW does.
//   - IEUM_IME_DRIVE=file lets the program read orders from a file that grows, a
//     line each, and write an answer for each to file.out:
//
//     compose 가        what is being composed is now this: ImmSetCompositionStringW
//     complete          it is finished: ImmNotifyIME, CPS_COMPLETE
//     cancel            it is given up: CPS_CANCEL
//     post 100 9 f0001  a message into the queue; all in hexadecimal
//     send 100 9 f0001  a message past the queue
//     fields            a line for each entry: * if it has the keyboard, its text,
//     and what it reads with what is being composed
//     hangul            on or off, or none without a Korean keyboard
//
// What cannot be done is answered with a line that begins with "error".

// Driver is the input method of one window, played by a test.
type Driver struct {
	window fyne.Window
	hwnd   windows.HWND
}

// NewDriver drives a window that is shown.
func NewDriver(w fyne.Window) *Driver { return &Driver{w, handle(w)} }

var (
	immSetCompositionString = imm32.NewProc("ImmSetCompositionStringW")
	immGetCandidateWindow   = imm32.NewProc("ImmGetCandidateWindow")
	sendMessage             = user32.NewProc("SendMessageW")
	setKeyboardState        = user32.NewProc("SetKeyboardState")
	loadKeyboardLayout      = user32.NewProc("LoadKeyboardLayoutW")
	activateKeyboardLayout  = user32.NewProc("ActivateKeyboardLayout")
)

const scsSetStr = 0x0009 // SCS_SETSTR: GCS_COMPREADSTR | GCS_COMPSTR

// prepared starts a driver if one is asked for, and leaves the window alone if
// that is.
func prepared(w fyne.Window, hwnd windows.HWND) (done bool) {
	if file := os.Getenv("IEUM_IME_DRIVE"); file != "" {
		go (&Driver{w, hwnd}).follow(file)
	}
	return os.Getenv("IEUM_IME") == "off"
}

// Compose says what is being composed.
func (d *Driver) Compose(text string) {
	units := append(utf16.Encode([]rune(text)), 0)
	withContext(d.hwnd, func(h himc) {
		call(immSetCompositionString, uintptr(h), scsSetStr, uintptr(unsafe.Pointer(&units[0])), uintptr(2*len(units)-2), 0, 0)
	})
}

// Complete finishes it.
func (d *Driver) Complete() { withContext(d.hwnd, func(h himc) { h.notify(cpsComplete) }) }

// Cancel gives it up.
func (d *Driver) Cancel() { withContext(d.hwnd, func(h himc) { h.notify(cpsCancel) }) }

// Post puts a message into the queue.
func (d *Driver) Post(msg, wp, lp uintptr) { call(postMessage, uintptr(d.hwnd), msg, wp, lp) }

// Send hands a message to the window at once.
func (d *Driver) Send(msg, wp, lp uintptr) uintptr {
	return call(sendMessage, uintptr(d.hwnd), msg, wp, lp)
}

// With holds a key down while f runs.
func (d *Driver) With(vk byte, f func()) {
	var keys [256]byte
	keys[vk] = 0x80
	call(setKeyboardState, uintptr(unsafe.Pointer(&keys[0])))
	f()
	keys[vk] = 0
	call(setKeyboardState, uintptr(unsafe.Pointer(&keys[0])))
}

// List is where the list of Hanja would stand, in client pixels.
func (d *Driver) List() (x, y int) {
	var f candidateForm
	withContext(d.hwnd, func(h himc) { call(immGetCandidateWindow, uintptr(h), 0, uintptr(unsafe.Pointer(&f))) })
	return int(f.pos.x), int(f.pos.y)
}

// CharAt asks the window where the n-th character of what is composed stands on
// the screen, less where the window does.
func (d *Driver) CharAt(n int) (x, y int, ok bool) {
	q := charPosition{n: uint32(n)}
	ok = call(sendMessage, uintptr(d.hwnd), wmIMERequest, imrQueryCharPosition, uintptr(unsafe.Pointer(&q))) != 0
	at := onScreen(d.hwnd, point{})
	return int(q.at.x - at.x), int(q.at.y - at.y), ok
}

// Hanja does what the Hanja key does with finished text: it asks for what is to be
// converted, and says that it will.
func (d *Driver) Hanja() string {
	size := d.Send(wmIMERequest, imrReconvertString, 0)
	if size == 0 {
		return ""
	}
	buffer := make([]uint64, size/8+1)
	r := (*reconvertString)(unsafe.Pointer(&buffer[0]))
	r.size = uint32(size)
	if call(sendMessage, uintptr(d.hwnd), wmIMERequest, imrReconvertString, uintptr(unsafe.Pointer(r))) == 0 {
		return ""
	}
	text := unsafe.Slice((*uint16)(unsafe.Add(unsafe.Pointer(r), r.offset)), r.length)
	call(sendMessage, uintptr(d.hwnd), wmIMERequest, imrConfirmReconvertString, uintptr(unsafe.Pointer(r)))
	return string(utf16.Decode(text))
}

// Korean puts a Korean keyboard there; ok is false where there is none.
func (d *Driver) Korean() (ok bool) {
	name, _ := windows.UTF16PtrFromString("00000412")
	if layout := call(loadKeyboardLayout, uintptr(unsafe.Pointer(name)), 1); layout != 0 { // KLF_ACTIVATE
		call(activateKeyboardLayout, layout, 0)
	}
	return koreanKeyboard()
}

// Hangul reports whether the keyboard types Hangul; SetHangul is a person's 한/영 key.
func (d *Driver) Hangul() (on bool) {
	withContext(d.hwnd, func(h himc) { on = h.hangul() })
	return on
}

// SetHangul presses 한/영 if need be.
func (d *Driver) SetHangul(on bool) { withContext(d.hwnd, func(h himc) { h.setHangul(on) }) }

// follow does what a growing file says.
func (d *Driver) follow(file string) {
	read := int64(0)
	for ; ; time.Sleep(20 * time.Millisecond) {
		f, err := os.Open(file)
		if err != nil {
			continue
		}
		_, _ = f.Seek(read, 0)
		for lines := bufio.NewReader(f); ; {
			line, err := lines.ReadString('\n')
			if err != nil {
				break // not finished yet
			}
			read += int64(len(line))
			var answer string
			fyne.DoAndWait(func() { answer = d.obey(strings.TrimRight(line, "\r\n")) })
			say(file+".out", answer)
		}
		_ = f.Close()
	}
}

func say(file, line string) {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		fmt.Fprintln(f, line)
		_ = f.Close()
	}
}

func (d *Driver) obey(order string) (answer string) {
	verb, rest, _ := strings.Cut(order, " ")
	switch verb {
	case "compose":
		d.Compose(rest)
	case "complete":
		d.Complete()
	case "cancel":
		d.Cancel()
	case "post", "send":
		var m [3]uintptr
		for i, s := range strings.Fields(rest) {
			v, err := strconv.ParseUint(s, 16, 64)
			if err != nil || i > 2 {
				return "error " + order
			}
			m[i] = uintptr(v)
		}
		if verb == "post" {
			d.Post(m[0], m[1], m[2])
		} else {
			return fmt.Sprintf("ok %x", d.Send(m[0], m[1], m[2]))
		}
	case "fields":
		return "ok" + d.fields()
	case "hangul":
		return "ok " + map[bool]string{true: "on", false: "off"}[d.Hangul()]
	default:
		return "error " + order
	}
	return "ok"
}

// fields are the entries that are seen, on one line, each in brackets.
func (d *Driver) fields() (out string) {
	c := d.window.Canvas()
	top := c.Content()
	if o := c.Overlays().Top(); o != nil {
		top = o
	}
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		if e, ok := o.(interface {
			Field
			Reading() string
		}); ok {
			mark := ""
			if f, ok := o.(fyne.Focusable); ok && c.Focused() == f {
				mark = "*"
			}
			out += fmt.Sprintf(" [%s%q %q]", mark, reflect.ValueOf(o).Elem().FieldByName("Text").String(), e.Reading())
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(top)
	return out
}
