#!/usr/bin/env bash
# Every measurement, each beside its rival in the same run: the Go benchmarks and then the window. The tables go to
# build/bench and to the screen.
set -eu
cd "$(dirname "$0")/.."
. scripts/cups.sh

out=build/bench
mkdir -p "$out"

# packages: those that have benchmarks.
packages() {
	grep -rl --include='*_test.go' '^func Benchmark' model data ui cmd | xargs -n 1 dirname | sort -u | sed 's|^|./|'
}

# table: a line for every benchmark, from what `go test -bench` prints; the suffix with the number of processors goes.
table() {
	echo "| benchmark | measured |"
	echo "|---|---|"
	awk '/^Benchmark/ {
		name = $1
		sub(/^Benchmark/, "", name)
		sub(/-[0-9]+$/, "", name)
		line = ""
		for (i = 3; i < NF; i += 2) line = line (line ? ", " : "") $i " " $(i + 1)
		print "| " name " | " line " |"
	}' "$1"
}

# What the spooler takes stands beside what drawing takes, where a print service can be started.
if [ "$(id -u)" = 0 ]; then
	start_cups
	trap stop_cups EXIT
	pdf_printer PDF "$cups_folder/printed"
	export IEUM_TEST_PRINTER=PDF
fi

# One package at a time: two would share the processors they are measured on.
# shellcheck disable=SC2046
IEUM_TEST_POSTGRES=1 scripts/go test -tags "$(scripts/go --tags)" -run '^$' -bench . -benchmem -p 1 -timeout 60m $(packages) | tee "$out/go.txt"
stop_cups
table "$out/go.txt" >"$out/go.md"
scripts/bench-window.sh | tee "$out/window.md"
echo
cat "$out/go.md"
