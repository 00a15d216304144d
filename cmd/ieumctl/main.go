// Command ieumctl is the console tool of the desk, for scripts, schedulers and
// administrators: the same store, rules and sheets as the window.
package main

import (
	"context"
	"os"
	"os/signal"
)

// version is set by the build.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv})
	stop()
	os.Exit(code)
}
