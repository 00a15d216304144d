package model

// LeadFiles opens lists of leads that come as files.
type LeadFiles interface {
	// OpenLeads opens a spreadsheet. Errors: Invalid file_unknown, file_old_excel,
	// file_password, file_damaged, file_too_big, file_empty; Outside file_read.
	OpenLeads(path string) (LeadFile, error)
}

// LeadFile is an opened list. It is read as often as one likes, by one at a time.
type LeadFile interface {
	// Guess is how the columns would be read if nobody said otherwise.
	Guess() Mapping

	// Preview shows each sheet's columns under a mapping, with up to rows values
	// below each. Errors: Invalid mapping_sheet, mapping_column, mapping_field,
	// mapping_header; no_header if no sheet has one.
	Preview(m Mapping, rows int) ([]SheetPreview, error)

	// Rows gives the leads of all sheets, one a call, until io.EOF. A row that
	// cannot be read comes with its Problems. Errors: those of Preview.
	Rows(m Mapping) (next func() (LeadRow, error), err error)

	// Close lets go of the file.
	Close() error
}

// SheetPreview is one sheet under a mapping.
type SheetPreview struct {
	Sheet     string          `json:"sheet"`
	HeaderRow int             `json:"header_row,omitempty"` // from 1
	Skipped   string          `json:"skipped,omitempty"`    // why it is not read: hidden, no_header, not_chosen
	Columns   []ColumnPreview `json:"columns,omitempty"`
}

// ColumnPreview is one column under a mapping.
type ColumnPreview struct {
	Letter string   `json:"letter"` // A, B …
	Header string   `json:"header"`
	Field  string   `json:"field"` // of LeadFields, "" if it is not read
	Values []string `json:"values"`
}

// LeadFields are what a column can be read into: the fields of Lead by their
// JSON names, and those of its source as source.team. Besides there are wage
// (type and figures as people write them), hours (times, days and weekly hours)
// and workplace (an address that names the dong).
var LeadFields = []string{
	"employer", "business_no", "representative", "industry", "employer_phone", "address", "workplace", "dong", "directions",
	"title", "occupation", "duties", "openings", "employment_type", "contract_months",
	"wage", "wage_type", "wage_min", "wage_max", "hours", "weekly_hours", "work_start", "work_end", "days",
	"education", "career", "licences", "benefits", "foreigners", "sex", "age", "documents", "method",
	"contact", "phone", "fax", "received_on", "valid_until", "work_from", "status",
	"source.kind", "source.team", "source.by", "source.on", "source.ref", "source.url", "site_note",
}
