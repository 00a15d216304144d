// Command ieumcity is a city's side to try things out with: it takes batches over
// HTTPS, as assets/city-openapi.yaml describes, into a folder. It is no part of what
// a desk gets.
package main

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"ieumdesk/data/city/receive"
	"ieumdesk/model"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "ieumcity:", err)
		os.Exit(1)
	}
}

// run serves until ctx is over.
func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("ieumcity", flag.ContinueOnError)
	listen := flags.String("listen", "127.0.0.1:8443", "address to take batches at")
	folder := flags.String("folder", "ieumcity", "folder for batches, certificates and the token")
	if err := flags.Parse(args); err != nil {
		return err
	}
	files, err := receive.Open(filepath.Join(*folder, "batches"))
	if err != nil {
		return err
	}
	token, err := tokenIn(filepath.Join(*folder, "token"))
	if err != nil {
		return err
	}
	host, _, err := net.SplitHostPort(*listen)
	if err != nil {
		return err
	}
	cert, err := certificate(filepath.Join(*folder, "ca.pem"), host)
	if err != nil {
		return err
	}
	l, err := tls.Listen("tcp", *listen, &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12})
	if err != nil {
		return err
	}
	server := &http.Server{Handler: receive.New(token, files, tellTaken), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		_ = server.Close()
	}()
	fmt.Printf("https://%s  certificate to trust: %s  token: in %s\n", l.Addr(),
		filepath.Join(*folder, "ca.pem"), filepath.Join(*folder, "token"))
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// tellTaken says what arrived: counts, and nobody's data.
func tellTaken(t receive.Taken) {
	var parts []string
	for _, kind := range model.CityKinds {
		if n := t.New[kind]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, kind))
		}
	}
	fmt.Printf("%s  batch %s: %s; %d known, %d rejected\n", t.Desk, t.Batch, strings.Join(parts, ", "), t.Known, t.Rejected)
}

// tokenIn reads the token, or makes one for the owner's eyes.
func tokenIn(path string) (string, error) {
	if b, err := os.ReadFile(path); err == nil {
		return strings.TrimSpace(string(b)), nil
	} else if !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	b := make([]byte, 24)
	rand.Read(b)
	token := hex.EncodeToString(b)
	return token, os.WriteFile(path, []byte(token+"\n"), 0o600)
}

// certificate makes an authority whose key is forgotten, and one certificate by it:
// each start has its own, and the desks trust the file it leaves.
func certificate(caFile, host string) (tls.Certificate, error) {
	from := time.Now().Add(-time.Hour)
	ca, err := receive.NewAuthority(from)
	if err != nil {
		return tls.Certificate{}, err
	}
	if err := os.WriteFile(caFile, ca.PEM, 0o644); err != nil {
		return tls.Certificate{}, err
	}
	hosts := []string{"localhost", "127.0.0.1"}
	if host != "" && host != "127.0.0.1" {
		hosts = append(hosts, host)
	}
	return ca.Certificate(from, from.AddDate(1, 0, 0), hosts...)
}
