package printer

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/OpenPrinting/goipp"
)

// The commands of CUPS do not tell how a job ended, which papers a printer has or
// why it waits. The scheduler does, in the Internet Printing Protocol (RFC 8011).

// request is a question to the scheduler.
func request(op goipp.Op, attributes ...goipp.Attribute) *goipp.Message {
	m := goipp.NewRequest(goipp.DefaultVersion, op, 1)
	m.Operation.Add(goipp.MakeAttribute("attributes-charset", goipp.TagCharset, goipp.String("utf-8")))
	m.Operation.Add(goipp.MakeAttribute("attributes-natural-language", goipp.TagLanguage, goipp.String("en")))
	for _, a := range attributes {
		m.Operation.Add(a)
	}
	if me, err := user.Current(); err == nil {
		m.Operation.Add(goipp.MakeAttribute("requesting-user-name", goipp.TagName, goipp.String(me.Username)))
	}
	return m
}

func queueURI(name string) goipp.Attribute {
	return goipp.MakeAttribute("printer-uri", goipp.TagURI, goipp.String("ipp://localhost/printers/"+name))
}

// wanted limits an answer to the attributes named; some take the scheduler long.
func wanted(names ...string) goipp.Attribute {
	a := goipp.Attribute{Name: "requested-attributes"}
	for _, n := range names {
		a.Values.Add(goipp.TagKeyword, goipp.String(n))
	}
	return a
}

// overHTTP asks the scheduler that the commands of CUPS would.
func overHTTP(ctx context.Context, m *goipp.Message) (*goipp.Message, error) {
	network, address := server(os.Getenv("CUPS_SERVER"), clientConf, isSocket)
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, address)
		},
	}}
	body, err := m.EncodeBytes()
	if err != nil {
		return nil, err
	}
	// The scheduler refuses a Host that is not its own, and knows a socket as localhost.
	host := "localhost"
	if network == "tcp" {
		host = address
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+host+"/", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", goipp.ContentType)
	answer, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusOK:
	case http.StatusUnauthorized, http.StatusForbidden:
		return nil, refusal{goipp.StatusErrorForbidden, answer.Status}
	default:
		return nil, fmt.Errorf("the scheduler answered %s", answer.Status)
	}
	var out goipp.Message
	if err := out.Decode(answer.Body); err != nil {
		return nil, err
	}
	return &out, nil
}

// refusal is what the scheduler answers instead of what it was asked.
type refusal struct {
	status goipp.Status
	said   string
}

func (r refusal) Error() string { return fmt.Sprintf("%s: %s", r.status, r.said) }

// server finds the scheduler as libcups does: the environment, client.conf of the
// person and of the machine, the socket, the port.
func server(set string, conf func() string, socket func(string) bool) (network, address string) {
	name, _, _ := strings.Cut(cmp.Or(set, conf()), "/version=")
	switch {
	case name == "":
		for _, path := range []string{"/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd"} {
			if socket(path) {
				return "unix", path
			}
		}
		name = "localhost"
	case strings.HasPrefix(name, "/"):
		return "unix", name
	}
	if _, _, err := net.SplitHostPort(name); err != nil {
		name = net.JoinHostPort(strings.Trim(name, "[]"), "631")
	}
	return "tcp", name
}

func isSocket(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode()&os.ModeSocket != 0
}

// clientConf is the server that a client.conf names, "" if none does.
func clientConf() string {
	home, _ := os.UserHomeDir()
	for _, path := range []string{filepath.Join(home, ".cups", "client.conf"), "/etc/cups/client.conf"} {
		text, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(text)) {
			if f := strings.Fields(line); len(f) == 2 && strings.EqualFold(f[0], "ServerName") {
				return f[1]
			}
		}
	}
	return ""
}

// ask puts a question to the scheduler and finds the code for a refusal. printer is
// whom it is about, "" if nobody.
func (c *CUPS) ask(ctx context.Context, printer string, m *goipp.Message) (*goipp.Message, error) {
	answer, err := c.Ask(ctx, m)
	if err == nil {
		if s := goipp.Status(answer.Code); s >= goipp.StatusErrorBadRequest {
			err = refusal{s, texts(answer.Operation, "status-message").first()}
		}
	}
	if err == nil {
		return answer, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	r, refused := errors.AsType[refusal](err)
	switch {
	case !refused:
		return nil, outside(NoService, printer, err)
	case r.status == goipp.StatusErrorNotFound:
		return nil, outside(NoPrinter, printer, err)
	case r.status >= goipp.StatusErrorForbidden && r.status <= goipp.StatusErrorNotAuthorized:
		return nil, outside(Access, printer, err)
	}
	return nil, outside(Failed, printer, err)
}
