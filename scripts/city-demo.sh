#!/usr/bin/env bash
# A desk and a city on this machine for a minute: a receiver on loopback with a certificate of its own, a desk of made-up
# people that sends to it, and what arrived. Everything lies in a folder that is removed at the end; KEEP=1 leaves it.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
server=
finish() {
	[ -z "$server" ] || kill "$server" 2>/dev/null || true
	if [ -n "${KEEP:-}" ]; then echo "left in $folder"; else rm -rf "$folder"; fi
}
trap finish EXIT

say() { printf '\n== %s\n' "$*"; }

say "the city listens"
# A free port is asked for by 0; the receiver says which it got.
build/ieumcity --listen 127.0.0.1:0 --folder "$folder/city" >"$folder/city.log" &
server=$!
until grep -q '^https://' "$folder/city.log"; do
	kill -0 "$server" 2>/dev/null || { cat "$folder/city.log" >&2; exit 1; }
	sleep 0.1
done
address=$(sed -n 's|^\(https://[^ ]*\) .*|\1|p' "$folder/city.log")
cat "$folder/city.log"

say "a desk with 300 people and 200 leads, which were there before it had a city"
export IEUM_DB="$folder/desk.db" IEUM_STAFF=kim IEUM_PASSPHRASE='yellow umbrella twelve rivers'
desk() { build/ieumctl "$@"; }
desk init --desk D07 --desk-name '사동 행정복지센터' --staff-name 김상담 --quiet >/dev/null
desk demo --leads 200 --seekers 300 --quiet
desk config set city.https.url <<<"$address"
desk config set city.https.token <"$folder/city/token"
desk config set city.https.ca <<<"$folder/city/ca.pem"

say "the next two of the events that will leave, as they will"
desk push --show 2

say "the desk sends"
desk push
say "and once more: nothing is left"
desk push

say "what the city says it has"
grep '^D07' "$folder/city.log"
say "its files"
(cd "$folder/city/batches" && wc -c D07/*)

say "the city is gone: nothing is lost, and the exit code is 4"
kill "$server" && wait "$server" 2>/dev/null || true
server=
desk demo --seekers 3 --seed 2 --quiet
code=0
desk push || code=$?
echo "exit code $code"
[ "$code" = 4 ]
