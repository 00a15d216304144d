package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// spell writes what markup finds, one tag or text after the other.
func spell(x *markup) (string, error) {
	var out strings.Builder
	for {
		kind, err := x.next()
		if err != nil {
			return out.String(), err
		}
		switch kind {
		case startTag:
			fmt.Fprintf(&out, "<%s r=%q t=%q>", x.name, x.attr("r"), x.attr("t"))
		case endTag:
			fmt.Fprintf(&out, "</%s>", x.name)
		case charData:
			out.WriteString(plainText(x.text))
		}
	}
}

// spellXML writes the same of what encoding/xml finds. plain is false where the
// two may differ: a declaration, or a name that is more than prefix and name.
func spellXML(content []byte) (spelled string, plain bool, err error) {
	var out strings.Builder
	plain = true
	d := xml.NewDecoder(bytes.NewReader(content))
	attr := func(t xml.StartElement, name string) string {
		for _, a := range t.Attr {
			if a.Name.Local == name && a.Name.Space == "" {
				return a.Value
			}
		}
		return ""
	}
	for {
		token, err := d.RawToken()
		if err != nil {
			return out.String(), plain, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			plain = plain && !strings.Contains(t.Name.Local, ":")
			fmt.Fprintf(&out, "<%s r=%q t=%q>", t.Name.Local, attr(t, "r"), attr(t, "t"))
		case xml.EndElement:
			plain = plain && !strings.Contains(t.Name.Local, ":")
			fmt.Fprintf(&out, "</%s>", t.Name.Local)
		case xml.CharData:
			out.Write(t)
		case xml.Directive:
			plain = false
		}
	}
}

func TestMarkup_findsTagsAndTexts(t *testing.T) {
	const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<x:row r='1' x:t="no" t="a&gt;&#xAC00;>b"><!-- <c> -- --><c/>A &amp; B<![CDATA[<&amp;>]]>` + "\r\n" + `</x:row >`
	got, err := spell(newMarkup(strings.NewReader(text)))
	want := "\n" + `<row r="1" t="a>가>b"><c r="" t=""></c>A & B<&amp;>` + "\n</row>"
	if !errors.Is(err, io.EOF) || got != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

func TestMarkup_isTheSameAcrossItsBuffer(t *testing.T) {
	row := `<row r="1"><c r="A1" t="inlineStr"><is><t>업체 &amp; 명</t></is></c></row>`
	for _, pad := range []int{1<<16 - 1, 1<<16 - 20, 1<<16 - 40, 1<<17 + 5} {
		text := "<t>" + strings.Repeat("가", pad/3) + "</t>" + row
		got, err := spell(newMarkup(strings.NewReader(text)))
		want, _, _ := spellXML([]byte(text))
		if !errors.Is(err, io.EOF) || got != want {
			t.Errorf("padded by %d: %v", pad, err)
		}
	}
}

func TestMarkup_takesNoMoreMemoryThanItMay(t *testing.T) {
	for _, begin := range []string{"<t>", `<c r="`, "<!--", "<![CDATA[", "<?"} {
		_, err := spell(newMarkup(io.MultiReader(strings.NewReader(begin), io.LimitReader(letters{}, 1<<30))))
		if err == nil || errors.Is(err, io.EOF) {
			t.Errorf("%s and a GiB of letters: %v", begin, err)
		}
	}
}

// letters is text without an end.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// FuzzMarkup compares with encoding/xml: what that reads to the end, ours reads
// the same.
func FuzzMarkup(f *testing.F) {
	for _, s := range []string{`<row r="1"><c t='s'><v>1</v></c></row>`, `<x:t>A &amp; B</x:t>`, `<![CDATA[<&]]>`, `<!--a-->`, `<?a b?><c/>`, "<t>a\r\nb</t>", `<a r="&#65;" />`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		content = []byte("<r>" + string(content) + "</r>")
		got, err := spell(newMarkup(bytes.NewReader(content)))
		want, plain, errXML := spellXML(content)
		if !plain || !errors.Is(errXML, io.EOF) {
			return
		}
		if !errors.Is(err, io.EOF) || got != want {
			t.Errorf("%q\nis      %q, %v\nnot     %q", content, got, err, want)
		}
	})
}
