package slip

import "time"

// The days and times of a slip, in its own language.

func (f *form) date(t time.Time) string   { return f.words.date(t) }
func (f *form) moment(t time.Time) string { return f.words.moment(t) }
func (f *form) clock(t time.Time) string  { return f.words.clock(t) }
func (f *form) day(iso string) string     { return f.words.day(iso) }
