//go:build !windows

package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// A socket's path has room for 108 bytes on Linux, 104 elsewhere, with its zero.
const longestSocket = 103

// hangBell listens on a socket in the user's own runtime folder. One that a killed
// program left there is answered by nobody and goes.
func hangBell(name string, rung func() bool) (stop func(), err error) {
	path, err := socketPath(name)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("unix", path)
	if errors.Is(err, syscall.EADDRINUSE) && !answered(path) {
		if err = os.Remove(path); err == nil {
			l, err = net.Listen("unix", path)
		}
	}
	if err != nil {
		return nil, err
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			if rung() {
				_ = c.SetDeadline(time.Now().Add(patience))
				_, _ = c.Write([]byte{1})
			}
			c.Close()
		}
	}()
	return func() { l.Close() }, nil
}

// answered reports whether somebody listens at path.
func answered(path string) bool {
	c, err := net.DialTimeout("unix", path, patience)
	if err != nil {
		return false
	}
	c.Close()
	return true
}

// ring asks whoever has hung the bell to come to the front, and reports whether it
// has. Where none hangs the answer comes at once.
func ring(name string) bool {
	path, err := socketPath(name)
	if err != nil {
		return false
	}
	c, err := net.DialTimeout("unix", path, patience)
	if err != nil {
		return false
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patience))
	n, _ := c.Read(make([]byte, 1))
	return n == 1
}

// socketPath is where the socket lies: in $XDG_RUNTIME_DIR, which is this login's
// alone, or else in a folder of the same kind among the temporary ones.
func socketPath(name string) (string, error) {
	folder := os.Getenv("XDG_RUNTIME_DIR")
	path := filepath.Join(folder, name)
	if info, err := os.Stat(folder); err == nil && info.IsDir() && len(path) <= longestSocket {
		return path, nil
	}
	folder = filepath.Join(os.TempDir(), "ieumdesk-"+strconv.Itoa(os.Getuid()))
	if err := own(folder); err != nil {
		return "", err
	}
	return filepath.Join(folder, name), nil
}

// own makes a folder that only this user may enter, or makes sure that it is one.
func own(folder string) error {
	if err := os.Mkdir(folder, 0o700); err != nil && !os.IsExist(err) {
		return err
	}
	info, err := os.Lstat(folder)
	if err != nil {
		return err
	}
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok || !info.IsDir() || int(s.Uid) != os.Getuid() || info.Mode().Perm() != 0o700 {
		return fmt.Errorf("not this user's own folder: %s", folder)
	}
	return nil
}
