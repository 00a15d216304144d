//go:build !windows

package outfile

import (
	"errors"
	"syscall"
)

// inUse reports whether the system keeps a file to another program. Unix keeps none.
func inUse(error) bool { return false }

func full(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }
