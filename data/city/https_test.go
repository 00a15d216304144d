package city_test

import (
	"bytes"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"ieumdesk/data/city"
	"ieumdesk/data/city/receive"
	"ieumdesk/model"
)

const token = "test-token"

// end is a real HTTPS server with a certificate of its own authority, before which
// something may go wrong.
type end struct {
	tb     testing.TB
	files  *receive.Files
	server *httptest.Server
	before func(w http.ResponseWriter, r *http.Request, receive http.Handler) // nil: nothing goes wrong
	caFile string
}

// newEnd starts one. The certificate holds between the given days around now.
func newEnd(tb testing.TB, from, until int) *end {
	tb.Helper()
	e := &end{tb: tb, caFile: filepath.Join(tb.TempDir(), "ca.pem")}
	var err error
	if e.files, err = receive.Open(tb.TempDir()); err != nil {
		tb.Fatal(err)
	}
	now := time.Now()
	ca, err := receive.NewAuthority(now.AddDate(-2, 0, 0))
	if err != nil {
		tb.Fatal(err)
	}
	cert, err := ca.Certificate(now.AddDate(0, 0, from), now.AddDate(0, 0, until), "127.0.0.1")
	if err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(e.caFile, ca.PEM, 0o600); err != nil {
		tb.Fatal(err)
	}
	taking := receive.New(token, e.files, nil)
	e.server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if e.before != nil {
			e.before(w, r, taking)
			return
		}
		taking.ServeHTTP(w, r)
	}))
	e.server.Config.ErrorLog = log.New(io.Discard, "", 0) // who hangs up in the middle is what is tested
	e.server.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}
	e.server.StartTLS()
	tb.Cleanup(e.server.Close)
	return e
}

// way reaches the server as a desk does.
func (e *end) way(caFile string, clock model.Clock) *city.HTTPS {
	e.tb.Helper()
	w, err := city.NewHTTPS(e.server.URL, token, caFile, time.Second, clock)
	if err != nil {
		e.tb.Fatal(err)
	}
	e.tb.Cleanup(func() { w.Close() })
	return w
}

// visits is a batch of n visits.
func visits(tb testing.TB, n int) city.Batch {
	tb.Helper()
	var events []json.RawMessage
	for range n {
		e, err := city.EncodeEvent(model.CityEvent{
			ID: uuid.New(), Desk: "D07", Kind: model.CityVisit, Rev: 1, At: time.Now().UTC(),
			Body: model.CityVisitBody{Day: "2026-11-24", SeekerID: uuid.New(), Visit: model.VisitConsult},
		})
		if err != nil {
			tb.Fatal(err)
		}
		events = append(events, e)
	}
	return city.Encode(uuid.New(), "D07", events)
}

func TestHTTPS_bringsABatchOnceHoweverOftenItIsSent(t *testing.T) {
	e := newEnd(t, -1, 1)
	w := e.way(e.caFile, time.Now)
	if err := w.Test(t.Context()); err != nil {
		t.Errorf("test: %v", err)
	}
	b := visits(t, 20)
	for range 3 {
		if a, err := w.Send(t.Context(), b); err != nil || len(a.Rejected) != 0 {
			t.Errorf("%+v, %v", a, err)
		}
	}
	if got := len(e.files.Newest()); got != 20 {
		t.Errorf("%d events arrived", got)
	}
}

