package model

// Normalise trims what was typed and refuses what no field may hold. Errors:
// FieldErrors.
func (r *Remarks) Normalise() error {
	var c fieldCheck
	for _, f := range []struct {
		name string
		text *string
	}{{"handover", &r.Handover}, {"special", &r.Special}, {"suggestion", &r.Suggestion}, {"leave", &r.Leave}} {
		c.note(f.name, f.text)
	}
	return c.err()
}

// Normalise trims an entry and refuses one without kind, day or text. Errors:
// FieldErrors.
func (e *QuietEntry) Normalise() error {
	var c fieldCheck
	if !e.Day.Valid() {
		c.add(invalid("day", "date_form"))
	}
	c.oneOf("kind", string(e.Kind), string(QuietPhone), string(QuietVisit), string(QuietOther))
	c.line("text", &e.Text, MaxLine, true)
	return c.err()
}
