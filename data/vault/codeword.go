package vault

// A recovery code is a word of a Reed-Solomon code over GF(32), because people
// copy it by hand and read it out by telephone: what is wrong with it should be
// known before Argon2id is asked, and where.

const (
	dataSize  = 25
	checkSize = 5
)

// codeword is the 30 values (0 to 31) of a code, the highest power first.
type codeword [dataSize + checkSize]byte

// What mistake returns when it names no place.
const (
	none    = -1
	several = -2
)

// addChecks sets the last five values so that the word divides by the generator.
func (w *codeword) addChecks() {
	var rest [checkSize]byte // of the division so far
	for _, value := range w[:dataSize] {
		factor := value ^ rest[0]
		copy(rest[:], rest[1:])
		rest[checkSize-1] = 0
		for i, g := range generator {
			rest[i] ^= gfMul(factor, g)
		}
	}
	copy(w[dataSize:], rest[:])
}

// mistake returns none for a sound word, the place of the wrong value when a
// single one explains what is wrong, and several otherwise. With two to four
// wrong values it never names a place; with five it may name a wrong one.
func (w *codeword) mistake() int {
	var s [checkSize]byte // the word at a, a^2 ... a^5: zero in a sound one
	for i := range s {
		for _, value := range w {
			s[i] = gfMul(s[i], gfPower(i+1)) ^ value
		}
	}
	if s == [checkSize]byte{} {
		return none
	}
	// One wrong value e at power p leaves e*a^p, e*a^2p ...: a geometric row.
	for at := range w {
		ratio, row := gfPower(len(w)-1-at), true
		for i := 1; i < checkSize; i++ {
			row = row && s[i] == gfMul(s[i-1], ratio)
		}
		if row {
			return at
		}
	}
	return several
}

// letters writes the word in the alphabet.
func (w *codeword) letters() string {
	b := make([]byte, len(w))
	for i, value := range w {
		b[i] = alphabet[value]
	}
	return string(b)
}

// generator is (x-a)(x-a^2)(x-a^3)(x-a^4)(x-a^5) without its leading 1, the
// highest power first.
var generator = [checkSize]byte{27, 15, 23, 25, 31}

// gfMul multiplies in GF(32) = GF(2)[a]/(a^5+a^2+1).
func gfMul(x, y byte) byte {
	var product byte
	for ; y > 0; y >>= 1 {
		if y&1 > 0 {
			product ^= x
		}
		x <<= 1
		if x&32 > 0 {
			x ^= 0b100101
		}
	}
	return product
}

// gfPower returns a^n.
func gfPower(n int) byte {
	x := byte(1)
	for range n {
		x = gfMul(x, 2)
	}
	return x
}
