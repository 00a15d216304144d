//go:build !windows

package printer

// System is the print service of the machine this runs on. creator is what
// printed documents name as the program that made them.
func System(creator string) Spooler { return NewCUPS(creator) }
