package hwpx

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"ieumdesk/model"
)

// document is the smallest that passes, around the text of its one section.
func document(section string) Archive {
	const head = `<?xml version="1.0" encoding="UTF-8"?>`
	return Archive{
		{"mimetype", []byte(mimetype)},
		{version, []byte(head + `<v/>`)},
		{container, []byte(head + `<c/>`)},
		{contents, []byte(head + `<opf:package xmlns:opf="o"><opf:metadata><opf:title>{{title}}</opf:title></opf:metadata><opf:manifest>` +
			`<opf:item id="h" href="Contents/header.xml"/><opf:item id="s" href="Contents/section0.xml"/></opf:manifest>` +
			`<opf:spine><opf:itemref idref="h"/><opf:itemref idref="s"/></opf:spine></opf:package>`)},
		{header, []byte(head + `<hh:head xmlns:hh="h"><hh:charPr id="0" height="1000"/></hh:head>`)},
		{"Contents/section0.xml", []byte(head + `<hs:sec xmlns:hs="s" xmlns:hp="p">` + section + `</hs:sec>`)},
		{preview, []byte("old")},
	}
}

func packed(tb testing.TB, a Archive) []byte {
	tb.Helper()
	b, err := a.Pack()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// filled is the section of a document that was filled.
func filled(t *testing.T, section string, v Values) string {
	t.Helper()
	b, err := Fill(packed(t, document(section)), v)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Unpack(b)
	if err != nil {
		t.Fatal(err)
	}
	s := string(a.part("Contents/section0.xml").Content)
	_, s, _ = strings.Cut(s, `xmlns:hp="p">`)
	return strings.TrimSuffix(s, "</hs:sec>")
}

var values = Values{
	Text: map[string]string{"title": "일지", "note": "한 줄\n<두> & 줄\r\n\x00셋\t", "trap": "{{title}}"},
	Lists: map[string]List{
		"who":  {[]string{"name", "n"}, [][]string{{"김", "1"}, {"{{title}}", "2"}, {"박", "3"}}},
		"none": {Fields: []string{"name", "n"}},
	},
	None: "없음",
}

func TestFill_putsTextsInTheirPlaces(t *testing.T) {
	for section, want := range map[string]string{
		`<hp:p><hp:t>[{{title}}] {{ title }}</hp:t></hp:p>`:                                                   `<hp:p><hp:t>[일지] 일지</hp:t></hp:p>`,
		`<hp:p><hp:t>{{note}}</hp:t></hp:p>`:                                                                  "<hp:p><hp:t>한 줄<hp:lineBreak/>&lt;두&gt; &amp; 줄<hp:lineBreak/>\uFFFD셋 </hp:t></hp:p>",
		`<hp:p><hp:t>{{trap}}</hp:t></hp:p>`:                                                                  `<hp:p><hp:t>{{title}}</hp:t></hp:p>`,
		`<hp:p a='1'><hp:t>a<hp:tab/>{{title}}</hp:t><hp:linesegarray><hp:lineseg/></hp:linesegarray></hp:p>`: `<hp:p a='1'><hp:t>a<hp:tab/>일지</hp:t></hp:p>`,
		`<t><![CDATA[<{{title}}>]]></t>`:                                                                      `<t>&lt;일지&gt;</t>`,
		`<t>{{title}}<!-- {{x}} --></t><x>{{x}}</x>`:                                                          `<t>일지<!-- {{x}} --></t><x>{{x}}</x>`,
	} {
		if got := filled(t, section, values); got != want {
			t.Errorf("%s\nbecomes %s\nwant    %s", section, got, want)
		}
	}
}

func cell(row, span, height, text string) string {
	return `<hp:tc><hp:subList><hp:p><hp:run charPrIDRef="0"><hp:t>` + text + `</hp:t></hp:run></hp:p></hp:subList><hp:cellAddr colAddr="0" rowAddr="` + row +
		`"/><hp:cellSpan colSpan="1" rowSpan="` + span + `"/><hp:cellSz width="9000" height="` + height + `"/></hp:tc>`
}

func TestFill_repeatsTheRowOfAList(t *testing.T) {
	const table = `<hp:tbl rowCnt="%"><hp:sz height="$"/>`
	before := strings.NewReplacer("%", "3", "$", "9000").Replace(table) +
		`<hp:tr>` + cell("0", "2", "6000", "옆") + cell("0", "1", "3000", "머리") + `</hp:tr>` +
		`<hp:tr>` + cell("1", "1", "3000", "{{who.name}} {{title}}") + `</hp:tr>` +
		`<hp:tr>` + cell("2", "1", "3000", "합") + `</hp:tr></hp:tbl>`
	after := strings.NewReplacer("%", "5", "$", "15000").Replace(table) +
		`<hp:tr>` + cell("0", "4", "6000", "옆") + cell("0", "1", "3000", "머리") + `</hp:tr>` +
		`<hp:tr>` + cell("1", "1", "3000", "김 일지") + `</hp:tr><hp:tr>` + cell("2", "1", "3000", "{{title}} 일지") + `</hp:tr><hp:tr>` + cell("3", "1", "3000", "박 일지") + `</hp:tr>` +
		`<hp:tr>` + cell("4", "1", "3000", "합") + `</hp:tr></hp:tbl>`
	if got := filled(t, before, values); got != after {
		t.Errorf("becomes %s\nwant    %s", got, after)
	}
}

func TestFill_keepsOneRowOfAnEmptyList(t *testing.T) {
	row := func(name, n string) string {
		return `<hp:tbl><hp:tr>` + cell("0", "1", "3000", name) + cell("0", "1", "3000", n) + `</hp:tr></hp:tbl>`
	}
	if got := filled(t, row("{{none.name}}", "{{none.n}}"), values); got != row("없음", "") {
		t.Error(got)
	}
}

func TestFill_makesRoomForLongTexts(t *testing.T) {
	v := values
	v.Text = map[string]string{"title": "t", "note": strings.Repeat("가", 25)} // 9 em a line: three lines of 1600
	got := filled(t, `<hp:tbl rowCnt="1"><hp:sz height="3000"/><hp:tr>`+cell("0", "1", "3000", "{{note}}")+cell("0", "1", "3000", "x")+`</hp:tr></hp:tbl>`, v)
	if strings.Count(got, `height="4800"`) != 3 {
		t.Errorf("table and cells: %s", got)
	}
}

func TestFill_tellsThePreviewWhatItSays(t *testing.T) {
	b, err := Fill(packed(t, document(`<hp:p><hp:t>{{note}} 끝</hp:t></hp:p><hp:p><hp:t>{{title}}</hp:t></hp:p>`)), values)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Unpack(b)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(a.part(preview).Content); got != "한 줄\r\n<두> & 줄\r\n\uFFFD셋  끝\r\n일지\r\n" {
		t.Errorf("%q", got)
	}
	if got := string(a.part(contents).Content); !strings.Contains(got, "<opf:title>일지<") {
		t.Errorf("%s", got)
	}
}

func TestFill_saysWhatIsWrongWithATemplate(t *testing.T) {
	good := `<hp:p><hp:t>{{title}}</hp:t></hp:p>`
	without := func(name string) Archive {
		var a Archive
		for _, p := range document(good) {
			if p.Name != name {
				a = append(a, p)
			}
		}
		return a
	}
	with := func(name, content string) Archive {
		a := append(without(name), Part{name, []byte(content)})
		return a
	}
	row := func(s string) string { return `<hp:tbl><hp:tr>` + cell("0", "1", "1", s) + `</hp:tr></hp:tbl>` }
	wrongType := bytes.Replace(packed(t, document(good)), []byte(mimetype), []byte("application/hwp+zap"), 1)
	for name, c := range map[string]struct {
		file []byte
		code string
		arg  any
	}{
		"an old document":           {[]byte("\xd0\xcf\x11\xe0\xa1\xb1"), "template_hwp", nil},
		"no ZIP":                    {[]byte("hello"), "template_zip", nil},
		"half a ZIP":                {packed(t, document(good))[:400], "template_zip", nil},
		"another kind":              {wrongType, "template_zip", nil}, // its checksum tells
		"no version":                {packed(t, without(version)), "template_part", version},
		"no header":                 {packed(t, without(header)), "template_part", header},
		"no section":                {packed(t, without("Contents/section0.xml")), "template_part", "Contents/section0.xml"},
		"a section of no manifest":  {packed(t, with(contents, `<p xmlns="o"><manifest/><spine/></p>`)), "template_part", "Contents/section0.xml"},
		"a password":                {packed(t, with("META-INF/manifest.xml", `<m><encryption-data/></m>`)), "template_locked", nil},
		"broken XML":                {packed(t, document("\n<hp:p>")), "template_xml", "Contents/section0.xml"},
		"another character set":     {packed(t, with(header, `<?xml version="1.0" encoding="EUC-KR"?><h/>`)), "template_xml", header},
		"no place":                  {packed(t, document(`<hp:p/>`)), "template_none", nil},
		"an unknown place":          {packed(t, document(`<hp:p><hp:t>{{titel}}{{who.name}}</hp:t></hp:p>`)), "template_unknown", "{{titel}}, {{who.name}}"},
		"an unknown field":          {packed(t, document(row("{{who.age}}"))), "template_unknown", "{{who.age}}"},
		"a place in two looks":      {packed(t, document(`<hp:p><hp:t>{{ti</hp:t><hp:t>tle}}</hp:t></hp:p>`)), "template_split", "{{ti"},
		"two lists in a row":        {packed(t, document(row("{{who.name}}{{none.name}}"))), "template_lists", "none, who"},
		"a list in a cell of two":   {packed(t, document(`<hp:tbl><hp:tr>`+cell("0", "2", "1", "{{who.name}}")+`</hp:tr></hp:tbl>`)), "template_joined", "who"},
		"elements without end":      {packed(t, document(strings.Repeat("<a>", 300)+good+strings.Repeat("</a>", 300))), "template_xml", "Contents/section0.xml"},
		"an entity that is not XML": {packed(t, document(`<hp:p><hp:t>&bomb;{{title}}</hp:t></hp:p>`)), "template_xml", "Contents/section0.xml"},
	} {
		_, err := Fill(c.file, values)
		var e *model.Error
		if !errors.As(err, &e) || e.Kind != model.Invalid || e.Code != c.code || c.arg != nil && (len(e.Args) == 0 || e.Args[0] != c.arg) {
			t.Errorf("%s: %v, want %s %v", name, err, c.code, c.arg)
		}
	}
}

func TestUnpack_stopsAtABomb(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("mimetype")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range maxUnpacked>>20 + 1 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Unpack(b.Bytes()); model.CodeOf(err) != "template_large" {
		t.Errorf("%d bytes of a bomb: %v", b.Len(), err)
	}
	var many Archive
	for range maxParts + 1 {
		many = append(many, Part{Name: "x"})
	}
	if _, err := Unpack(packed(t, many)); model.CodeOf(err) != "template_large" {
		t.Errorf("too many parts: %v", err)
	}
}

func TestPack_putsTheTypeFirstAndBare(t *testing.T) {
	b := packed(t, document("<hp:p/>"))
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		if (i == 0) != (f.Name == "mimetype") || (f.Method == zip.Store) != (i == 0) || f.Flags&0x8 != 0 || len(f.Extra) > 0 || f.ModifiedDate != dosDay {
			t.Errorf("%d: %+v", i, f.FileHeader)
		}
	}
	if !bytes.Equal(b, packed(t, document("<hp:p/>"))) {
		t.Error("the same document is another file")
	}
}

