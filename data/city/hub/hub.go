// Package hub is the city's own PostgreSQL: the schema it needs, sending events to
// it, and bringing back the leads that the desks share. A desk logs in as a role of
// its own, and row-level security keeps it to its own events.
package hub

import (
	"context"
	"crypto/tls"
	"errors"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"ieumdesk/data/city"
)

// Limit is what one batch brings to the database: larger ones are no faster.
var Limit = city.Limit{Events: 5000, Bytes: 16 << 20}

// How long the database may take: to be reached, and for one batch.
const (
	dialTimeout = 15 * time.Second
	sendTimeout = 2 * time.Minute
)

// Hub is a way to the city's database. It connects when it is first needed.
type Hub struct {
	dsn  string
	desk string // that sends, and whose login it must be
	conn *pgx.Conn
}

// New reaches, for a desk, the database that dsn names: a postgres:// address or words such as
// host=… dbname=… user=…. Unless it says otherwise (sslmode), the connection is
// encrypted and the server's certificate verified. Errors: Invalid city_dsn_form.
func New(dsn, desk string) (*Hub, error) {
	if err := CheckDSN(dsn); err != nil {
		return nil, err
	}
	return &Hub{dsn: dsn, desk: desk}, nil
}

// CheckDSN says whether a connection string can be read. The error holds none of it.
func CheckDSN(dsn string) error {
	if _, err := pgx.ParseConfig(verified(dsn)); err != nil {
		return errors.New("connection string cannot be read")
	}
	return nil
}

var saysTLS = regexp.MustCompile(`(^|[\s?&])sslmode\s*=`)

// verified adds sslmode=verify-full to a connection string that says nothing of TLS.
func verified(dsn string) string {
	if saysTLS.MatchString(dsn) {
		return dsn
	}
	if u, err := url.Parse(dsn); err == nil && strings.HasPrefix(u.Scheme, "postgres") {
		q := u.Query()
		q.Set("sslmode", "verify-full")
		u.RawQuery = q.Encode()
		return u.String()
	}
	return dsn + " sslmode=verify-full"
}

// dial connects. Errors: Outside city_unreachable, city_certificate, city_denied.
func dial(ctx context.Context, dsn string) (*pgx.Conn, error) {
	config, err := pgx.ParseConfig(verified(dsn))
	if err != nil {
		return nil, city.Outside(city.Stop, "city_unreachable", errors.New("connection string cannot be read"), "")
	}
	config.ConnectTimeout = dialTimeout
	config.RuntimeParams["application_name"] = "ieumdesk"
	config.RuntimeParams["timezone"] = "UTC"
	c, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, unreached(ctx, config.Host, err)
	}
	return c, nil
}

// unreached says why there is no connection.
func unreached(ctx context.Context, host string, err error) error {
	var refused *pgconn.PgError
	var unverified *tls.CertificateVerificationError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &unverified):
		return city.Outside(city.TryAgain, "city_certificate", err, host)
	case errors.As(err, &refused) && strings.HasPrefix(refused.Code, "28"): // who may log in
		return city.Outside(city.Stop, "city_denied", err, refused.Code)
	}
	return city.Outside(city.TryAgain, "city_unreachable", err, host)
}

// said is what the server says of an error, without the values of a row.
func said(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code + " " + e.Message
	}
	return ""
}

// ready connects if need be, and makes sure that the schema is there and that the
// login is the desk's own.
func (h *Hub) ready(ctx context.Context) error {
	if h.conn != nil && !h.conn.IsClosed() {
		return nil
	}
	c, err := dial(ctx, h.dsn)
	if err != nil {
		return err
	}
	all, err := steps()
	if err != nil {
		return err
	}
	var edition int
	var desk *string
	err = c.QueryRow(ctx, "SELECT coalesce(max(number), 0), ieum.my_desk() FROM ieum.edition").Scan(&edition, &desk)
	switch {
	case err != nil:
		err = h.failed(ctx, c, err)
	case edition < len(all):
		err = city.Outside(city.Stop, "city_schema", nil)
	case desk == nil || *desk != h.desk:
		err = city.Outside(city.Stop, "city_role", nil, c.Config().User)
	}
	if err != nil {
		c.Close(context.WithoutCancel(ctx))
		return err
	}
	h.conn = c
	return nil
}

// failed says what an error of the open database means. The connection may be gone.
func (h *Hub) failed(ctx context.Context, c *pgx.Conn, err error) error {
	var e *pgconn.PgError
	switch {
	case ctx.Err() != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded):
		return ctx.Err()
	case !errors.As(err, &e):
		return city.Outside(city.TryAgain, "city_unreachable", err, c.Config().Host)
	}
	switch e.Code {
	case "42P01", "3F000", "42883", "42703": // no such table, schema, function, column
		return city.Outside(city.Stop, "city_schema", err)
	case "42501":
		return city.Outside(city.Stop, "city_denied", err, e.Code)
	}
	return city.Outside(city.TryAgain, "city_database", err, e.Code)
}

// Limit is the database's.
func (h *Hub) Limit() city.Limit { return Limit }

// Test connects, and looks whether the schema is there and the login is the desk's.
func (h *Hub) Test(ctx context.Context) error { return h.ready(ctx) }

// Feed is which server this is.
func (h *Hub) Feed(ctx context.Context) (feed string, err error) {
	if err := h.ready(ctx); err != nil {
		return "", err
	}
	if err := h.conn.QueryRow(ctx, "SELECT ieum.feed()").Scan(&feed); err != nil {
		return "", h.lost(ctx, err)
	}
	return feed, nil
}

// lost gives a connection back on which something failed: the next try has a new one.
func (h *Hub) lost(ctx context.Context, err error) error {
	c := h.conn
	h.conn = nil
	err = h.failed(ctx, c, err)
	c.Close(context.WithoutCancel(ctx))
	return err
}

// Close ends the connection.
func (h *Hub) Close() error {
	if h.conn == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return h.conn.Close(ctx)
}
