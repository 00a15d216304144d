//go:build unix

package data

import "golang.org/x/sys/unix"

// mayWrite reports whether this user may write to the file or folder. It also
// sees a file system that is mounted read-only, which root's rights would hide.
func mayWrite(path string) bool { return unix.Access(path, unix.W_OK) == nil }
