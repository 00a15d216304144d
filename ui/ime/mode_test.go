package ime

import "testing"

// keyboard is a 한/영 key.
type keyboard struct{ on, other bool }

func (k *keyboard) Hangul() (on, ok bool) { return k.on, !k.other }
func (k *keyboard) SetHangul(on bool)     { k.on = on }

func TestModes_followTheFieldAndKeepWhatAPersonChose(t *testing.T) {
	k := &keyboard{on: true}
	m := NewModes(k)
	memo, name, phone := &field{}, &field{}, &field{}
	step := func(what string, want bool) {
		t.Helper()
		if k.on != want {
			t.Errorf("%s: Hangul %v", what, k.on)
		}
	}
	m.Enter(memo, Any)
	step("a memo stays as it was", true)
	m.Leave(Any, false)
	m.Enter(phone, Latin)
	step("a phone is digits", false)
	k.on = true // 한/영
	m.Leave(Latin, true)
	m.Enter(phone, Latin)
	step("the window came back", true)
	m.Leave(Latin, false)
	m.Enter(phone, Latin)
	step("another visit", false)
	m.Leave(Latin, false)
	m.Enter(memo, Any)
	step("the memo is as it was left", true)
	k.on = false
	m.Leave(Any, false)
	m.Enter(name, Hangul)
	step("a name", true)
	m.Leave(Hangul, false)
	m.Enter(memo, Any)
	step("the memo again", false)
}

func TestModes_leaveOtherKeyboardsAlone(t *testing.T) {
	k := &keyboard{other: true}
	m := NewModes(k)
	m.Enter(&field{}, Hangul)
	if k.on {
		t.Error("an English keyboard was switched to Hangul")
	}
}
