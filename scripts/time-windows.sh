#!/usr/bin/env bash
# How long the Windows build takes under wine, beside the Linux build on the same screen: from its start until the login is
# painted, and from a key until its letter is on the screen, with 100,000 people and leads in the store.
#
#   scripts/time-windows.sh PACKAGE [ROUNDS]    a folder as scripts/windows.sh makes it; needs `make build`
#
# Prints Markdown. Medians; the programs take turns, after a round that only warms the disk cache.
set -eu
cd "$(dirname "$0")/.."
. scripts/display.sh
. scripts/wine.sh

rounds=${2:-2}
keys=20 # letters typed and taken back in each measurement

# text_of_search: where the search of the leads shows what is typed, in pixels from the window's corner.
text_of_search='140 115 300 34'

linux=(build/ieumdesk)
windows=(wine "$1/ieumdesk.exe")

# start_of NAME COMMAND...: measures one start and adds it to the program's file.
start_of() {
	local name=$1
	shift
	build/windowtime "$@" 2>"$here/windowtime.log" >>"$here/$name" || fail "$name was not measured: $(cat "$here/windowtime.log")"
}

# keys_of NAME COMMAND...: logs in, goes to the leads and types into their search.
keys_of() {
	local name=$1
	shift
	start_app "$@"
	log_in
	press F4
	# shellcheck disable=SC2086
	build/keytime $text_of_search "$keys" >"$here/$name.keys" 2>"$here/keytime.log" || fail "$name was not measured: $(cat "$here/keytime.log")"
	stop_app
}

# median FILE COLUMN: the median of a column.
median() { awk -v c="$2" '{ print $c }' "$1" | sort -n | sed -n "$((($(wc -l <"$1") + 1) / 2))p"; }

row() { printf '| %s | %s | %s | %s |\n' "$2" "$(median "$here/$1" 1)" "$(median "$here/$1" 2)" "$(tr ' ' '|' <"$here/$1.keys" | sed 's/|/ | /g')"; }

mkdir -p build
cc -O2 -Wall -o build/windowtime scripts/windowtime.c -lX11
cc -O2 -Wall -o build/keytime scripts/keytime.c -lX11 -lXtst

start_display 1440x900
trap 'stop_wine; end_all' EXIT
start_wine "$here/pc"
export IEUM_PASSPHRASE='made-up people only'
build/ieumctl --quiet --db "$here/full.db" init --desk D07 --desk-name 사동 --staff bench --staff-name 김상담 >/dev/null
build/ieumctl --quiet --db "$here/full.db" --staff bench demo --leads 100000 --seekers 100000 >/dev/null
mkdir "$drive/desk"
cp "$here/full.db" "$drive/desk"
sync # the disk is busy with it for a while, and whoever closes a store waits for the disk
linux+=(--db "$here/full.db")
windows+=(--db 'C:\desk\full.db')

start_of linux "${linux[@]}"
start_of windows "${windows[@]}"
rm "$here/linux" "$here/windows"
for _ in $(seq "$rounds"); do
	start_of linux "${linux[@]}"
	start_of windows "${windows[@]}"
done
keys_of linux "${linux[@]}"
keys_of windows "${windows[@]}"

echo "| 100,000 people and leads, $rounds starts, $((2 * keys)) keys | window mapped ms | login painted ms | key to screen ms: median | 95 % | slowest |"
echo "|---|---|---|---|---|---|"
row linux "Linux"
row windows "Windows build under wine"
