// Package sheet draws printed sheets: a list of marks in millimetres that
// becomes a PDF, a screen preview or a printer's bitmap from one description,
// so that what is previewed, saved and printed cannot differ.
//
// It knows nothing of what a sheet says. Origin is the top left corner of the
// page, y grows downwards, lengths are millimetres and type sizes points.
//
// Text is shaped by HarfBuzz rules, Korean breaks between words and never
// inside one unless a word is wider than its line, and every glyph in a PDF
// carries the text it stands for. A character that no font has is drawn as a
// red frame and reported by Missing; text that does not fit is reported by
// Style.Fit. Scripts that run from right to left are not laid out.
//
// Fonts and finished documents may be used by several goroutines at once; a
// page is built by one.
package sheet
