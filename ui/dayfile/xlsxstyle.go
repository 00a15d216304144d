package dayfile

import "github.com/xuri/excelize/v2"

// styles are the looks of cells, by their numbers in the workbook.
type styles struct {
	title, period, boxHead, box      int
	heading, label, head, cell, none int
	note, small                      int
	plain, total, line               map[Kind]int
}

// of is the style of a cell of a table.
func (s styles) of(k Kind, total bool) int {
	if total {
		return s.total[k]
	}
	return s.plain[k]
}

// formats are how numbers are shown; text stays as it is.
var formats = map[Kind]string{Text: "@", Number: "#,##0", Day: "yyyy-mm-dd", Clock: "hh:mm"}

// newStyles adds the looks to a workbook: one face, thin lines, tinted heads, as
// offices set their forms.
func newStyles(f *excelize.File, face string) (styles, error) {
	const (
		ink, grey, tint = "1E2124", "8A949E", "EEF2F7"
		thin            = 1
	)
	s := styles{plain: map[Kind]int{}, total: map[Kind]int{}, line: map[Kind]int{}}
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: grey, Style: thin})
	}
	font := func(size float64, bold bool) *excelize.Font {
		return &excelize.Font{Family: face, Size: size, Bold: bold, Color: ink}
	}
	align := func(horizontal string) *excelize.Alignment {
		return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: true}
	}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tint}}
	text := formats[Text]
	for _, look := range []struct {
		to    *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: font(20, true), Alignment: align("left")}},
		{&s.period, excelize.Style{Font: font(12, false), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top"}}},
		{&s.boxHead, excelize.Style{Font: font(10, false), Alignment: align("center"), Border: border, Fill: fill}},
		{&s.box, excelize.Style{Border: border}},
		{&s.heading, excelize.Style{Font: font(11, true), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "bottom"}}},
		{&s.label, excelize.Style{Font: font(10, true), Alignment: align("center"), Border: border, Fill: fill}},
		{&s.head, excelize.Style{Font: font(10, true), Alignment: align("center"), Border: border, Fill: fill}},
		{&s.cell, excelize.Style{Font: font(10, false), Alignment: align("left"), Border: border, CustomNumFmt: &text}},
		{&s.none, excelize.Style{Font: font(10, false), Alignment: align("center"), Border: border, CustomNumFmt: &text}},
		{&s.note, excelize.Style{Font: font(10, false), Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top", WrapText: true}, Border: border, CustomNumFmt: &text}},
		{&s.small, excelize.Style{Font: font(9, false), Alignment: align("left"), CustomNumFmt: &text}},
	} {
		id, err := f.NewStyle(&look.style)
		if err != nil {
			return s, err
		}
		*look.to = id
	}
	for _, kind := range []Kind{Text, Number, Day, Clock} { // in order: the numbers are written into the file
		format := formats[kind]
		side := map[Kind]string{Text: "left", Number: "right", Day: "center", Clock: "center"}[kind]
		for _, look := range []struct {
			to    map[Kind]int
			style excelize.Style
		}{
			{s.plain, excelize.Style{Font: font(10, false), Alignment: align(side)}},
			{s.total, excelize.Style{Font: font(10, true), Alignment: align(side), Fill: fill}},
			{s.line, excelize.Style{Font: font(10, false), Alignment: &excelize.Alignment{Horizontal: side, Vertical: "center"}}},
		} {
			look.style.Border, look.style.CustomNumFmt = border, &format
			id, err := f.NewStyle(&look.style)
			if err != nil {
				return s, err
			}
			look.to[kind] = id
		}
	}
	return s, nil
}
