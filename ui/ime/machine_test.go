package ime

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// field is a text entry without a window: what stands in it, and what is shown
// of a composition behind that.
type field struct{ text, shown string }

func (f *field) Preedit(text string, _ int) { f.shown = text }
func (f *field) Insert(text string)         { f.text, f.shown = f.text+text, "" }

// desk is a window with fields and an input method that says what it is told to.
type desk struct {
	*Machine
	fields  map[string]*field
	at      string
	due     []int  // calls of Later
	comes   string // what the input method says when it is asked to complete
	gives   string // what it says when it is asked to cancel
	asked   int
	through string // characters that were not taken
}

func newDesk() *desk {
	d := &desk{fields: map[string]*field{"a": {}, "b": {}}, at: "a"}
	d.Machine = NewMachine(d)
	return d
}

func (d *desk) Complete()   { d.asked++; d.hear(d.comes) }
func (d *desk) Cancel()     { d.hear(d.gives) }
func (d *desk) Later(n int) { d.due = append(d.due, n) }

// focused is nil for what is no text entry, as the interface that the bridge hands over.
func (d *desk) focused() Owner {
	if f := d.fields[d.at]; f != nil {
		return f
	}
	return nil
}

// hear plays a sequence of messages:
//
//	S        WM_IME_STARTCOMPOSITION
//	C가      WM_IME_COMPOSITION with GCS_COMPSTR; C alone: nothing is composed any more
//	R가      with GCS_RESULTSTR; R alone: an empty one
//	R가C나   with both
//	E        WM_IME_ENDCOMPOSITION
//	K가      WM_CHAR
//	.        the window's own message, after all that were waiting
//	!        something that must not happen before the composition is in its field
//	>b       the focus goes to b
//	<        Esc
func (d *desk) hear(sequence string) {
	for _, m := range strings.Fields(sequence) {
		arg := m[1:]
		switch m[0] {
		case 'S':
			d.Start(d.focused())
		case 'C':
			d.Compose(d.focused(), Composition{HasText: true, Text: arg, Caret: utf8.RuneCountInString(arg)})
		case 'R':
			result, text, both := strings.Cut(arg, "C")
			d.Compose(d.focused(), Composition{HasResult: true, Result: result, HasText: both, Text: text})
		case 'E':
			d.End()
		case 'K':
			if !d.Char(arg) {
				d.through += arg
				if f := d.fields[d.at]; f != nil {
					f.text += arg
				}
			}
		case '.':
			due := d.due
			d.due = nil
			for _, n := range due {
				d.Settle(n)
			}
		case '!':
			d.Commit()
		case '>':
			d.Commit()
			d.at = arg
		case '<':
			d.Machine.Cancel()
		}
	}
}

func TestMachine_takesTheMessagesInAnyOrder(t *testing.T) {
	for name, c := range map[string]struct{ says, a, b string }{
		// flutter #189491: Windows 11, 동해물과 typed fast came out as 동물과. The log
		// has an end and a start between syllables; the results may stand anywhere.
		"a start for each syllable":          {"S Cㄷ C도 C동 R동 E S Cㅎ C해 R해 E S Cㅁ C무 C물 R물 E S Cㄱ C고 C과 R과 E .", "동해물과", ""},
		"a result that never came":           {"S Cㄷ C도 C동 R동 E S Cㅎ C해 E S Cㅁ C무 C물 R물 E .", "동해물", ""},
		"a result after its end":             {"S Cㄷ C도 C동 E R동 S Cㅎ C해 E R해 .", "동해", ""},
		"a result after the next start":      {"S Cㄷ C도 C동 E S R동 Cㅎ C해 E . R해", "동해", ""},
		"a result long after its end":        {"S C해 E . R해 S C물 R물 E .", "해물", ""},
		"end, result, and the same again":    {"S C가 E R가 . S C가 E R가 .", "가가", ""},
		"no result at all":                   {"S Cㅎ C해 E .", "해", ""},
		"nothing ended at all":               {"S C해 S C물 R물 E .", "해물", ""},
		"one start for many (nana #468)":     {"S Cㄱ C가 C간 R가 C나 C낟 R나 C다 R다 E .", "가나다", ""},
		"result and next in one (Sogou)":     {"S Cㄱ C가 C간 R가C나 C낟 R나C다 R다 E .", "가나다", ""},
		"cleared before the result (SDL)":    {"S Cㄴ C R나 Cㅇ C이 C R이 E .", "나이", ""},
		"cleared, ended, then the result":    {"S C이 C E R이 .", "이", ""},
		"the next begins before the end":     {"S C가 R가 Cㄴ C나 E R나 .", "가나", ""},
		"characters besides (winforms)":      {"S C가 R가 K가 E . S C나 R나 E K나 .", "가나", ""},
		"characters instead":                 {"S C가 E K가 . S C나 E . K나", "가나", ""},
		"characters that come from a key":    {"S C가 R가 E ! K가 .", "가가", ""},
		"two characters, one as before":      {"S C家 R家 E . S Cㅁ R E K나 K家 .", "家나家", ""},
		"characters after a commit":          {"S C가 ! E . ! K가 .", "가가", ""},
		"no start":                           {"Cㄱ C가 R가 E .", "가", ""},
		"a result alone":                     {"R， R， .", "，，", ""},
		"the same syllable over and over":    {"S C가 R가 C가 R가 C가 R가 E .", "가가가", ""},
		"given up letter by letter":          {"S Cㄱ C가 Cㄱ C E .", "", ""},
		"given up and typed anew":            {"S Cㄱ C Cㄴ C나 R나 E .", "나", ""},
		"given up after its end":             {"S C가 E C .", "", ""},
		"hanja in place of the syllable":     {"S C가 R家 E . S C나 E R那 .", "家那", ""},
		"hanja, the list named first":        {"S C한 C韓 R韓 E .", "韓", ""},
		"an empty result (flutter #166400)":  {"S Cㅁ R E K※ .", "※", ""},
		"an empty result and nothing else":   {"S C가 R E .", "가", ""},
		"an empty result out of nothing":     {"S R E K😀 .", "😀", ""},
		"Japanese: reading, conversion":      {"S Cに Cにほ Cにほn Cにほん C日本 R日本 E .", "日本", ""},
		"Japanese: one clause goes in first": {"S Cああいい R亜亜Cいい R良い E .", "亜亜良い", ""},
		"Chinese: several runes, then more":  {"S Cn Cni'h Cnihao R你好 E S Cma R吗 E .", "你好吗", ""},

		"the focus goes, nothing was said":     {"S C가 >b S C나 R나 E .", "가", "나"},
		"the focus goes, the result is late":   {"S C가 >b R가 E . S C나 R나 E .", "가", "나"},
		"the focus goes, the end first":        {"S C가 >b E R가 S C나 R나 E .", "가", "나"},
		"the focus goes after the end":         {"S C가 E >b R가 . S C나 R나 E .", "가", "나"},
		"the focus goes, one start for all":    {"S C가 R가 C나 >b R나 Cㄷ C다 R다 E .", "가나", "다"},
		"the focus goes between syllables":     {"S C가 R가 >b C나 R나 E .", "가", "나"},
		"the focus goes with the start":        {"S >b C가 R가 E .", "가", ""},
		"the focus goes and comes back":        {"S C가 >b >a R가 E . S C가 R가 E .", "가가", ""},
		"the focus goes to a list":             {"S C가 >list S C나 R나 E .", "가", ""},
		"a key, and the characters are late":   {"S C가 ! R가 K가 E .", "가", ""},
		"Esc":                                  {"S C가 R가 Cㄴ C나 < E .", "가", ""},
		"Esc, and what was given up comes":     {"S C나 < R나 E . S C나 R나 E .", "나", ""},
		"Esc with nothing composed":            {"S C가 R가 E . <", "가", ""},
		"a click while a result is waited for": {"S C가 E ! R가 .", "가", ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk()
			d.hear(c.says)
			if a, b := d.fields["a"].text, d.fields["b"].text; a != c.a || b != c.b {
				t.Errorf("%s\n gives %q and %q, not %q and %q", c.says, a, b, c.a, c.b)
			}
			if d.fields["a"].shown+d.fields["b"].shown != "" || d.Composing() {
				t.Errorf("%s: something is still being composed", c.says)
			}
		})
	}
}

