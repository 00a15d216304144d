// Package receive is the other end of the HTTPS way, as assets/city-openapi.yaml
// describes it: small enough to be read by whoever builds the city's own, and right
// enough to test against. It keeps batches as files in a folder.
package receive

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"ieumdesk/data/city"
	"ieumdesk/model"
)

// Server takes batches. It is a http.Handler for POST and HEAD /v1/batches.
type Server struct {
	token string
	files *Files
	taken func(Taken)
}

// Taken is what a batch came to when it arrived first.
type Taken struct {
	Batch    model.ID
	Desk     string
	New      map[model.CityKind]int // events that were not there under this revision or a higher one
	Known    int
	Rejected int
}

// New takes batches from whoever has the token into files. taken is told of each, as
// it arrives for the first time; nil: nobody is.
func New(token string, files *Files, taken func(Taken)) *Server {
	if taken == nil {
		taken = func(Taken) {}
	}
	return &Server{token, files, taken}
}

// refusal is an answer that takes nothing.
type refusal struct {
	status int
	reason string
}

func (r refusal) Error() string { return r.reason }

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	given := []byte(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))
	switch {
	case r.URL.Path != "/v1/batches":
		refuse(w, refusal{http.StatusNotFound, "no such resource"})
	case subtle.ConstantTimeCompare(given, []byte(s.token)) == 0:
		refuse(w, refusal{http.StatusUnauthorized, "the token is wrong"})
	case r.Method == http.MethodHead:
		w.WriteHeader(http.StatusNoContent)
	case r.Method != http.MethodPost:
		refuse(w, refusal{http.StatusMethodNotAllowed, "POST a batch"})
	default:
		status, answer, err := s.take(r)
		if err != nil {
			refuse(w, err)
			return
		}
		reply(w, status, answer)
	}
}

func refuse(w http.ResponseWriter, err error) {
	var r refusal
	if !errors.As(err, &r) {
		r = refusal{http.StatusInternalServerError, "the batch could not be stored"}
	}
	b, _ := json.Marshal(map[string]string{"error": r.reason})
	reply(w, r.status, b)
}

func reply(w http.ResponseWriter, status int, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body) // who has gone away asks again
}

// batch is what is posted.
type batch struct {
	Batch  model.ID          `json:"batch"`
	Desk   string            `json:"desk"`
	Schema int               `json:"schema"`
	Events []json.RawMessage `json:"events"`
}

// take stores a batch and returns the answer. One that is known gets the answer it
// got before.
func (s *Server) take(r *http.Request) (status int, answer []byte, err error) {
	content, err := body(r)
	if err != nil {
		return 0, nil, err
	}
	sum := sha256.Sum256(content)
	var b batch
	switch err := json.Unmarshal(content, &b); {
	case r.Header.Get("Digest") != "sha-256="+base64.StdEncoding.EncodeToString(sum[:]):
		return 0, nil, refusal{http.StatusBadRequest, "the digest is not that of the JSON"}
	case err != nil:
		return 0, nil, refusal{http.StatusBadRequest, "not a batch"}
	case b.Schema != city.Schema:
		return 0, nil, refusal{http.StatusBadRequest, "schema is not known"}
	case r.Header.Get("Idempotency-Key") != b.Batch.String():
		return 0, nil, refusal{http.StatusBadRequest, "the idempotency key is not the batch's id"}
	case len(b.Events) > city.HTTPSLimit.Events:
		return 0, nil, refusal{http.StatusRequestEntityTooLarge, "more than 1,000 events"}
	}
	s.files.mu.Lock()
	defer s.files.mu.Unlock()
	if known, ok := s.files.batches[b.Batch]; ok {
		if known.sum != sum {
			return 0, nil, refusal{http.StatusConflict, "this batch is known with other content"}
		}
		return http.StatusOK, known.answer, nil
	}
	taken := Taken{Batch: b.Batch, Desk: b.Desk, New: map[model.CityKind]int{}}
	said, fresh := s.judge(b, &taken)
	if answer, err = json.Marshal(said); err != nil {
		return 0, nil, err
	}
	if err := s.files.put(b.Batch, b.Desk, content, sum, answer, fresh); err != nil {
		return 0, nil, err
	}
	s.taken(taken)
	return http.StatusCreated, answer, nil
}

// body reads what was posted, unpacked. More than a batch may be is not read.
func body(r *http.Request) ([]byte, error) {
	in := io.Reader(r.Body)
	switch r.Header.Get("Content-Encoding") {
	case "gzip":
		z, err := gzip.NewReader(r.Body)
		if err != nil {
			return nil, refusal{http.StatusBadRequest, "not gzip"}
		}
		in = z
	case "":
	default:
		return nil, refusal{http.StatusUnsupportedMediaType, "gzip or nothing"}
	}
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(in, int64(city.HTTPSLimit.Bytes)+1))
	switch {
	case err != nil:
		return nil, refusal{http.StatusBadRequest, "half a batch"}
	case n > int64(city.HTTPSLimit.Bytes):
		return nil, refusal{http.StatusRequestEntityTooLarge, "more than 1 MiB"}
	}
	return b.Bytes(), nil
}

// answer says what became of each event.
type answer struct {
	Accepted []model.ID `json:"accepted"`
	Rejected []rejected `json:"rejected"`
}

type rejected struct {
	ID     model.ID `json:"id"`
	Reason string   `json:"reason"`
}

// judge looks at each event. What is there under this revision or a higher one is
// accepted and dropped.
func (s *Server) judge(b batch, taken *Taken) (a answer, fresh map[model.ID]int64) {
	a = answer{Accepted: []model.ID{}, Rejected: []rejected{}}
	fresh = map[model.ID]int64{}
	for _, raw := range b.Events {
		var e city.Event
		if reason := wrong(raw, b.Desk, &e); reason != "" {
			a.Rejected = append(a.Rejected, rejected{e.ID, reason})
			taken.Rejected++
			continue
		}
		a.Accepted = append(a.Accepted, e.ID)
		if max(s.files.revs[e.ID], fresh[e.ID]) >= e.Rev {
			taken.Known++
			continue
		}
		fresh[e.ID] = e.Rev
		taken.New[e.Kind]++
	}
	return a, fresh
}

// wrong is why an event cannot be taken, "" if it can.
func wrong(raw json.RawMessage, desk string, e *city.Event) string {
	err := json.Unmarshal(raw, e)
	kind := false
	for _, k := range model.CityKinds {
		kind = kind || k == e.Kind
	}
	switch {
	case err != nil:
		return "not an event"
	case e.Desk != desk:
		return "of another desk than the batch"
	case !kind:
		return "kind is not known"
	case e.Rev < 1 || e.At.IsZero() || len(e.Body) == 0 || e.Body[0] != '{':
		return "rev, at or body is missing"
	}
	return ""
}
