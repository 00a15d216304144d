package city

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"time"

	"ieumdesk/model"
)

// HTTPSLimit is what the city's interface takes at once.
var HTTPSLimit = Limit{Events: 1000, Bytes: 1 << 20}

// answerLimit is the most that is read of an answer: a thousand events with a
// reason each, and room to spare.
const answerLimit = 4 << 20

// HTTPS brings batches to the city's own interface, as assets/city-openapi.yaml
// describes it.
type HTTPS struct {
	base, token string
	clock       model.Clock
	client      *http.Client
}

// NewHTTPS reaches the interface at base, an https address. caFile holds
// certificates (PEM) that are trusted besides those of the system, "" for none. The
// other end has timeout for each answer. Errors: Outside city_ca.
func NewHTTPS(base, token, caFile string, timeout time.Duration, clock model.Clock) (*HTTPS, error) {
	trusted, err := trust(caFile)
	if err != nil {
		return nil, err
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: trusted, Time: clock}
	h := &HTTPS{base: base, token: token, clock: clock}
	h.client = &http.Client{Transport: transport, Timeout: timeout, CheckRedirect: stayHere}
	return h, nil
}

// trust are the certificates of the system and of a file.
func trust(file string) (*x509.CertPool, error) {
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if file == "" {
		return pool, nil
	}
	pem, err := os.ReadFile(file)
	if err == nil && !pool.AppendCertsFromPEM(pem) {
		err = errors.New("no certificate in the file")
	}
	if err != nil {
		return nil, Outside(Stop, "city_ca", err, file)
	}
	return pool, nil
}

// errElsewhere: the answer was to ask another host, which nobody here has agreed to.
var errElsewhere = errors.New("redirected elsewhere")

// stayHere follows a redirect only on the same host, and only one that lets the
// batch be sent as it is (307, 308).
func stayHere(to *http.Request, via []*http.Request) error {
	from := via[0]
	if to.URL.Scheme != from.URL.Scheme || to.URL.Host != from.URL.Host || to.Method != from.Method || len(via) > 3 {
		return errElsewhere
	}
	return nil
}

// Limit is the interface's.
func (h *HTTPS) Limit() Limit { return HTTPSLimit }

// Send posts a batch under its id as the key by which the other end knows it again.
func (h *HTTPS) Send(ctx context.Context, b Batch) (Answer, error) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(b.Bytes); err != nil {
		return Answer{}, err
	}
	if err := z.Close(); err != nil {
		return Answer{}, err
	}
	r, err := h.request(ctx, http.MethodPost, bytes.NewReader(packed.Bytes()))
	if err != nil {
		return Answer{}, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Content-Encoding", "gzip")
	r.Header.Set("Idempotency-Key", b.ID.String())
	r.Header.Set("Digest", "sha-256="+base64.StdEncoding.EncodeToString(b.SHA256[:]))
	status, body, err := h.do(r)
	if err != nil {
		return Answer{}, err
	}
	if status != http.StatusOK && status != http.StatusCreated {
		return Answer{}, Outside(TryAgain, "city_status", nil, status)
	}
	a, err := readAnswer(body, b)
	if err != nil {
		return Answer{}, Outside(TryAgain, "city_answer", err)
	}
	return a, nil
}

// Test asks whether this desk may send. An interface that does not answer that has
// been reached all the same.
func (h *HTTPS) Test(ctx context.Context) error {
	r, err := h.request(ctx, http.MethodHead, nil)
	if err != nil {
		return err
	}
	status, _, err := h.do(r)
	switch {
	case err != nil:
		return err
	case status < 300, status == http.StatusNotFound, status == http.StatusMethodNotAllowed:
		return nil
	}
	return Outside(TryAgain, "city_status", nil, status)
}

// Close lets go of idle connections.
func (h *HTTPS) Close() error {
	h.client.CloseIdleConnections()
	return nil
}

func (h *HTTPS) request(ctx context.Context, method string, body io.Reader) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, method, h.base+"/v1/batches", body)
	if err != nil {
		return nil, Outside(Stop, "city_unreachable", err, h.host())
	}
	r.Header.Set("Authorization", "Bearer "+h.token)
	r.Header.Set("Accept", "application/json")
	return r, nil
}

// do gets the answer to r, or the trouble that its status stands for.
func (h *HTTPS) do(r *http.Request) (status int, body []byte, err error) {
	answer, err := h.client.Do(r)
	if err != nil {
		return 0, nil, h.unreached(err)
	}
	defer answer.Body.Close()
	body, err = io.ReadAll(io.LimitReader(answer.Body, answerLimit))
	if err != nil { // half an answer is none
		return 0, nil, h.unreached(err)
	}
	return answer.StatusCode, body, h.refusal(answer)
}

// refusal is what a status means that is the same for every request.
func (h *HTTPS) refusal(answer *http.Response) error {
	switch s := answer.StatusCode; {
	case s == http.StatusUnauthorized, s == http.StatusForbidden:
		return Outside(Stop, "city_denied", nil, s)
	case s == http.StatusConflict:
		return Outside(Stop, "city_key_taken", nil)
	case s == http.StatusRequestEntityTooLarge:
		return Outside(Split, "city_too_large", nil)
	case s == http.StatusTooManyRequests, s >= 500:
		t := Outside(TryAgain, "city_busy", nil, s)
		t.After = h.retryAfter(answer.Header)
		return t
	}
	return nil
}

// retryAfter is how long the other end wants to be left alone. A date is compared
// with the other end's own clock, not with this PC's, which may be wrong.
func (h *HTTPS) retryAfter(header http.Header) time.Duration {
	text := header.Get("Retry-After")
	if seconds, err := strconv.Atoi(text); err == nil {
		return max(0, time.Duration(min(seconds, 86400))*time.Second)
	}
	at, err := http.ParseTime(text)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		now = h.clock()
	}
	return max(0, at.Sub(now))
}

// unreached says why there is no answer.
func (h *HTTPS) unreached(err error) error {
	var unverified *tls.CertificateVerificationError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &unverified):
		return Outside(TryAgain, "city_certificate", err, h.host())
	case errors.Is(err, errElsewhere):
		return Outside(Stop, "city_redirect", err, h.host())
	}
	return Outside(TryAgain, "city_unreachable", err, h.host())
}

// host is what a person knows the other end by.
func (h *HTTPS) host() string {
	u, err := url.Parse(h.base)
	if err != nil {
		return ""
	}
	return u.Host
}

// readAnswer reads what became of each event of a batch. An answer that leaves one
// out, or says both of it, is none.
func readAnswer(body []byte, b Batch) (Answer, error) {
	var said struct {
		Accepted []model.ID `json:"accepted"`
		Rejected []struct {
			ID     model.ID `json:"id"`
			Reason string   `json:"reason"`
		} `json:"rejected"`
	}
	if err := json.Unmarshal(body, &said); err != nil {
		return Answer{}, err
	}
	events, err := DecodeEvents(b.Bytes)
	if err != nil {
		return Answer{}, err
	}
	accepted := make(map[model.ID]bool, len(said.Accepted))
	for _, id := range said.Accepted {
		accepted[id] = true
	}
	a := Answer{Rejected: map[model.ID]string{}}
	for _, r := range said.Rejected {
		a.Rejected[r.ID] = r.Reason
	}
	for _, e := range events {
		if _, no := a.Rejected[e.ID]; no == accepted[e.ID] {
			return Answer{}, fmt.Errorf("the answer does not say whether it has event %s", e.ID)
		}
	}
	return a, nil
}
