package ime

import (
	"math/rand/v2"
	"strings"
	"testing"

	"ieumdesk/model/hangul"
)

// In how many orders can it be said that 가 is finished? The % is what is
// finished, & what is being composed next.
var (
	// and the next syllable begins
	onward = []string{"R% C&", "R%C&", "R% E S C&", "E R% S C&", "C R% C&", "R% K% C&", "E K% S C&", "R% E . S C&", "E S R% C&", "R% C& K%", "S R% C&"}
	// the same, if what was shown is what is finished: without a result, or late
	onwardAsShown = []string{"E S C&", "S C&", "E . S C&", "E . R% S C&", "E . K% S C&"}
	// and nothing follows
	ending = []string{"R% E", "E R%", "E", "C R% E", "C E R%", "R% K% E", "R% E K%", "E K%", "E . R%", "E . K%", "R%", "R% E .", "S R% E", "E S E"}
	// in answer to Complete, and what still comes when everything went on
	answers = [][2]string{{"R% E", ""}, {"E R%", ""}, {"E", ""}, {"C E", ""}, {"C R% E", ""}, {"", ""}, {"", "R% E"}, {"", "E R%"}, {"", "E"}, {"", "R% K% E"}, {"", "C E"}, {"", "E . R%"}, {"E", "R%"}, {"E", "K%"}, {"R%", "E K%"}}
	// in answer to Cancel
	cancels = [][2]string{{"C E", ""}, {"", "C E"}, {"", "E"}, {"E", ""}, {"", ""}, {"", "R% E"}, {"C", "E"}}
)

// typist types at a desk by an input method that is fed with dice.
type typist struct {
	*desk
	dice func(n int) int
	want map[string]string
	log  []string

	keys  string // of the syllable being composed
	text  string // that is being composed
	begun string // the field it was begun in
	open  bool
}

func (p *typist) say(pattern, done, next string) {
	s := strings.NewReplacer("%", done, "&", next).Replace(pattern)
	p.log = append(p.log, s)
	p.hear(s)
}

func pick[T any](p *typist, of []T) T { return of[p.dice(len(of))] }

// letter is a key of the two-set keyboard.
func (p *typist) letter() {
	p.begin()
	p.keys += string("rkstmgoqlghT"[p.dice(12)])
	all := []rune(hangul.Compose(p.keys))
	last := string(all[len(all)-1])
	if done := string(all[:len(all)-1]); done != "" {
		p.want[p.begun] += done
		p.keys, p.begun = hangul.Keys(last), p.at
		p.onward(done, last)
	} else {
		p.say("C&", "", last)
	}
	p.text = last
}

// onward finishes something and composes the next.
func (p *typist) onward(done, next string) {
	orders := onward
	if done == p.text {
		orders = append(orders[:len(orders):len(orders)], onwardAsShown...)
	}
	p.say(pick(p, orders), done, next)
}

func (p *typist) begin() {
	if p.text != "" {
		return
	}
	p.begun = p.at
	if !p.open || p.dice(3) == 0 {
		p.say("S", "", "")
		p.open = true
	}
}

// phrase is Japanese: a reading, its conversion, and now and then the first
// clause goes in by itself.
func (p *typist) phrase() {
	if p.text != "" {
		p.finish()
	}
	p.begin()
	p.say("Cに Cにほ Cにほん C日本", "", "")
	p.text, p.keys = "日本", ""
	if p.dice(2) == 0 {
		p.want[p.begun] += "日"
		p.onward("日", "本")
		p.text = "本"
	}
}

// backspace takes a letter back.
func (p *typist) backspace() {
	if p.keys == "" {
		return
	}
	p.keys = p.keys[:len(p.keys)-1]
	all := []rune(hangul.Compose(p.keys))
	if len(all) == 0 {
		p.say("C E", "", "")
		p.text, p.open = "", false
		return
	}
	p.text = string(all)
	p.say("C&", "", p.text)
}

// finish is what the input method does by itself, at a space or a full stop.
func (p *typist) finish() {
	if p.text != "" {
		p.want[p.begun] += p.text
		p.say(pick(p, ending), p.text, "")
	}
	p.text, p.keys, p.open = "", "", false
}

// hanja puts another character in the place of the syllable.
func (p *typist) hanja() {
	if p.text == "" {
		return
	}
	p.want[p.begun] += "家"
	p.say(pick(p, []string{"R% E", "E R%", "C% R% E", "R E K%", "R K% E"}), "家", "")
	p.text, p.keys, p.open = "", "", false
}

// act is a key or a click that the input method has no part in: what is composed
// must be in its field before act does what it does.
func (p *typist) act(does, what string) {
	answer := pick(p, answers)
	p.comes = strings.ReplaceAll(answer[0], "%", p.text)
	if p.text != "" {
		p.want[p.begun] += p.text
	} else {
		answer[1] = ""
	}
	p.say(does, "", "")
	p.comes = ""
	for name, f := range p.fields {
		if f.text != p.want[name] {
			p.log = append(p.log, name+" is late")
		}
	}
	if what != "" {
		p.want[p.at] += what
		p.say("K"+what, "", "")
	} else {
		p.say(answer[1], p.text, "")
	}
	p.text, p.keys, p.open = "", "", false
}

func (p *typist) escape() {
	answer := pick(p, cancels)
	p.gives = strings.ReplaceAll(answer[0], "%", p.text)
	if p.text == "" { // what was finished is not given up any more
		answer[1] = ""
		p.say(".", "", "")
	}
	p.say("<", "", "")
	p.say(answer[1], p.text, "")
	p.text, p.keys, p.open = "", "", false
}

// typed lets a typist do what the dice say, and reports what went wrong.
func typed(dice func(n int) int, steps int) (wrong string) {
	p := &typist{desk: newDesk(), dice: dice, want: map[string]string{}}
	for range steps {
		switch p.dice(16) {
		default:
			p.letter()
		case 0:
			p.phrase()
		case 1:
			p.backspace()
		case 2:
			p.finish()
		case 3:
			p.hanja()
		case 4:
			p.act(">a", "")
		case 5:
			p.act(">b", "")
		case 6:
			p.act("!", pick(p, []string{"1", "", "a"}))
		case 7:
			p.escape()
		case 8:
			p.say(".", "", "")
		}
	}
	p.act("!", "")
	p.say(".", "", "")
	for name, f := range p.fields {
		if f.text != p.want[name] || f.shown != "" {
			return name + " holds " + f.text + " and shows " + f.shown + ", it should hold " + p.want[name] + "\n" + strings.Join(p.log, "  ")
		}
	}
	if strings.Contains(strings.Join(p.log, " "), "late") {
		return "something was acted on before its syllable was in the field\n" + strings.Join(p.log, "  ")
	}
	return ""
}

func TestMachine_losesDoublesAndMisplacesNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	for range 5_000 {
		if wrong := typed(rng.IntN, 1+rng.IntN(40)); wrong != "" {
			t.Fatal(wrong)
		}
	}
}

func FuzzMachine(f *testing.F) {
	f.Add([]byte{9, 0, 0, 9, 1, 9, 2, 5, 0})
	f.Add([]byte{0, 0, 4, 1, 9, 0, 7, 3})
	f.Fuzz(func(t *testing.T, thrown []byte) {
		if len(thrown) > 400 {
			return
		}
		steps := len(thrown)
		dice := func(n int) int {
			if len(thrown) == 0 {
				return 0
			}
			v := int(thrown[0]) % n
			thrown = thrown[1:]
			return v
		}
		if wrong := typed(dice, steps); wrong != "" {
			t.Fatal(wrong)
		}
	})
}
