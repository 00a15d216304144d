package data

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// fullDisk reports whether there was no room: on the disk, in the user's share
// of it, or in what one file may hold.
func fullDisk(e syscall.Errno) bool {
	switch e {
	case windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED, windows.ERROR_FILE_TOO_LARGE:
		return true
	}
	return false
}
