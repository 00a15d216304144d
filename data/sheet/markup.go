package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

type markupKind uint8

const (
	startTag markupKind = iota + 1
	endTag
	charData
)

// maxMarkup is more than any tag or text of a spreadsheet is long, so that a
// file made to harm asks for little memory.
const maxMarkup = 1 << 20

// markup reads the two large kinds of part, rows and texts, tag by tag. It knows
// as much of XML as spreadsheets are written with: elements, attributes, text,
// CDATA; comments and instructions are passed over, a DOCTYPE is refused. Names
// lose their prefix. encoding/xml, which the small parts are read with, makes
// strings of every name and attribute and takes five times as long.
type markup struct {
	r     *bufio.Reader
	name  []byte // of the tag, until the next call
	attrs []byte // what stands behind the name
	text  []byte // of charData, as written
	buf   []byte
	empty bool // a start tag that is its own end
}

func newMarkup(r io.Reader) *markup { return &markup{r: bufio.NewReaderSize(r, 1<<16)} }

// next is the next tag or text. The end of the input is io.EOF wherever it comes.
func (m *markup) next() (markupKind, error) {
	if m.empty {
		m.empty = false
		return endTag, nil
	}
	for {
		text, err := m.until('<')
		if len(text) > 1 {
			if m.text = append(m.text[:0], text[:len(text)-1]...); err == nil {
				err = m.r.UnreadByte()
			}
			return charData, err
		}
		if err != nil {
			return 0, err
		}
		tag, err := m.tag()
		if err != nil {
			return 0, err
		}
		switch tag[0] {
		case '?':
			if tag, err = m.through(tag, "?>", len("??>")); err == nil {
				err = checkEncoding(tag)
			}
		case '!':
			if found, err := m.declaration(tag); found || err != nil {
				return charData, err
			}
		case '/':
			m.name, m.attrs = local(tag[1:len(tag)-1]), nil
			return endTag, nil
		default:
			return startTag, m.start(tag)
		}
		if err != nil {
			return 0, err
		}
	}
}

// until reads through the next mark. At the end of the input it returns what is
// left, as if the mark followed, with io.EOF only if that is nothing.
func (m *markup) until(mark byte) ([]byte, error) {
	b, err := m.r.ReadSlice(mark)
	if err == nil {
		return b, nil
	}
	m.buf = append(m.buf[:0], b...)
	for errors.Is(err, bufio.ErrBufferFull) && len(m.buf) < maxMarkup {
		b, err = m.r.ReadSlice(mark)
		m.buf = append(m.buf, b...)
	}
	if errors.Is(err, bufio.ErrBufferFull) {
		return nil, fmt.Errorf("markup of more than %d bytes", maxMarkup)
	}
	return m.buf, err
}

// tag reads the rest of a tag, through its >. One inside an attribute is none.
func (m *markup) tag() ([]byte, error) {
	b, err := m.until('>')
	if err != nil {
		return nil, err
	}
	if b[0] == '!' || b[0] == '?' || closedQuotes(b) {
		return nonEmpty(b)
	}
	whole := append([]byte(nil), b...)
	for !closedQuotes(whole) && len(whole) < maxMarkup {
		if b, err = m.until('>'); err != nil {
			return nil, err
		}
		whole = append(whole, b...)
	}
	return nonEmpty(whole)
}

func nonEmpty(tag []byte) ([]byte, error) {
	if len(tag) < 2 || tag[0] == '/' && len(tag) < 3 {
		return nil, errors.New("a tag without a name")
	}
	return tag, nil
}

// closedQuotes reports whether every quoted attribute ends.
func closedQuotes(b []byte) bool {
	for {
		i := bytes.IndexAny(b, `"'`)
		if i < 0 {
			return true
		}
		end := bytes.IndexByte(b[i+1:], b[i])
		if end < 0 {
			return false
		}
		b = b[i+1+end+1:]
	}
}

