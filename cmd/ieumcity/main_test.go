package main

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ieumdesk/data/city"
)

func TestReceiver_isReachedByADeskThatTrustsItsCertificate(t *testing.T) {
	folder := t.TempDir()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- run(ctx, []string{"--listen", address, "--folder", folder}) }()
	var token []byte
	var w *city.HTTPS
	for { // until it listens; the test's own deadline ends what never does
		token, err = os.ReadFile(filepath.Join(folder, "token"))
		if err == nil {
			w, err = city.NewHTTPS("https://"+address, strings.TrimSpace(string(token)), filepath.Join(folder, "ca.pem"), time.Second, time.Now)
		}
		if err == nil && w.Test(t.Context()) == nil {
			break
		}
		select {
		case err := <-done:
			t.Fatal(err)
		case <-time.After(10 * time.Millisecond):
		}
	}
	if info, err := os.Stat(filepath.Join(folder, "token")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("token: %v, %v", info.Mode(), err)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
