#!/usr/bin/env bash
# The Windows build on two screens of different scale, under wine: as large and as sharp as each screen says when it starts,
# when the scale is changed in the settings, when it is carried to the other screen and when it is maximised.
#
#   scripts/test-scales.sh PROGRAM    a folder as scripts/windows.sh makes it
#
# Leaves a picture of every step under build/windows-scales. Wine has one screen: scripts/windows/screens.c plays two.
set -eu
cd "$(dirname "$0")/.."
. scripts/display.sh
. scripts/wine.sh

pictures=$PWD/build/windows-scales
rm -rf "$pictures"
mkdir -p "$pictures"
split=1920 # the left screen is this wide

# screens LEFT RIGHT [max]: the DPI of both, and whether the window is maximised.
screens() {
	echo "$split $*" >"$here/new"
	mv "$here/new" "$here/screens"
}

# bar: where the line below the top bar begins, the 44th pixel at 100 %.
bar() {
	look "$here/bar.png" && convert "$here/bar.png" -crop 1x200+4+0 +repage -depth 8 txt:- |
		awk -F '[ ,:]+' 'NR == 2 { paper = $0; sub(/.*#/, "", paper); paper = substr(paper, 1, 6) }
			NR > 2 && index($0, "#" paper) == 0 { print $2 + 1; exit }'
}

# size: width and height of the window; sized WIDTH HEIGHT: whether it is as large, but for the frame: Wine's has one size.
size() { xdotool getwindowgeometry --shell "$window" | sed -n 's/^WIDTH=//p; s/^HEIGHT=//p' | paste -sd ' '; }
sized() { size | awk -v w="$1" -v h="$2" '{ exit !($1 >= w - 30 && $1 <= w + 30 && $2 >= h - 30 && $2 <= h + 30) }'; }

drawn() { [ "$(bar)" = "$1" ]; }

# is NAME BAR [WIDTH HEIGHT]: the window is drawn so that the bar is that high, and as large as it is said.
is() {
	until_true 15 drawn "$2" || fail "$1: the bar is $(bar) px high, not $2"
	[ $# -eq 2 ] || sized "$3" "$4" || fail "$1: the window is $(size), not $3 $4"
	shot "$1"
}

start_display 3520x1440
trap 'stop_wine; end_all' EXIT
start_wine "$here/pc"
x86_64-w64-mingw32-gcc -shared -s -O2 -DSCREENS -o "$drive/windows/system32/bcryptprimitives.dll" \
	scripts/windows/bcryptprimitives.c scripts/windows/screens.c -ladvapi32
wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null # before 1703 Windows does not carry scales over
screens 96 144
IEUM_SCREENS=$(windows_path "$here/screens")
export IEUM_SCREENS
start_app wine "$1/ieumdesk.exe"
resize 900 560
is left-100 44 900 560
screens 120 144
is left-125 57 1125 700
screens 144 144
is left-150 66 1350 840
screens 192 144
is left-200 87 1800 1120
screens 96 144
is left-100-again 44 900 560
xdotool windowmove "$window" 2000 100
is right-150 66 1350 840
screens 96 96
is right-100 44 900 560
xdotool windowmove "$window" 100 100
is back-on-the-left 44 900 560
screens 96 96 max
settle
screens 144 144 max
is maximised-150 66
screens 96 96 max
is maximised-100 44
screens 96 144
is left-100-once-more 44 900 560
xdotool windowmove "$window" 2000 100
is right-150-again 66 1350 840
stop_app
start_app wine "$1/ieumdesk.exe"
is started-on-the-right 66 1350 840
stop_app
