package settings

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// cityEvent is an event as it will leave the desk, read back from those bytes.
type cityEvent struct {
	ID   model.ID        `json:"id"`
	Kind model.CityKind  `json:"kind"`
	Rev  int64           `json:"rev"`
	At   time.Time       `json:"at"`
	Body json.RawMessage `json:"body"`
	raw  json.RawMessage
}

func readEvents(raw []json.RawMessage) ([]cityEvent, error) {
	events := make([]cityEvent, len(raw))
	for i, b := range raw {
		if err := json.Unmarshal(b, &events[i]); err != nil {
			return nil, err
		}
		events[i].raw = b
	}
	return events, nil
}

// named reports whether the event says who somebody is.
func (e cityEvent) named() bool {
	var body struct {
		Full json.RawMessage `json:"full"`
	}
	return json.Unmarshal(e.Body, &body) == nil && body.Full != nil
}

// jsonLine is a line of JSON that can be read, and how far to the right it stands.
type jsonLine struct {
	depth int
	text  string
}

// pretty is the event as it is sent, a member a line.
func (e cityEvent) pretty() []jsonLine {
	var out bytes.Buffer
	if err := json.Indent(&out, e.raw, "", "\t"); err != nil {
		return []jsonLine{{0, string(e.raw)}}
	}
	var lines []jsonLine
	for line := range strings.Lines(out.String()) {
		text := strings.TrimLeft(line, "\t")
		lines = append(lines, jsonLine{len(line) - len(text), strings.TrimRight(text, "\n")})
	}
	return lines
}

// told is one thing an event says; a heading has no value.
type told struct{ label, value string }

// tells is what a body says, in its order, in words. What has no words stands as it
// is sent: nothing is left out.
func tells(d *desk.Desk, body json.RawMessage) []told { return tellsIn(d, "", body) }

// tellsIn is tells for a part of the body; in the part lead, place is where the
// work is.
func tellsIn(d *desk.Desk, part string, body json.RawMessage) []told {
	var out []told
	each(body, func(key string, value json.RawMessage) {
		label := eventLabel(d, part, key)
		if inner := bytes.TrimSpace(value); len(inner) > 0 && inner[0] == '{' {
			out = append(append(out, told{label: label}), tellsIn(d, key, value)...)
			return
		}
		out = append(out, told{label, eventValue(d, key, value)})
	})
	return out
}

// each goes through the members of a JSON object in their order.
func each(object json.RawMessage, do func(key string, value json.RawMessage)) {
	dec := json.NewDecoder(bytes.NewReader(object))
	if _, err := dec.Token(); err != nil {
		return
	}
	for dec.More() {
		key, err := dec.Token()
		var value json.RawMessage
		if err != nil || dec.Decode(&value) != nil {
			return
		}
		name, _ := key.(string)
		do(name, value)
	}
}

// eventLabel is what a field is called on the screen, or its own name.
func eventLabel(d *desk.Desk, part, key string) string {
	names := []string{"city.field." + key, "field." + key}
	if part == string(model.CityLead) {
		names = append([]string{"field." + key + "_work"}, names...)
	}
	for _, name := range names {
		if d.Words.Has(name) {
			return d.Words.T(name)
		}
	}
	return key
}

// eventLists are the lists in which the codes of a field have their names.
var eventLists = map[string]string{
	"sex": "sex", "status": "status", "gate": "gate", "wage_type": "wage", "employment_type": "employment", "visit": "visit",
	"groups": "group", "source": "source", "how": "reply",
}

// eventName is a code with its name.
func eventName(d *desk.Desk, key, code string) string {
	t := d.Session.Tables()
	name := code
	switch key {
	case "occupation", "occupations":
		name = t.Occupations.Name(code)
	case "industry":
		name = t.Industries.Name(code)
	default:
		if list := eventLists[key]; list != "" {
			return d.Words.Name(list, code)
		}
	}
	if name == code || name == "" {
		return code
	}
	return code + " " + name
}

func eventValue(d *desk.Desk, key string, value json.RawMessage) string {
	var one string
	var many []string
	switch {
	case json.Unmarshal(value, &one) == nil:
		return eventName(d, key, one)
	case json.Unmarshal(value, &many) == nil:
		for i, code := range many {
			many[i] = eventName(d, key, code)
		}
		return strings.Join(many, ", ")
	case string(value) == "true" || string(value) == "false":
		return d.Words.T("settings.city." + string(value))
	}
	return string(value)
}
