// Package pgtest starts a real PostgreSQL for tests and benchmarks: a cluster of its
// own in a folder of its own, on loopback and a free port, gone with the test.
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// must is set where a missing PostgreSQL is a failure and no reason to skip.
const must = "IEUM_TEST_POSTGRES"

// Server is a running PostgreSQL.
type Server struct {
	port    int
	process *exec.Cmd
	folder  string
	made    int
}

var (
	once   sync.Once
	shared *Server
	failed error
)

// Shared is the server that all tests of this program share; Stop ends it. Without
// the programs of PostgreSQL the test is skipped, or fails if IEUM_TEST_POSTGRES is
// set.
func Shared(tb testing.TB, settings ...string) *Server {
	tb.Helper()
	once.Do(func() { shared, failed = start(settings) })
	switch {
	case errors.Is(failed, errNone) && os.Getenv(must) == "":
		tb.Skip("no PostgreSQL here (Debian: postgresql); scripts/setup.sh test installs it")
	case failed != nil:
		tb.Fatal(failed)
	}
	return shared
}

// Stop ends the shared server, if there is one.
func Stop() {
	if shared != nil {
		shared.stop()
	}
}

var errNone = errors.New("no PostgreSQL is installed")

// programs is the folder of the newest PostgreSQL that is installed.
func programs() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if err != nil || len(found) == 0 {
		return "", errNone
	}
	slices.SortFunc(found, func(a, b string) int { return version(a) - version(b) })
	return filepath.Dir(found[len(found)-1]), nil
}

func version(path string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
	return n
}

// start makes a cluster and runs it. Its settings are those of PostgreSQL, name=value.
func start(settings []string) (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "ieum-postgres-")
	if err != nil {
		return nil, err
	}
	s := &Server{folder: folder}
	if err := s.run(bin, settings); err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

func (s *Server) run(bin string, settings []string) error {
	as, err := s.somebody()
	if err != nil {
		return err
	}
	data := filepath.Join(s.folder, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "admin", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
	initdb.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	initdb.Dir = s.folder
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	if s.port, err = freePort(); err != nil {
		return err
	}
	args := []string{"-D", data, "-p", strconv.Itoa(s.port), "-k", s.folder, "-c", "listen_addresses=127.0.0.1"}
	for _, x := range settings {
		args = append(args, "-c", x)
	}
	s.process = exec.Command(filepath.Join(bin, "postgres"), args...)
	// It goes with this program, however that ends.
	s.process.SysProcAttr = &syscall.SysProcAttr{Credential: as, Pdeathsig: syscall.SIGQUIT}
	s.process.Dir = s.folder
	log, err := os.Create(filepath.Join(s.folder, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	s.process.Stdout, s.process.Stderr = log, log
	if err := s.process.Start(); err != nil {
		return err
	}
	return s.ready()
}

// somebody is who runs PostgreSQL, which refuses root.
func (s *Server) somebody() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	who, err := user.Lookup("postgres")
	if err != nil {
		return nil, err
	}
	uid, errUID := strconv.Atoi(who.Uid)
	gid, errGID := strconv.Atoi(who.Gid)
	if err := errors.Join(errUID, errGID, os.Chown(s.folder, uid, gid)); err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// ready waits until the server answers.
func (s *Server) ready() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		c, err := pgx.Connect(ctx, s.DSN("admin", "postgres"))
		if err == nil {
			return c.Close(ctx)
		}
		select {
		case <-ctx.Done():
			log, _ := os.ReadFile(filepath.Join(s.folder, "log"))
			return fmt.Errorf("PostgreSQL does not come up: %w\n%s", err, log)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// DSN is how a login reaches a database.
func (s *Server) DSN(login, database string) string {
	return fmt.Sprintf("host=127.0.0.1 port=%d user=%s dbname=%s sslmode=disable", s.port, login, database)
}

// Database makes an empty database and returns its name.
func (s *Server) Database(tb testing.TB) string {
	tb.Helper()
	s.made++
	name := fmt.Sprintf("city%d", s.made)
	s.Exec(tb, "postgres", "CREATE DATABASE "+name)
	return name
}

// Exec runs SQL as the administrator.
func (s *Server) Exec(tb testing.TB, database, sql string) {
	tb.Helper()
	c, err := pgx.Connect(tb.Context(), s.DSN("admin", database))
	if err != nil {
		tb.Fatal(err)
	}
	defer c.Close(context.Background())
	if _, err := c.Exec(tb.Context(), sql); err != nil {
		tb.Fatalf("%v: %s", err, sql)
	}
}

// Secure puts a certificate and its key (PEM) in place: from now on the server takes
// encrypted connections too.
func (s *Server) Secure(tb testing.TB, certificate, key []byte) {
	tb.Helper()
	who, err := os.Stat(filepath.Join(s.folder, "data"))
	if err != nil {
		tb.Fatal(err)
	}
	owner := who.Sys().(*syscall.Stat_t)
	for name, content := range map[string][]byte{"server.crt": certificate, "server.key": key} {
		path := filepath.Join(s.folder, "data", name)
		err := os.WriteFile(path, content, 0o600)
		if err == nil {
			err = os.Chown(path, int(owner.Uid), int(owner.Gid))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	s.Exec(tb, "postgres", "ALTER SYSTEM SET ssl = on")
	s.Exec(tb, "postgres", "SELECT pg_reload_conf()")
}

// Login makes sure that there is a login of a desk.
func (s *Server) Login(tb testing.TB, login, group string) {
	tb.Helper()
	s.Exec(tb, "postgres", fmt.Sprintf(`DO $$ BEGIN
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%s') THEN CREATE ROLE %s LOGIN IN ROLE %s; END IF; END $$`, login, login, group))
}

func (s *Server) stop() {
	if s.process != nil && s.process.Process != nil {
		_ = s.process.Process.Signal(syscall.SIGQUIT)
		_ = s.process.Wait()
	}
	os.RemoveAll(s.folder)
}
