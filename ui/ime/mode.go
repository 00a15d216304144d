package ime

// Script is what is mostly written into a field.
type Script int

// A name is written in Hangul, a telephone number is not; a search or a
// passphrase may be either, and there the mode stays as the person left it.
const (
	Any Script = iota
	Hangul
	Latin
)

// Switch is the 한/영 key of a keyboard. Without a Korean one, ok is false and
// nothing is ever switched.
type Switch interface {
	Hangul() (on, ok bool)
	SetHangul(on bool)
}

// Modes turns the switch as the keyboard goes from field to field, once for each
// visit: what a person chooses in a field stays for as long as they are there.
type Modes struct {
	sw    Switch
	field Owner // that has the keyboard; nil: none
	any   bool  // Hangul was on where anything may be written
	known bool  // any is known
}

// NewModes makes the modes of a window with this switch.
func NewModes(sw Switch) *Modes { return &Modes{sw: sw} }

// Enter is called when a field gets the keyboard.
func (m *Modes) Enter(field Owner, s Script) {
	on, ok := m.sw.Hangul()
	if field == m.field || !ok {
		return // the window came back: it is the same visit
	}
	if !m.known {
		m.any, m.known = on, true
	}
	want := m.any
	if s != Any {
		want = s == Hangul
	}
	if want != on {
		m.sw.SetHangul(want)
	}
	m.field = field
}

// Leave is called when a field loses the keyboard; away says that the whole
// window does, to another program.
func (m *Modes) Leave(s Script, away bool) {
	if away {
		return
	}
	m.field = nil
	if on, ok := m.sw.Hangul(); ok && s == Any {
		m.any, m.known = on, true
	}
}
