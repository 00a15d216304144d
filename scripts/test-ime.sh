#!/usr/bin/env bash
# Composes Hangul in a real window of the Windows build under wine, through the real message loop: every line of the table
# must hold with the bridge of ui/ime, at 100 % and at 150 %, and none without it, or the line would show nothing.
set -eu
cd "$(dirname "$0")/.."
. scripts/display.sh
. scripts/wine.sh

# play NAME VARIABLE...: the lines once, with these in the environment.
play() {
	local name=$1 said
	shift
	said="$here/$name.log"
	env LOCPATH="$here" LC_ALL=ko_KR.UTF-8 "$@" wine build/ime.exe -test.v -test.run TestWindow >"$said" 2>&1 || { grep -vE '^[0-9a-f]+:|^=== RUN' "$said" >&2 && fail "$name"; }
	printf 'ok    %s: %d lines\n' "$name" "$(grep -cE '^ +--- PASS' "$said")"
}

mkdir -p build
CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc CXX=x86_64-w64-mingw32-g++ \
	scripts/go test -c -tags "$(scripts/go --tags),imetest" -o build/ime.exe ./ui/ime
start_display 1280x800
trap 'stop_wine; end_all' EXIT
# Wine has a Korean keyboard in a Korean locale only.
localedef -i ko_KR -f UTF-8 "$here/ko_KR.UTF-8" 2>/dev/null || [ -d "$here/ko_KR.UTF-8" ]
start_wine "$here/pc"

play 'with the bridge' IEUM_IME=on
play 'with the bridge, at 150 %' IEUM_IME=on FYNE_SCALE=1.5
play 'stock, where no line may hold' IEUM_IME=off
