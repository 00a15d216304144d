//go:build unix

package data

import "syscall"

// fullDisk reports whether there was no room: on the disk, in the user's share
// of it, or in what one file may hold.
func fullDisk(e syscall.Errno) bool {
	return e == syscall.ENOSPC || e == syscall.EDQUOT || e == syscall.EFBIG
}
