//go:build !windows

package main

import "fmt"

// tell prints a message where the program was started from.
func tell(title, text string) { fmt.Printf("%s\n\n%s\n", title, text) }
