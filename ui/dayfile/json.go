package dayfile

import (
	"bytes"
	"encoding/json"

	"ieumdesk/model"
)

// JSONSchema names the schema that JSON keeps to: assets/schema/daylog.json.
const JSONSchema = "urn:ieum:daylog:1"

// document is the JSON of a report.
type document struct {
	Schema string     `json:"$schema"`
	From   model.Date `json:"from"`
	To     model.Date `json:"to"`
	Desk   deskOf     `json:"desk"`
	Names  string     `json:"names"` // masked or full

	Log  *model.DayLog `json:"log,omitempty"`
	Span *spanOf       `json:"span,omitempty"`

	Rows []model.DayRow `json:"rows"`
}

type deskOf struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	Centre string `json:"center"`
}

type spanOf struct {
	By       model.Split     `json:"by"`
	Figures  []model.Figure  `json:"figures"`
	Rows     []model.StatRow `json:"rows"`
	Staff    []model.StatRow `json:"staff"`
	Total    []model.Cell    `json:"total"`
	Unclosed []model.Date    `json:"unclosed"`
}

// JSON is a report for programs, by the published schema.
func JSON(r Report) ([]byte, error) {
	d := document{
		Schema: JSONSchema, From: r.From, To: r.To, Names: "masked", Rows: notNil(r.Rows),
		Desk: deskOf{r.Desk.Code, r.Desk.Name, r.Desk.Center},
	}
	if r.Full {
		d.Names = "full"
	}
	if r.Day != nil {
		log := *r.Day
		log.Staff, log.Expected, log.Found = notNil(log.Staff), notNil(log.Expected), notNil(log.Found)
		log.Quiet, log.Late = notNil(log.Quiet), notNil(log.Late)
		if log.Goal == nil {
			log.Goal = model.DayGoals{}
		}
		d.Log = &log
	} else {
		d.Span = &spanOf{r.Days.By, r.Days.Figures, notNil(r.Days.Rows), notNil(r.Staff.Rows), r.Days.Total, notNil(r.Unclosed)}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(d); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// notNil has JSON write [] for nothing.
func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
