package sheet

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// info is the document information dictionary. It says the same as the XMP
// packet, as PDF/A demands.
func (m Meta) info() string {
	var b strings.Builder
	b.WriteString("<</Title" + pdfString(m.Title))
	if m.Creator != "" {
		b.WriteString("/Creator" + pdfString(m.Creator))
	}
	if !m.Created.IsZero() {
		fmt.Fprintf(&b, "/CreationDate(%[1]s)/ModDate(%[1]s)", pdfDate(m.Created))
	}
	return b.String() + ">>"
}

// pdfString is text as PDF writes it: plain ASCII as it is, else UTF-16.
func pdfString(s string) string {
	for _, r := range s {
		if r < ' ' || r > '~' || strings.ContainsRune(`()\`, r) {
			return "<FEFF" + hex16(s) + ">"
		}
	}
	return "(" + s + ")"
}

// pdfDate writes D:20261125140500+09'00'.
func pdfDate(t time.Time) string {
	return t.Format("D:20060102150405-07'00'")
}

// xmp is the metadata packet that makes the file PDF/A-2u.
func (m Meta) xmp() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` +
		`<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`)
	escape(&b, m.Title)
	b.WriteString("</rdf:li></rdf:Alt></dc:title></rdf:Description>")
	if m.Creator != "" || !m.Created.IsZero() {
		b.WriteString(`<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">`)
		if m.Creator != "" {
			b.WriteString("<xmp:CreatorTool>")
			escape(&b, m.Creator)
			b.WriteString("</xmp:CreatorTool>")
		}
		if !m.Created.IsZero() {
			at := m.Created.Format("2006-01-02T15:04:05-07:00")
			fmt.Fprintf(&b, "<xmp:CreateDate>%[1]s</xmp:CreateDate><xmp:ModifyDate>%[1]s</xmp:ModifyDate>", at)
		}
		b.WriteString("</rdf:Description>")
	}
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.Bytes()
}

func escape(b *bytes.Buffer, s string) {
	_ = xml.EscapeText(b, []byte(s)) // a bytes.Buffer does not fail
}
