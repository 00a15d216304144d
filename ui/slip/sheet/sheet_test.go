package sheet

import (
	"image/color"
	"os"
	"sync"
	"testing"
)

var black = color.RGBA{0, 0, 0, 255}

// testFont loads one of the program's own fonts, once for all tests.
var testFont = sync.OnceValues(func() (*Font, error) {
	raw, err := os.ReadFile("../../../assets/fonts/Pretendard-Regular.ttf")
	if err != nil {
		return nil, err
	}
	return NewFont("Pretendard-Regular", raw)
})

func body(t testing.TB) Style {
	t.Helper()
	f, err := testFont()
	if err != nil {
		t.Fatal(err)
	}
	return Style{Fonts: []*Font{f}, Size: 11, Colour: black, Lang: "ko"}
}

// texts are what the lines of a block say.
func texts(b Block) []string {
	var out []string
	for _, l := range b.lines {
		out = append(out, textOf(l.runs()))
	}
	return out
}