func TestSqueeze_leavesTextAlone(t *testing.T) {
	got, err := Squeeze([]byte("<?xml version=\"1.0\"?>\n<a>\n  <t> x <b/> </t>\n  <c>y</c>\n</a>\n"))
	if want := `<?xml version="1.0"?><a><t> x <b/> </t><c>y</c></a>`; err != nil || string(got) != want {
		t.Errorf("%s, %v", got, err)
	}
}

// FuzzSection fills whatever text a section may have: what comes out is XML again,
// and what was put in does not change its tags.
func FuzzSection(f *testing.F) {
	f.Add(`<hp:p><hp:t>{{title}}</hp:t></hp:p>`)
	f.Add(`<hp:tbl rowCnt="1"><hp:sz height="1"/><hp:tr>` + cell("0", "1", "1", "{{who.name}} {{ note }}") + `</hp:tr></hp:tbl>`)
	f.Add(`<t>{{none.n}}<![CDATA[{{title}}]]></t><tbl><tr><tc><tbl><tr/></tbl></tc></tr></tbl>`)
	f.Fuzz(func(t *testing.T, section string) {
		x := filling{values: values}
		var said strings.Builder
		out, err := x.section(&Part{"s", []byte(section)}, looks{}, &said)
		if err == nil {
			_, err = parse(out)
		} else if model.KindOf(err) == model.Invalid {
			err = nil
		}
		if err != nil {
			t.Error(err)
		}
	})
}

// FuzzUnpack gives whatever is no document to the reader of documents.
func FuzzUnpack(f *testing.F) {
	f.Add(packed(f, document(`<hp:p><hp:t>{{title}}</hp:t></hp:p>`)))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if err := Check(file); err != nil && model.KindOf(err) != model.Invalid {
			t.Error(err)
		}
	})
}