func TestHTTPS_saysWhatIsToBeDoneAboutEachTrouble(t *testing.T) {
	status := func(s int, header ...string) func(http.ResponseWriter, *http.Request, http.Handler) {
		return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
			for i := 0; i < len(header); i += 2 {
				w.Header().Set(header[i], header[i+1])
			}
			w.WriteHeader(s)
		}
	}
	answer := func(body string) func(http.ResponseWriter, *http.Request, http.Handler) {
		return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) { fmt.Fprint(w, body) }
	}
	e := newEnd(t, -1, 1)
	w := e.way(e.caFile, time.Now)
	b := visits(t, 3)
	for name, c := range map[string]struct {
		before func(http.ResponseWriter, *http.Request, http.Handler)
		code   string
		act    city.Act
		after  time.Duration
	}{
		"wrong token":         {status(401), "city_denied", city.Stop, 0},
		"forbidden":           {status(403), "city_denied", city.Stop, 0},
		"key taken":           {status(409), "city_key_taken", city.Stop, 0},
		"too large":           {status(413), "city_too_large", city.Split, 0},
		"too often":           {status(429, "Retry-After", "120"), "city_busy", city.TryAgain, 2 * time.Minute},
		"broken":              {status(500), "city_busy", city.TryAgain, 0},
		"down until a date":   {status(503, "Retry-After", "Tue, 24 Nov 2026 01:00:00 GMT", "Date", "Tue, 24 Nov 2026 00:00:00 GMT"), "city_busy", city.TryAgain, time.Hour},
		"wrong address":       {status(404), "city_status", city.TryAgain, 0},
		"no content":          {status(204), "city_status", city.TryAgain, 0},
		"a page":              {answer("<html>로그인</html>"), "city_answer", city.TryAgain, 0},
		"nothing said":        {answer("{}"), "city_answer", city.TryAgain, 0},
		"elsewhere":           {status(307, "Location", "https://localhost:1/v1/batches"), "city_redirect", city.Stop, 0},
		"unencrypted":         {status(308, "Location", "http://127.0.0.1/v1/batches"), "city_redirect", city.Stop, 0},
		"a redirect to a GET": {status(302, "Location", "/login"), "city_redirect", city.Stop, 0},
		"hangs":               {hang, "city_unreachable", city.TryAgain, 0},
		"half an answer": {func(w http.ResponseWriter, r *http.Request, receive http.Handler) {
			half(w, r, receive)
		}, "city_unreachable", city.TryAgain, 0},
	} {
		e.before = c.before
		_, err := w.Send(t.Context(), b)
		got := city.TroubleOf(err)
		if err == nil || model.CodeOf(err) != c.code || got.Act != c.act || got.After != c.after {
			t.Errorf("%s: %v, act %d after %v", name, err, got.Act, got.After)
		}
	}
	e.before = nil
	if _, err := w.Send(t.Context(), b); err != nil || len(e.files.Newest()) != 3 {
		t.Errorf("after all that: %v, %d events", err, len(e.files.Newest()))
	}
}

// hang answers nothing for as long as somebody waits. Only once all is read does the
// server notice that nobody does any more.
func hang(_ http.ResponseWriter, r *http.Request, _ http.Handler) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

// half lets the batch arrive and cuts the answer off in the middle.
func half(w http.ResponseWriter, r *http.Request, receive http.Handler) {
	rec := httptest.NewRecorder()
	receive.ServeHTTP(rec, r)
	w.Header().Set("Content-Length", fmt.Sprint(rec.Body.Len()))
	w.WriteHeader(rec.Code)
	_, _ = w.Write(rec.Body.Bytes()[:rec.Body.Len()/2])
	panic(http.ErrAbortHandler)
}

func TestHTTPS_followsARedirectOnTheSameHostWithTheBatch(t *testing.T) {
	e := newEnd(t, -1, 1)
	moved := false
	e.before = func(w http.ResponseWriter, r *http.Request, receive http.Handler) {
		if !moved {
			moved = true
			http.Redirect(w, r, r.URL.Path, http.StatusTemporaryRedirect)
			return
		}
		receive.ServeHTTP(w, r)
	}
	if _, err := e.way(e.caFile, time.Now).Send(t.Context(), visits(t, 2)); err != nil || len(e.files.Newest()) != 2 {
		t.Errorf("%v, %d events", err, len(e.files.Newest()))
	}
}

func TestHTTPS_trustsNoCertificateThatDoesNotHold(t *testing.T) {
	good, expired, coming := newEnd(t, -1, 1), newEnd(t, -30, -1), newEnd(t, 1, 30)
	skewed := func() time.Time { return time.Now().AddDate(-1, 0, 0) }
	for name, w := range map[string]*city.HTTPS{
		"expired":                 expired.way(expired.caFile, time.Now),
		"not yet valid":           coming.way(coming.caFile, time.Now),
		"of an unknown authority": good.way("", time.Now),
		"of a foreign authority":  good.way(expired.caFile, time.Now),
		"by a clock that is off":  good.way(good.caFile, skewed),
	} {
		_, err := w.Send(t.Context(), visits(t, 1))
		if model.CodeOf(err) != "city_certificate" || city.TroubleOf(err).Act != city.TryAgain {
			t.Errorf("%s: %v", name, err)
		}
		if errTest := w.Test(t.Context()); model.CodeOf(errTest) != "city_certificate" {
			t.Errorf("%s: %v", name, errTest)
		}
	}
	if got := len(good.files.Newest()) + len(expired.files.Newest()) + len(coming.files.Newest()); got != 0 {
		t.Errorf("%d events arrived all the same", got)
	}
	none := filepath.Join(t.TempDir(), "none.pem")
	if _, err := city.NewHTTPS("https://127.0.0.1", "", none, time.Second, time.Now); model.CodeOf(err) != "city_ca" {
		t.Errorf("no such file: %v", err)
	}
}

