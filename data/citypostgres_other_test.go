//go:build !linux

package data

// stopPostgres ends what tests on Linux start.
func stopPostgres() {}
