package settings

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
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

// pretty is the event as JSON that can be read: the same, with blanks.
func (e cityEvent) pretty() string {
	var out bytes.Buffer
	if err := json.Indent(&out, e.raw, "", "    "); err != nil {
		return string(e.raw)
	}
	return out.String()
}

// told is one thing an event says; a heading has no value.
type told struct{ label, value string }

// tells is what a body says, in its order, in words. What has no words stands as it
// is sent: nothing is left out.
func tells(w *assets.Words, body json.RawMessage) []told {
	var out []told
	each(body, func(key string, value json.RawMessage) {
		if inner := bytes.TrimSpace(value); len(inner) > 0 && inner[0] == '{' {
			out = append(append(out, told{label: eventLabel(w, key)}), tells(w, value)...)
			return
		}
		out = append(out, told{eventLabel(w, key), eventValue(w, key, value)})
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
func eventLabel(w *assets.Words, key string) string {
	for _, prefix := range []string{"city.field.", "field."} {
		if w.Has(prefix + key) {
			return w.T(prefix + key)
		}
	}
	return key
}

// eventLists are the lists in which the codes of a field have their names.
var eventLists = map[string]string{
	"sex": "sex", "status": "status", "gate": "gate", "wage_type": "wage", "employment_type": "employment", "visit": "visit",
	"groups": "group", "source": "source", "how": "reply",
}

func eventValue(w *assets.Words, key string, value json.RawMessage) string {
	name := func(code string) string {
		if list := eventLists[key]; list != "" {
			return w.Name(list, code)
		}
		return code
	}
	var one string
	var many []string
	switch {
	case json.Unmarshal(value, &one) == nil:
		return name(one)
	case json.Unmarshal(value, &many) == nil:
		for i, code := range many {
			many[i] = name(code)
		}
		return strings.Join(many, ", ")
	case string(value) == "true" || string(value) == "false":
		return w.T("settings.city." + string(value))
	}
	return string(value)
}
