// Package sheet reads lists of leads from spreadsheets: .xlsx, and .csv in UTF-8,
// UTF-16 or CP949.
//
// Lists come from employers, teams and other systems, each with its own headers,
// so the header is looked for below titles and merged cells (findHeader), its
// words are looked up in one table (synonyms), and a model.Mapping may say
// otherwise. A cell is then read as people write such things (the Parse functions
// of the model); what cannot be read is a problem of its row and stops no other.
//
// The reader of .xlsx is our own, 600 lines over archive/zip. The library that
// writes spreadsheets (excelize) reads them too, but it keeps a large sheet
// unpacked in memory or in a temporary file, where no personal data may be; it
// ends without a word at the first error in the XML, gives rows without saying
// which numbers are days or which cells are merged, and takes twice the time
// (BenchmarkRead100k).
package sheet
