package hwpx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
)

// node is an element, or a piece between two tags, with the bytes that it was
// written in: what is not changed stays as it was.
type node struct {
	name     string // local name of an element; "" for what stands between tags
	open     []byte // the opening tag, or the piece itself
	text     bool   // a piece of text
	children []*node
	end      []byte // the closing tag; none of an element that closes itself
	filled   bool   // a run that was looked at for placeholders
	changed  bool   // and had some
}

// maxDepth is deeper than any document's tables stand in one another.
const maxDepth = 256

var errDeep = errors.New("elements stand too deep in one another")

// parse reads XML into a tree under one nameless node.
func parse(b []byte) (*node, error) {
	root := &node{}
	stack := []*node{root}
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = nil // UTF-8 only, as the format says
	for {
		from := d.InputOffset()
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		raw := b[from:d.InputOffset()]
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if len(stack) > maxDepth {
				return nil, errDeep
			}
			n := &node{name: t.Name.Local, open: raw}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			top.end = raw
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if bytes.HasPrefix(raw, []byte("<![CDATA[")) {
				raw = escape(string(t), "\n")
			}
			top.children = append(top.children, &node{open: raw, text: true})
		default:
			top.children = append(top.children, &node{open: raw})
		}
	}
}

// write appends the node to b.
func (n *node) write(b []byte) []byte {
	b = append(b, n.open...)
	for _, c := range n.children {
		b = c.write(b)
	}
	return append(b, n.end...)
}

// clone copies a node with all below it. The bytes are shared; they are replaced,
// never changed.
func (n *node) clone() *node {
	c := *n
	c.children = make([]*node, len(n.children))
	for i, child := range n.children {
		c.children[i] = child.clone()
	}
	return &c
}

// child is the first element of a name directly below, nil if there is none.
func (n *node) child(name string) *node {
	i := slices.IndexFunc(n.children, func(c *node) bool { return c.name == name })
	if i < 0 {
		return nil
	}
	return n.children[i]
}

// below calls visit for the elements of a name below n, but for those inside a
// table that stands in n: that has rows of its own.
func (n *node) below(name string, visit func(*node)) {
	for _, c := range n.children {
		if c.name == name {
			visit(c)
		}
		if c.name != "tbl" {
			c.below(name, visit)
		}
	}
}

// value is where the value of an attribute stands in the opening tag; ok is false
// if it has none.
func (n *node) value(attribute string) (from, to int, ok bool) {
	for _, space := range " \t\r\n" {
		for _, quote := range []byte{'"', '\''} {
			key := append([]byte(string(space)+attribute+"="), quote)
			at := bytes.Index(n.open, key)
			if at < 0 {
				continue
			}
			from = at + len(key)
			length := bytes.IndexByte(n.open[from:], quote)
			return from, from + length, length >= 0
		}
	}
	return 0, 0, false
}

// number is the value of an attribute, otherwise if it has none.
func (n *node) number(attribute string, otherwise int) int {
	from, to, ok := n.value(attribute)
	if !ok {
		return otherwise
	}
	if v, err := strconv.Atoi(string(n.open[from:to])); err == nil {
		return v
	}
	return otherwise
}

// set gives an attribute that is there another value.
func (n *node) set(attribute string, v int) {
	if from, to, ok := n.value(attribute); ok {
		n.open = slices.Concat(n.open[:from], strconv.AppendInt(nil, int64(v), 10), n.open[to:])
	}
}

// Squeeze takes the space between tags out of XML that was laid out for people: in a
// document it might be taken for text.
func Squeeze(b []byte) ([]byte, error) {
	root, err := parse(b)
	if err != nil {
		return nil, err
	}
	root.squeeze()
	return root.write(nil), nil
}

func (n *node) squeeze() {
	if n.name == "t" {
		return
	}
	n.children = slices.DeleteFunc(n.children, func(c *node) bool { return c.text && len(bytes.TrimSpace(c.open)) == 0 })
	for _, c := range n.children {
		c.squeeze()
	}
}