func TestHTTPS_sendsWhatTheInterfaceAsksFor(t *testing.T) {
	e := newEnd(t, -1, 1)
	b := visits(t, 1)
	e.before = func(w http.ResponseWriter, r *http.Request, receive http.Handler) {
		for header, want := range map[string]string{
			"Authorization": "Bearer " + token, "Idempotency-Key": b.ID.String(), "Content-Encoding": "gzip", "Content-Type": "application/json",
		} {
			if got := r.Header.Get(header); got != want {
				t.Errorf("%s: %q", header, got)
			}
		}
		receive.ServeHTTP(w, r)
	}
	if _, err := e.way(e.caFile, time.Now).Send(t.Context(), b); err != nil {
		t.Error(err)
	}
}

// post sends a batch past the desk's own code.
func (e *end) post(body []byte, change func(*http.Request)) (status int, answer string) {
	e.tb.Helper()
	r, err := http.NewRequest(http.MethodPost, e.server.URL+"/v1/batches", bytes.NewReader(body))
	if err != nil {
		e.tb.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	change(r)
	a, err := e.server.Client().Do(r)
	if err != nil {
		e.tb.Fatal(err)
	}
	defer a.Body.Close()
	said, err := io.ReadAll(a.Body)
	if err != nil {
		e.tb.Fatal(err)
	}
	return a.StatusCode, string(said)
}

func TestReceiver_refusesWhatIsNoBatch(t *testing.T) {
	e := newEnd(t, -1, 1)
	b := visits(t, 1)
	right := func(r *http.Request) {
		r.Header.Set("Idempotency-Key", b.ID.String())
		r.Header.Set("Digest", digest(b.Bytes))
	}
	big := append([]byte(`{"batch":"`), make([]byte, 2<<20)...)
	for name, c := range map[string]struct {
		body   []byte
		change func(*http.Request)
		want   int
	}{
		"wrong token":  {b.Bytes, func(r *http.Request) { right(r); r.Header.Set("Authorization", "Bearer x") }, 401},
		"wrong digest": {b.Bytes, func(r *http.Request) { right(r); r.Header.Set("Digest", "sha-256=x") }, 400},
		"wrong key":    {b.Bytes, func(r *http.Request) { right(r); r.Header.Set("Idempotency-Key", uuid.NewString()) }, 400},
		"not gzip":     {b.Bytes, func(r *http.Request) { right(r); r.Header.Set("Content-Encoding", "gzip") }, 400},
		"packed so":    {b.Bytes, func(r *http.Request) { right(r); r.Header.Set("Content-Encoding", "br") }, 415},
		"too much":     {big, right, 413},
		"not JSON":     {[]byte("x"), func(r *http.Request) { right(r); r.Header.Set("Digest", digest([]byte("x"))) }, 400},
		"right":        {b.Bytes, right, 201},
	} {
		if got, said := e.post(c.body, c.change); got != c.want {
			t.Errorf("%s: %d %s", name, got, said)
		}
	}
	if got, said := e.post(b.Bytes, right); got != 200 {
		t.Errorf("once more: %d %s", got, said)
	}
	other := bytes.Replace(b.Bytes, []byte("consult"), []byte("renew"), 1)
	if got, said := e.post(other, func(r *http.Request) { right(r); r.Header.Set("Digest", digest(other)) }); got != 409 {
		t.Errorf("the key with other content: %d %s", got, said)
	}
}

func TestReceiver_rejectsOneEventAndTakesTheRest(t *testing.T) {
	e := newEnd(t, -1, 1)
	events, err := city.RawEvents(visits(t, 3).Bytes)
	if err != nil {
		t.Fatal(err)
	}
	events[1] = json.RawMessage(strings.Replace(string(events[1]), `"kind":"visit"`, `"kind":"lunch"`, 1))
	b := city.Encode(uuid.New(), "D07", events)
	a, err := e.way(e.caFile, time.Now).Send(t.Context(), b)
	if err != nil || len(a.Rejected) != 1 || len(e.files.Newest()) != 2 {
		t.Errorf("%+v, %v, %d events", a, err, len(e.files.Newest()))
	}
}

func TestReceiver_remembersWhenItIsStartedAgain(t *testing.T) {
	e := newEnd(t, -1, 1)
	b := visits(t, 5)
	w := e.way(e.caFile, time.Now)
	if _, err := w.Send(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	again, err := receive.Open(e.files.Folder())
	if err != nil || len(again.Newest()) != 5 {
		t.Errorf("%d events, %v", len(again.Newest()), err)
	}
}
