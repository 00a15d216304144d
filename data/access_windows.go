package data

import "os"

// mayWrite reports whether the file is not marked read-only. What access lists
// forbid, Windows tells only to who tries.
func mayWrite(path string) bool {
	info, err := os.Stat(path)
	return err == nil && (info.IsDir() || info.Mode().Perm()&0o200 != 0)
}
