package ime

import "strings"

// Owner is a text entry that something is composed in.
type Owner interface {
	// Preedit shows what is being composed at the caret instead of what was
	// shown of it before; "" shows nothing more. caret counts runes into text.
	Preedit(text string, caret int)
	// Insert puts finished text at the caret, as typing does, and ends what
	// Preedit shows.
	Insert(text string)
}

// System is the input method as it is reached through a window. Both Complete
// and Cancel may call back into the machine before they return.
type System interface {
	Complete() // asks for the composition to be finished as it stands
	Cancel()   // asks for it to be given up
	// Later asks for Settle(n) once the messages that are waiting were heard.
	Later(n int)
}

// Composition is what one WM_IME_COMPOSITION says.
type Composition struct {
	HasText bool   // GCS_COMPSTR: what is being composed is now
	Text    string //   this; "" says that it was given up
	Caret   int    //   with the caret behind so many runes of it

	HasResult bool   // GCS_RESULTSTR: something was finished,
	Result    string //   this; "" if it comes as characters (flutter #166400)
}

// Machine is the composition of one window. Its methods are the messages the
// window hears and the things that must not happen before a composition is in
// its field. It is used from one goroutine and takes calls from inside its own.
type Machine struct {
	sys  System
	now  syllable // being composed
	past syllable // ended without a result, which may still come

	fresh bool // started, and nothing was composed yet
	open  bool // started and not ended
	ended bool // past is waiting
	waits int  // number of the last Later

	given string // put in or given up by us; the result that repeats it is no news
	echo  string // put in; characters that repeat it are no news
	done  bool   // something was put in since Complete was called
}

// syllable is a text that is being composed, of one letter or of a whole phrase.
type syllable struct {
	owner Owner // nil: whoever has the focus
	text  string
	caret int
	empty bool // taken back, unless a result follows all the same
}

func (s syllable) show() {
	if s.owner != nil {
		s.owner.Preedit(s.text, s.caret)
	}
}

// NewMachine makes the machine of a window whose input method is sys.
func NewMachine(sys System) *Machine { return &Machine{sys: sys} }

// Composing reports whether something is being composed or not yet in its field.
func (m *Machine) Composing() bool { return m.now.text != "" || m.past.text != "" }

// Start is WM_IME_STARTCOMPOSITION.
func (m *Machine) Start(focused Owner) {
	if m.now.text != "" {
		m.wait() // an end went missing
	}
	m.now = syllable{owner: focused}
	m.open, m.fresh = true, true
}

// Compose is WM_IME_COMPOSITION.
func (m *Machine) Compose(focused Owner, c Composition) {
	switch {
	case c.HasResult && c.Result != "":
		m.result(focused, c)
	case c.HasResult && !c.HasText:
		m.wait()
	case c.HasText && c.Text != "":
		m.settle()
		m.begin(focused, c)
		m.now.show()
	case c.HasText && m.now.text != "": // SDL and wine say so before a result, too
		m.wait()
		m.past.empty = true
	case c.HasText && !m.open:
		m.past.empty = true
	}
}

// End is WM_IME_ENDCOMPOSITION. Windows 11 may send the result after it
// (chromium 504d51fc, winit #2241), so that one waits for it.
func (m *Machine) End() {
	m.wait()
	m.open, m.fresh = false, false
}

// Settle is the answer to Later: no result came, what was shown is the result.
func (m *Machine) Settle(n int) {
	if n == m.waits {
		m.settle()
	}
}

// Char is WM_CHAR or WM_IME_CHAR; taken says that it is in its field already.
func (m *Machine) Char(text string) (taken bool) {
	if m.ended && m.past.text != "" { // a key would have settled it: this is its result
		hide(&m.past)
		m.ended, m.echo = false, ""
		return false
	}
	m.echo, taken = strings.CutPrefix(m.echo, text)
	if !taken {
		m.echo = ""
	}
	return taken
}

// Commit puts what is being composed into its field. It is called before
// anything else is done: a key, a click, a change of focus.
func (m *Machine) Commit() {
	m.echo = ""
	m.settle()
	if s := m.now; s.text != "" {
		m.done = false
		m.sys.Complete()
		if !m.done { // it said nothing, or only that it is over, or says it later
			m.now, m.past, m.ended = syllable{}, syllable{}, false
			m.putIn(s)
		}
	}
}

// Cancel gives up what is being composed.
func (m *Machine) Cancel() {
	if !m.Composing() {
		return
	}
	text := m.past.text + m.now.text
	m.sys.Cancel()
	hide(&m.past)
	hide(&m.now)
	m.ended, m.given = false, text
}

// result puts a result into its field and goes on with what is composed next.
func (m *Machine) result(focused Owner, c Composition) {
	of := &m.now
	if m.ended {
		of = &m.past
	} else {
		m.fresh = false
	}
	to, repeated := of.owner, c.Result == m.given
	if to == nil {
		to = focused
	}
	*of = syllable{}
	m.ended, m.given, m.done = false, "", true
	if c.HasText {
		m.begin(focused, c) // before Insert, which may bring a commit of it
	}
	if to != nil && !repeated {
		m.echo = c.Result
		to.Insert(c.Result)
	}
	if m.now.text != "" { // unless it was committed meanwhile
		m.now.show()
	}
}

// begin takes over what is being composed; a syllable that begins without a
// start, as all but the first do in Korean, belongs to what has the focus.
func (m *Machine) begin(focused Owner, c Composition) {
	if m.now.text == "" && !m.fresh {
		m.now.owner = focused
	}
	m.now.text, m.now.caret = c.Text, c.Caret
	if c.Text != "" {
		m.fresh, m.given = false, ""
	}
}

// wait keeps what was composed until its result comes, or the waiting ends.
func (m *Machine) wait() {
	if m.now.text != "" {
		m.settle()
	}
	if !m.ended {
		m.past, m.now, m.ended = m.now, syllable{}, true
	}
	m.waits++
	m.sys.Later(m.waits)
}

// settle takes what was shown for the result of what has ended, unless it was taken back.
func (m *Machine) settle() {
	if m.ended {
		s := m.past
		m.past, m.ended = syllable{}, false
		if s.empty {
			hide(&s)
		} else {
			m.putIn(s)
		}
	}
}

// putIn inserts what was shown, without waiting for the input method to say so.
func (m *Machine) putIn(s syllable) {
	if s.text == "" {
		return
	}
	m.given, m.echo, m.done = s.text, s.text, true
	if s.owner != nil {
		s.owner.Insert(s.text)
	}
}

// hide forgets what is being composed.
func hide(s *syllable) {
	shown := s.text != ""
	s.text = ""
	if shown {
		s.show()
	}
}
