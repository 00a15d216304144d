package city

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"time"

	"ieumdesk/model"
)

// Schema is the edition of the format that a batch says it has.
const Schema = 1

// Limit is the most that one batch may hold.
type Limit struct{ Events, Bytes int }

// Batch is a set of events as it is sent. Bytes are its canonical form: JSON in
// UTF-8 without blanks or escapes that need not be, keys in the order of the types,
// as Encode makes it. They are what SHA256 is of, and never change once made.
type Batch struct {
	ID     model.ID
	Desk   string
	Name   string // of its files: ieum-D07-20261123-01
	Events int
	Bytes  []byte
	SHA256 [sha256.Size]byte
}

// Event is one event of a batch that was read back.
type Event struct {
	ID   model.ID        `json:"id"`
	Desk string          `json:"desk"`
	Kind model.CityKind  `json:"kind"`
	Rev  int64           `json:"rev"`
	At   time.Time       `json:"at"`
	Body json.RawMessage `json:"body"`
}

// envelope is what goes around the events.
type envelope struct {
	Batch  model.ID          `json:"batch"`
	Desk   string            `json:"desk"`
	Schema int               `json:"schema"`
	Events []json.RawMessage `json:"events"`
}

// EncodeEvent is the canonical form of one event.
func EncodeEvent(e model.CityEvent) (json.RawMessage, error) {
	var b bytes.Buffer
	j := json.NewEncoder(&b)
	j.SetEscapeHTML(false)
	if err := j.Encode(e); err != nil {
		return nil, fmt.Errorf("event %s: %w", e.Kind, err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// frame is how many bytes a batch has around its events, each of which takes a
// comma more.
const frame = 128

// Encode makes a batch of events that EncodeEvent made.
func Encode(id model.ID, desk string, events []json.RawMessage) Batch {
	size := frame
	for _, e := range events {
		size += len(e) + 1
	}
	b := make([]byte, 0, size)
	b = fmt.Appendf(b, `{"batch":"%s","desk":"%s","schema":%d,"events":[`, id, desk, Schema)
	for i, e := range events {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, e...)
	}
	b = append(b, "]}"...)
	return Batch{ID: id, Desk: desk, Events: len(events), Bytes: b, SHA256: sha256.Sum256(b)}
}

// Fits is how many of the events, from the first on, fit into one batch: at least
// one, if there is any.
func (l Limit) Fits(events []json.RawMessage) int {
	size := frame
	for i, e := range events {
		if size += len(e) + 1; i > 0 && (i >= l.Events || size > l.Bytes) {
			return i
		}
	}
	return len(events)
}

// RawEvents are the events of a batch, each in its canonical form.
func RawEvents(batch []byte) ([]json.RawMessage, error) {
	var e envelope
	if err := json.Unmarshal(batch, &e); err != nil {
		return nil, fmt.Errorf("batch: %w", err)
	}
	return e.Events, nil
}

// DecodeEvents reads the events of a batch.
func DecodeEvents(batch []byte) ([]Event, error) {
	var e struct {
		Events []Event `json:"events"`
	}
	if err := json.Unmarshal(batch, &e); err != nil {
		return nil, fmt.Errorf("batch: %w", err)
	}
	return e.Events, nil
}
