package hwpx

import (
	"bytes"
	"encoding/xml"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// placeholder is one in a text, as it stands in the XML; spaces inside do no harm.
var placeholder = regexp.MustCompile(`\{\{\s*([^{}]*?)\s*\}\}`)

// Fill puts values into a template. Errors: Invalid template_hwp, template_zip,
// template_large, template_part, template_xml, template_locked; and of its
// placeholders template_none, template_unknown, template_split, template_lists,
// template_joined.
func Fill(template []byte, v Values) ([]byte, error) {
	a, err := Unpack(template)
	if err != nil {
		return nil, err
	}
	sections, err := a.check()
	if err != nil {
		return nil, err
	}
	head, err := parse(a.part(header).Content)
	if err != nil {
		return nil, broken(header, err)
	}
	looks := readLooks(head)
	f := filling{values: v}
	var said strings.Builder
	for _, name := range sections {
		p := a.part(name)
		if p.Content, err = f.section(p, looks, &said); err != nil {
			return nil, err
		}
	}
	if f.found == 0 {
		return nil, refused("template_none", "{{title}}")
	}
	if err := f.title(a.part(contents)); err != nil {
		return nil, err
	}
	if p := a.part(preview); p != nil {
		text := []rune(said.String())
		p.Content = []byte(string(text[:min(len(text), shownText)]))
	}
	return a.Pack()
}

// shownText is how many characters the preview tells; Hangul keeps about as many.
const shownText = 1000

// filling is a template on its way to a document.
type filling struct {
	values Values
	found  int // placeholders
}

// section fills one section and says what it then says.
func (f *filling) section(p *Part, l looks, said *strings.Builder) ([]byte, error) {
	root, err := parse(p.Content)
	if err != nil {
		return nil, broken(p.Name, err)
	}
	if err := f.node(root); err != nil {
		return nil, err
	}
	makeRoom(root, l)
	root.say(said)
	return root.write(nil), nil
}

// node fills what is below n.
func (f *filling) node(n *node) error {
	n.children = slices.DeleteFunc(n.children, func(c *node) bool { return c.name == "linesegarray" })
	if n.name == "tbl" {
		if err := f.repeat(n); err != nil {
			return err
		}
	}
	if n.name == "t" {
		return f.run(n, f.values.Text)
	}
	for _, c := range n.children {
		if err := f.node(c); err != nil {
			return err
		}
	}
	return nil
}

// run fills the text of one run: pieces between the marks that may stand in it.
// What was put in is never read as a template again.
func (f *filling) run(t *node, known map[string]string) error {
	if t.filled {
		return nil
	}
	t.filled = true
	for _, c := range t.children {
		if !c.text {
			continue
		}
		filled, err := f.piece(c.open, known, lineBreak(t))
		if err != nil {
			return err
		}
		t.changed = t.changed || !bytes.Equal(filled, c.open)
		c.open = filled
	}
	return nil
}

// say writes the text of a tree, a line a paragraph.
func (n *node) say(to *strings.Builder) {
	for _, c := range n.children {
		if n.name == "t" && c.text {
			to.WriteString(html.UnescapeString(tags.ReplaceAllString(string(c.open), "\r\n")))
		}
		c.say(to)
	}
	if n.name == "p" {
		to.WriteString("\r\n")
	}
}

// tags are those that filling put into a text: new lines.
var tags = regexp.MustCompile(`<[^>]*>`)

// lineBreak is the mark of a new line, with the prefix that the text's own tag has.
func lineBreak(t *node) string {
	prefix, _, found := strings.Cut(strings.TrimLeft(string(t.open), "<"), ":")
	if !found || len(prefix) > len("hp10") {
		return "<lineBreak/>"
	}
	return "<" + prefix + ":lineBreak/>"
}

// piece replaces the placeholders of a text.
func (f *filling) piece(text []byte, known map[string]string, newline string) ([]byte, error) {
	var unknown []string
	out := placeholder.ReplaceAllFunc(text, func(found []byte) []byte {
		name := html.UnescapeString(string(placeholder.FindSubmatch(found)[1]))
		value, ok := known[name]
		if !ok {
			unknown = append(unknown, "{{"+name+"}}")
			return found
		}
		f.found++
		return escape(value, newline)
	})
	switch {
	case len(unknown) > 0:
		return nil, refused("template_unknown", strings.Join(unknown, ", "))
	case bytes.Contains(placeholder.ReplaceAll(text, nil), []byte("{{")): // its end stands elsewhere
		return nil, refused("template_split", excerpt(text))
	}
	return out, nil
}

// escape is a text as XML; its lines are kept apart by newline.
func escape(s, newline string) []byte {
	var b bytes.Buffer
	for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		if i > 0 {
			b.WriteString(newline)
		}
		_ = xml.EscapeText(&b, []byte(strings.ReplaceAll(line, "\t", " "))) // a buffer takes everything
	}
	return b.Bytes()
}

// excerpt is the start of a text, for a message.
func excerpt(text []byte) string {
	s := string(text)
	for utf8.RuneCountInString(s) > 40 {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return s
}

// title fills the properties.
func (f *filling) title(p *Part) error {
	filled, err := f.piece(p.Content, f.values.Text, " ")
	p.Content = filled
	return err
}
