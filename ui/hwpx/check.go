package hwpx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"regexp"
	"strings"
)

// The parts that every document has.
const (
	version   = "version.xml"
	container = "META-INF/container.xml"
	contents  = "Contents/content.hpf"
	header    = "Contents/header.xml"
	preview   = "Preview/PrvText.txt"
)

// sectionPart is the name of a section.
var sectionPart = regexp.MustCompile(`^Contents/section\d+\.xml$`)

// Check says whether a file is a document as the format wants it, and that it can
// be a template: its errors are those of Fill but for the placeholders'.
func Check(file []byte) error {
	a, err := Unpack(file)
	if err != nil {
		return err
	}
	_, err = a.check()
	return err
}

// manifest is content.hpf as far as it matters here.
type manifest struct {
	Items []struct {
		ID   string `xml:"id,attr"`
		Href string `xml:"href,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

// check looks at what every reader relies on and returns the sections in order.
func (a Archive) check() (sections []string, err error) {
	if len(a) == 0 || a[0].Name != "mimetype" || string(bytes.TrimSpace(a[0].Content)) != mimetype {
		return nil, refused("template_part", "mimetype")
	}
	if m := a.part("META-INF/manifest.xml"); m != nil && bytes.Contains(m.Content, []byte("encryption-data")) {
		return nil, refused("template_locked")
	}
	for _, name := range []string{version, container, contents, header} {
		p := a.part(name)
		if p == nil {
			return nil, refused("template_part", name)
		}
		if _, err := parse(p.Content); err != nil {
			return nil, broken(name, err)
		}
	}
	var m manifest
	if err := xml.Unmarshal(a.part(contents).Content, &m); err != nil {
		return nil, broken(contents, err)
	}
	byID := map[string]string{}
	for _, item := range m.Items {
		if a.part(item.Href) == nil && !strings.Contains(item.Href, "://") {
			return nil, refused("template_part", item.Href)
		}
		byID[item.ID] = item.Href
	}
	for _, s := range m.Spine {
		if href := byID[s.ID]; sectionPart.MatchString(href) {
			sections = append(sections, href)
		}
	}
	if len(sections) == 0 {
		return nil, refused("template_part", "Contents/section0.xml")
	}
	return sections, nil
}

// broken says where XML is wrong.
func broken(part string, err error) error {
	line := 0
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		line = syntax.Line
	}
	return refused("template_xml", part, line)
}
