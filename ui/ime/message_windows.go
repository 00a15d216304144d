package ime

// Messages, by the names of winuser.h and imm.h.
const (
	wmActivate               = 0x0006
	wmSetFocus               = 0x0007
	wmKillFocus              = 0x0008
	wmClose                  = 0x0010
	wmQueryEndSession        = 0x0011
	wmInputLangChangeRequest = 0x0050
	wmNCDestroy              = 0x0082
	wmNCLButtonDown          = 0x00a1
	wmNCRButtonDown          = 0x00a4
	wmNCMButtonDown          = 0x00a7
	wmNCXButtonDown          = 0x00ab
	wmKeyDown                = 0x0100
	wmKeyUp                  = 0x0101
	wmChar                   = 0x0102
	wmSysKeyDown             = 0x0104
	wmIMEStartComposition    = 0x010d
	wmIMEEndComposition      = 0x010e
	wmIMEComposition         = 0x010f
	wmLButtonDown            = 0x0201
	wmRButtonDown            = 0x0204
	wmMButtonDown            = 0x0207
	wmXButtonDown            = 0x020b
	wmIMESetContext          = 0x0281
	wmIMENotify              = 0x0282
	wmIMEChar                = 0x0286
	wmIMERequest             = 0x0288
	wmDPIChanged             = 0x02e0

	wmSettle = 0x8000 + 0x1e0 // our own: WM_APP and a number

	iscShowUICompositionWindow = 0x80000000
	imnOpenCandidate           = 0x0005
)

// Keys.
const (
	vkShift      = 0x10
	vkControl    = 0x11
	vkMenu       = 0x12
	vkCapital    = 0x14
	vkKana       = 0x15 // and Hangul
	vkKanji      = 0x19 // and Hanja
	vkEscape     = 0x1b
	vkConvert    = 0x1c
	vkModeChange = 0x1f
	vkNumLock    = 0x90
	vkScroll     = 0x91
	vkLShift     = 0xa0
	vkRMenu      = 0xa5
	vkProcessKey = 0xe5
)

// mode reports whether a key by itself leaves a composition as it is: those that
// go with others, those that are the input method's own, and what it keeps.
func mode(vk uintptr) bool {
	switch vk {
	case vkShift, vkControl, vkMenu, vkCapital, vkNumLock, vkScroll, vkProcessKey:
		return true
	}
	return vk >= vkKana && vk <= vkKanji || vk >= vkConvert && vk <= vkModeChange || vk >= vkLShift && vk <= vkRMenu
}

// hear does what a message asks for before GLFW does, or in its place.
func (b *bridge) hear(msg, wp, lp uintptr) uintptr {
	switch msg {
	case wmIMEStartComposition, wmIMEComposition, wmIMEEndComposition, wmIMESetContext, wmIMERequest, wmIMENotify, wmIMEChar, wmChar, wmSettle:
		return b.compose(msg, wp, lp)
	case wmKeyDown, wmSysKeyDown:
		if b.key(wp) {
			return 0
		}
	case wmKeyUp:
		b.escaped = b.escaped && wp != vkEscape
	case wmLButtonDown, wmRButtonDown, wmMButtonDown, wmXButtonDown,
		wmNCLButtonDown, wmNCRButtonDown, wmNCMButtonDown, wmNCXButtonDown,
		wmActivate, wmClose, wmQueryEndSession, wmInputLangChangeRequest:
		b.machine.Commit()
	case wmKillFocus:
		b.machine.Commit()
		b.away = true
	case wmSetFocus:
		b.away = false
	case wmDPIChanged:
		defer b.place()
	case wmNCDestroy:
		b.detach()
	}
	return b.pass(msg, wp, lp)
}

// compose is what an input method says.
func (b *bridge) compose(msg, wp, lp uintptr) uintptr {
	switch msg {
	case wmIMESetContext:
		lp &^= iscShowUICompositionWindow // what is composed is drawn in its field
	case wmIMEStartComposition:
		b.machine.Start(b.focused())
		b.place()
		return 0
	case wmIMEComposition:
		if b.composition(wp, lp) {
			return 0 // DefWindowProc would make characters of it
		}
	case wmIMEEndComposition:
		b.machine.End()
		return 0
	case wmIMENotify:
		if wp == imnOpenCandidate {
			b.place()
		}
	case wmIMERequest:
		if answer := b.answer(wp, lp); answer != 0 {
			return answer
		}
	case wmIMEChar, wmChar:
		if b.char(uint16(wp)) {
			return 0
		}
	case wmSettle:
		b.machine.Settle(int(wp))
		return 0
	}
	return b.pass(msg, wp, lp)
}
