package vault

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ieumdesk/model/hangul"
)

// keystrokes returns s as it comes out when it is typed with the Korean input
// method off: 사랑 is tkfkd. What is not Hangul stays exactly as it is.
func keystrokes(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		if unicode.Is(unicode.Hangul, r) {
			b.WriteString(hangul.Keys(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