func TestMachine_commitTakesWhateverTheInputMethodAnswers(t *testing.T) {
	for _, comes := range []string{"", "R가 E", "R가 E .", "E R가", "E", "C E", "C R가 E", "R가 K가 E"} {
		for _, after := range []string{"", "R가 E .", "E .", "K가 .", "E R가 ."} {
			d := newDesk()
			d.comes = comes
			d.hear("S Cㄱ C가 >b")
			if d.fields["a"].text != "가" {
				t.Errorf("completed with %q: %q when the focus went", comes, d.fields["a"].text)
			}
			d.comes = ""
			if strings.Contains(comes, "R") || strings.HasPrefix(comes, "C") {
				after = "." // it has answered
			}
			d.hear(after + " . ! S C나 R나 E .")
			if b := d.fields["b"].text; b != "나" {
				t.Errorf("completed with %q, then %q: b holds %q", comes, after, b)
			}
		}
	}
}

func TestMachine_asksOnceForEachCommit(t *testing.T) {
	d := newDesk()
	d.hear("!")
	d.hear("S !")
	d.hear("C가 ! !")
	if d.asked != 1 {
		t.Errorf("the input method was asked %d times", d.asked)
	}
}

func TestMachine_showsWhatIsComposedWhereItWasBegun(t *testing.T) {
	d := newDesk()
	d.hear("S Cㄱ C가")
	d.at = "b" // without a commit, as nobody should
	d.hear("C간")
	if d.fields["a"].shown != "간" || d.fields["b"].shown != "" {
		t.Errorf("shown: %q and %q", d.fields["a"].shown, d.fields["b"].shown)
	}
	d.hear("C E")
	if d.fields["a"].shown != "간" {
		t.Error("it flickers while its result is waited for")
	}
	d.hear(".")
	if d.fields["a"].shown != "" {
		t.Error("it stays though it was taken back")
	}
}

func TestMachine_waitsForTheResultOfTheLastEnd(t *testing.T) {
	d := newDesk()
	d.hear("S C가 E R가 S C나 E")
	d.Settle(d.due[0]) // comes behind the second end, and belongs to the first
	d.hear("R那 .")
	if a := d.fields["a"].text; a != "가那" {
		t.Errorf("holds %q", a)
	}
}

// jumper is a field that sends the keyboard on as soon as something is put in.
type jumper struct {
	field
	jump func()
}

func (j *jumper) Insert(text string) { j.field.Insert(text); j.jump() }

func TestMachine_survivesAFieldThatSendsTheFocusOn(t *testing.T) {
	for _, comes := range []string{"", "R나 E", "E R나", "E"} {
		d := newDesk()
		d.comes = comes
		j := &jumper{}
		j.jump = func() { d.hear(">b") }
		d.Start(j)
		d.Compose(j, Composition{HasText: true, Text: "각"})
		d.Compose(j, Composition{HasResult: true, Result: "가", HasText: true, Text: "나"})
		d.hear(".")
		if j.text != "가나" || d.fields["b"].text != "" || j.shown+d.fields["b"].shown != "" {
			t.Errorf("completed with %q: %q and %q", comes, j.text, d.fields["b"].text)
		}
	}
}
