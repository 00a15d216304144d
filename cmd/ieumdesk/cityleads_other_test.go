//go:build !linux

package main

// stopPostgres has nothing to end: the tests with a server run on Linux.
func stopPostgres() {}
