package vault

import "math"

// spot is where a key is, in columns and rows; on the letters each row stands
// half a key to the right of the one above.
type spot struct{ x, y int }

// board is a block of keys, and the steps from a key to those beside it.
type board struct {
	spots map[rune]spot
	steps []spot
	keys  float64 // how many a walk may begin on
	turns float64 // the neighbours of a key, on average
}

// boards are the letters of a keyboard and its number pad (and a telephone's,
// which is the same upside down).
var boards = []board{
	{
		keys: 47, turns: 4.6,
		steps: []spot{{-1, 0}, {0, -1}, {1, -1}, {1, 0}, {0, 1}, {-1, 1}},
		spots: layout("`1234567890-=", "~!@#$%^&*()_+", " qwertyuiop[]\\", " QWERTYUIOP{}|", " asdfghjkl;'", " ASDFGHJKL:\"", " zxcvbnm,./", " ZXCVBNM<>?"),
	},
	{
		keys: 10, turns: 5.1,
		steps: []spot{{-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {1, 1}, {-1, 1}, {1, -1}},
		spots: layout("789", "", "456", "", "123", "", " 0", ""),
	},
}

// layout places the keys: two lines for each row, without and with Shift.
func layout(lines ...string) map[rune]spot {
	spots := map[rune]spot{}
	for i, line := range lines {
		for x, r := range line {
			if r != ' ' {
				spots[r] = spot{x, i / 2}
			}
		}
	}
	return spots
}

// walks finds keys pressed one beside the other: qwer, 1q2w3e, 147258.
func walks(found []piece, typed []rune) []piece {
	for _, b := range boards {
		for i := range typed {
			turns, heading := 0, spot{}
			for j := i + 1; j < len(typed); j++ {
				step, ok := b.step(typed[j-1], typed[j])
				if !ok {
					break
				}
				if step != heading {
					turns, heading = turns+1, step
				}
				if j >= i+2 {
					found = append(found, piece{i, j + 1, b.digits(j+1-i, turns), walk})
				}
			}
		}
	}
	return found
}

// step is the way from one key to the next one pressed, if they lie side by side.
func (b board) step(from, to rune) (spot, bool) {
	f, ok := b.spots[from]
	t, ok2 := b.spots[to]
	if !ok || !ok2 {
		return spot{}, false
	}
	d := spot{t.x - f.x, t.y - f.y}
	for _, s := range b.steps {
		if s == d {
			return d, true
		}
	}
	return spot{}, false
}

// digits counts the walks of at most this length and this number of turns.
func (b board) digits(length, turns int) float64 {
	guesses := 0.0
	for n := 2; n <= length; n++ {
		for t := 1; t <= min(turns, n-1); t++ {
			guesses += binomial(n-1, t-1) * b.keys * math.Pow(b.turns, float64(t))
		}
	}
	return math.Log10(guesses)
}

func binomial(n, k int) float64 {
	c := 1.0
	for i := range k {
		c = c * float64(n-i) / float64(i+1)
	}
	return c
}
