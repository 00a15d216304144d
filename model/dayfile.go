package model

import (
	"context"
	"strings"
)

// DayFormat is a kind of file that a day log is written as.
type DayFormat string

// The formats.
const (
	DayXLSX  DayFormat = "xlsx"
	DayHWPX  DayFormat = "hwpx"
	DayPDF   DayFormat = "pdf"
	DayCSV   DayFormat = "csv"
	DayCP949 DayFormat = "csv-cp949" // CSV as older programs of Korean offices read it
	DayJSON  DayFormat = "json"
)

// DayFormats are all formats, in the order in which they are offered.
var DayFormats = []DayFormat{DayXLSX, DayHWPX, DayPDF, DayCSV, DayCP949, DayJSON}

// Ending is how the name of such a file ends: .xlsx.
func (f DayFormat) Ending() string {
	kind, _, _ := strings.Cut(string(f), "-")
	return "." + kind
}

// ClosingFormats are those that are written when a day is closed.
var ClosingFormats = []DayFormat{DayXLSX, DayHWPX, DayPDF, DayCSV}

// DayFile asks for one file of a day or of a span of days.
type DayFile struct {
	From, To Date // both included
	Format   DayFormat
	Name     string // of the file or its whole path; "": by desk and span in the folder of the settings
	Full     bool   // people in full, not as lists show them
	Reason   string // why in full
}

// DayWritten is a file that is there.
type DayWritten struct {
	Path     string
	Unmapped []rune // what the file's encoding has not, each once; it stands as {U+1EC4}
}

// DayFiles writes day logs as files: exactly what is shown of them. Its methods
// take as long as a disk does.
type DayFiles interface {
	// Folder is where files of a day go that have no folder in their name. It is made
	// if it is not there. Errors: Outside folder_missing, read_only, disk_failed.
	Folder(ctx context.Context, s Session, day Date) (string, error)

	// Write writes a file. The one of the same span that was
	// there is replaced. Errors: FieldErrors (reason, if Full and none is given);
	// Invalid span_backwards (to), template_missing; Outside file_open (another program shows the file that was to be replaced),
	// folder_missing, read_only, disk_full, disk_failed.
	Write(ctx context.Context, s Session, f DayFile) (DayWritten, error)
}
