// Package hwpx fills templates in HWPX, the open format of Hangul documents
// (KS X 6101, OWPML): a ZIP whose first entry, "mimetype", is stored and says
// application/hwp+zip; META-INF/container.xml leads to Contents/content.hpf, whose
// manifest names header.xml (looks, by number) and the sections (text).
//
// A template is any such document, made in Hangul, in whose text stand
// placeholders:
//
//	{{title}}         is replaced by a text; its lines become lines
//	{{staff.name}}    in a row of a table: the row is repeated for each of a list
//
// A row may ask for one list, and for single texts beside it. Of an empty list one
// row stays, with a word in its first placeholder that says there is none. What
// Hangul keeps of the template's layout (linesegarray) is dropped: it lays the
// document out when it opens it.
//
// Everything else is kept byte for byte, and the same template and values give the
// same file.
package hwpx

// Values are what is put into a template.
type Values struct {
	Text  map[string]string
	Lists map[string]List
	None  string // for a list without items
}

// List is what a row of a table is repeated for.
type List struct {
	Fields []string   // in the order of Items
	Items  [][]string // a text for each of Fields
}
