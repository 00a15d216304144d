package data

import "strconv"

// contactNumber is a phone made ready to be compared with digits a hundred thousand
// times over: its digits as a number, how many they are, and the last eight, which
// are exchange and tail.
type contactNumber struct {
	all    uint64
	last   uint32
	length uint8 // 0: no phone
}

// exchangeAndTail are the digits of a Korean number behind its area or network code.
const exchangeAndTail = 8

func newContactNumber(phone string) contactNumber {
	marked := digitsNumber(phone)
	if marked == 0 {
		return contactNumber{}
	}
	length := 1
	for length < wholePhone && marked >= pow[length+1] {
		length++
	}
	all := marked % pow[length]
	return contactNumber{all: all, last: uint32(all % pow[exchangeAndTail]), length: uint8(length)}
}

// digitQuery are digits that a number may end with, begin with, or have where its
// exchange begins.
type digitQuery struct {
	count          uint8
	digits, power  uint64
	from, to       [wholePhone + 1]uint64 // by length: the numbers that begin so
	fromIn, behind uint32                 // the last eight that begin so
}

// newDigitQuery is false for what is too short or too long to look for.
func newDigitQuery(digits string) (q digitQuery, ok bool) {
	k := len(digits)
	if k < numberDigits || k > wholePhone {
		return q, false
	}
	d, err := strconv.ParseUint(digits, 10, 64)
	if err != nil {
		return q, false
	}
	q = digitQuery{count: uint8(k), digits: d, power: pow[k]}
	for length := k; length <= wholePhone; length++ {
		q.from[length], q.to[length] = d*pow[length-k], (d+1)*pow[length-k]
	}
	if k <= exchangeAndTail {
		q.fromIn, q.behind = uint32(d*pow[exchangeAndTail-k]), uint32((d+1)*pow[exchangeAndTail-k])
	}
	return q, true
}

func (q *digitQuery) in(n *contactNumber) bool {
	switch {
	case n.length < q.count:
		return false
	case n.all >= q.from[n.length] && n.all < q.to[n.length]:
		return true
	case n.length > exchangeAndTail && n.last >= q.fromIn && n.last < q.behind:
		return true
	case q.count <= exchangeAndTail:
		return n.last%uint32(q.power) == uint32(q.digits)
	}
	return n.all%q.power == q.digits
}