// start takes a start tag apart.
func (m *markup) start(tag []byte) error {
	tag = tag[:len(tag)-1]
	if m.empty = tag[len(tag)-1] == '/'; m.empty {
		tag = tag[:len(tag)-1]
	}
	name := tag
	m.attrs = nil
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		name, m.attrs = tag[:i], tag[i:]
	}
	if m.name = local(name); len(m.name) == 0 {
		return errors.New("a tag without a name")
	}
	return nil
}

// declaration reads what begins with <!: text in CDATA is found, a comment is
// passed over, anything else is refused.
func (m *markup) declaration(tag []byte) (found bool, err error) {
	const comment, cdata = "!--", "![CDATA["
	switch {
	case bytes.HasPrefix(tag, []byte(comment)):
		_, err := m.through(tag, "-->", len("!---->"))
		return false, err
	case !bytes.HasPrefix(tag, []byte(cdata)):
		return false, errors.New("a declaration in a part")
	}
	tag, err = m.through(tag, "]]>", len(cdata)+len("]]>"))
	if err != nil {
		return false, err
	}
	inside := tag[len(cdata) : len(tag)-len("]]>")]
	m.text = append(m.text[:0], bytes.ReplaceAll(inside, []byte("&"), []byte("&amp;"))...)
	return true, nil
}

// through reads on until what begins with tag ends with end, and is at least as
// long as the shortest of its kind.
func (m *markup) through(tag []byte, end string, shortest int) ([]byte, error) {
	whole := append([]byte(nil), tag...)
	for len(whole) < shortest || !bytes.HasSuffix(whole, []byte(end)) {
		b, err := m.until('>')
		if err != nil {
			return nil, err
		}
		if whole = append(whole, b...); len(whole) > maxMarkup {
			return nil, fmt.Errorf("markup of more than %d bytes", maxMarkup)
		}
	}
	return whole, nil
}

// checkEncoding refuses a part that says it is not written in UTF-8.
func checkEncoding(instruction []byte) error {
	s := strings.ToLower(string(instruction))
	_, value, ok := strings.Cut(s, "encoding=")
	if !ok || len(value) < 2 || strings.HasPrefix(value[1:], "utf-8") || strings.HasPrefix(value[1:], "us-ascii") {
		return nil
	}
	return errors.New("XML that is not in UTF-8")
}

// local is a name without its prefix and the space behind it.
func local(name []byte) []byte {
	name = bytes.TrimRight(name, " \t\r\n")
	return name[bytes.IndexByte(name, ':')+1:]
}

func (m *markup) is(name string) bool { return string(m.name) == name }

// attr is the value of an attribute without prefix, "" if the tag has none.
func (m *markup) attr(name string) string {
	for b := m.attrs; ; {
		eq := bytes.IndexByte(b, '=')
		if eq < 0 {
			return ""
		}
		key := bytes.TrimSpace(b[:eq])
		b = bytes.TrimLeft(b[eq+1:], " \t\r\n")
		if len(b) == 0 || b[0] != '"' && b[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(b[1:], b[0])
		if end < 0 {
			return ""
		}
		if string(key) == name {
			return plainText(b[1 : 1+end])
		}
		b = b[end+2:]
	}
}

var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// plainText is text as people read it: entities resolved, line ends as \n,
// broken bytes as U+FFFD. What is no entity stays as it is.
func plainText(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 && bytes.IndexByte(b, '\r') < 0 && utf8.Valid(b) {
		return string(b)
	}
	s := strings.ReplaceAll(strings.ToValidUTF8(string(b), "\uFFFD"), "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(s, "&")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		name, after, closed := strings.Cut(rest, ";")
		text, known := entity(name)
		if !closed || !known {
			out.WriteByte('&')
			s = rest
			continue
		}
		out.WriteString(text)
		s = after
	}
}

func entity(name string) (string, bool) {
	if text, ok := entities[name]; ok {
		return text, true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return "", false
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune {
		return "", false
	}
	return string(rune(n)), true
}
