// Package assets holds what the program carries inside itself: fonts, icons,
// translations, and the code and rule tables. Where each comes from, and under
// which licence, is said in CREDITS.md.
package assets

import (
	"embed"
	_ "embed" // for the single files
)

// Fonts of the window and of the sheets: Pretendard 1.3.9 (SIL OFL 1.1), whole,
// so that rare names and half-composed syllables have their glyphs.
var (
	//go:embed fonts/Pretendard-Regular.ttf
	FontRegular []byte
	//go:embed fonts/Pretendard-Bold.ttf
	FontBold []byte
)

//go:embed tables/* translations/*.json translations/slip/*.json
var files embed.FS

// Templates are the parts of the HWPX templates: parts has those of every document,
// day and span the section of each. They are laid out for people to read.
//
//go:embed template
var Templates embed.FS

// DaySchema is the JSON Schema of a day log's JSON export.
//
//go:embed schema/daylog.json
var DaySchema []byte
