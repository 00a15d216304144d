package sheet

import (
	"bytes"
	"errors"
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"
)

// charset finds out how a text file is written: by its byte order mark, else
// UTF-8 if the whole of it is UTF-8, else CP949 as Korean Excel writes it. A file
// with zero bytes is no text. nil stands for UTF-8. Errors: Invalid file_unknown;
// Outside file_read.
func charset(f *os.File) (encoding.Encoding, error) {
	buf := make([]byte, 1<<16)
	kept, first, isUTF8 := 0, true, true
	for {
		n, err := f.Read(buf[kept:])
		b := buf[:kept+n]
		if first {
			switch {
			case bytes.HasPrefix(b, []byte{0xFF, 0xFE}), bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
				return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), rewind(f)
			case bytes.HasPrefix(b, []byte("\uFEFF")):
				return unicode.UTF8BOM, rewind(f)
			}
			first = false
		}
		if bytes.IndexByte(b, 0) >= 0 {
			return nil, refuse("file_unknown", errors.New("zero bytes in a text"))
		}
		end := errors.Is(err, io.EOF)
		if err != nil && !end {
			return nil, unreadable(err)
		}
		kept = cutRune(b, end)
		isUTF8 = isUTF8 && utf8.Valid(b[:len(b)-kept])
		copy(buf, b[len(b)-kept:])
		if end {
			break
		}
	}
	if isUTF8 {
		return nil, rewind(f)
	}
	return korean.EUCKR, rewind(f) // with the 8,822 syllables that make it CP949
}

// cutRune is how many bytes at the end of b are the beginning of a character.
func cutRune(b []byte, end bool) int {
	if end {
		return 0
	}
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if c := b[len(b)-n]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}

func rewind(f *os.File) error {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return unreadable(err)
	}
	return nil
}
