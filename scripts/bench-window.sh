#!/usr/bin/env bash
# What the desk's window costs before anybody touches it, beside a bare Fyne window and beside DB Browser for SQLite (Qt):
# start until mapped and until painted, memory, idle load. Medians of seven rounds in which the programs take turns, after
# a first round that only warms the disk cache. Then the memory after login with 100,000 leads and seekers.
# Prints Markdown; needs `make build` and scripts/setup.sh bench.
set -eu
cd "$(dirname "$0")/.."
. scripts/display.sh

rounds=7
size=1440x900 # the window of 1280x800 fits with its frame; on a screen of its own size it would be laid out twice

# measure PROGRAM [ARGUMENT]...: one line of windowtime; what the program itself says is of no interest while it works.
measure() {
	build/windowtime "$@" 2>"$here/measure.log" || fail "$1 was not measured: $(cat "$here/measure.log")"
}

# round: measures each program once and adds a line to its file.
round() {
	measure build/barewindow >>"$here/bare"
	measure sqlitebrowser >>"$here/browser"
	measure build/ieumdesk --db "$here/login.db" >>"$here/login"
}

# median FILE COLUMN: the median of a column, of an odd number of lines.
median() { awk -v c="$2" '{ print $c }' "$1" | sort -n | sed -n "$((($(wc -l <"$1") + 1) / 2))p"; }

# row NAME FILE: a line of the table.
row() {
	printf '| %s | %s | %s | %s | %s |\n' "$1" "$(median "$2" 1)" "$(median "$2" 2)" "$(median "$2" 3)" "$(median "$2" 4)"
}

# fill FILE COUNT: a store with that many made-up leads and seekers.
fill() {
	build/ieumctl --quiet --db "$1" init --desk D07 --desk-name 사동 --staff bench --staff-name 김상담 >/dev/null
	build/ieumctl --quiet --db "$1" --staff bench demo --leads "$2" --seekers "$2" >/dev/null
}

# memory_after_login FILE: resident MB (10^6 bytes) of the desk when its reception has come to rest. The only name of the
# store is chosen already. A place that opens proves afterwards that the passphrase was taken: the login window has none.
memory_after_login() {
	start_app build/ieumdesk --db "$1"
	log_in
	sleep 2
	awk '/^VmRSS/ { printf "%.0f\n", $2 * 1.024 / 1000 }' "/proc/$app/status"
	press F4
	stop_app
}

mkdir -p build
cc -O2 -Wall -o build/windowtime scripts/windowtime.c -lX11
scripts/go build -buildvcs=false -tags "$(scripts/go --tags)" -o build/barewindow ./scripts/barewindow

start_display "$size"
export IEUM_PASSPHRASE="made-up people only"
fill "$here/login.db" 1000

round
rm "$here/bare" "$here/browser" "$here/login"
for _ in $(seq "$rounds"); do round; done

echo "| $rounds rounds, medians | mapped ms | painted ms | memory MB | idle CPU % |"
echo "|---|---|---|---|---|"
row "bare Fyne window" "$here/bare"
row "DB Browser for SQLite" "$here/browser"
row "Ieum Desk, login" "$here/login"

fill "$here/full.db" 100000
memory_after_login "$here/full.db" >"$here/after"
echo
echo "Memory after login with 100,000 leads and 100,000 seekers: $(cat "$here/after") MB," \
	"a bare Fyne window: $(median "$here/bare" 3) MB."
