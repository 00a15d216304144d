# shellcheck shell=bash
# A screen that is not there, and the hands and eyes to use a program on it. Sourced by tour.sh and bench-window.sh, which
# set -eu first and stand in the project's folder. Everything started here is ended by its process id when the script ends, however it ends.

here=        # scratch directory: home of the programs, logs; removed at the end
pictures=    # where shot puts its pictures
started=()   # process ids, in the order of starting
window=      # the window that keys go to and pictures are taken of
app=         # process id of the program under the hands
shots=0

# end_all: ends what was started, the last first, and gives each five seconds to do it well.
end_all() {
	local pid i
	for ((i = ${#started[@]} - 1; i >= 0; i--)); do
		pid=${started[i]}
		kill "$pid" 2>/dev/null || continue
		for _ in $(seq 50); do
			kill -0 "$pid" 2>/dev/null || break
			sleep 0.1
		done
		kill -9 "$pid" 2>/dev/null || true
	done
	wait 2>/dev/null || true
	[ -z "$here" ] || rm -rf "$here"
}

# fail WHY: says what went wrong, leaves a last picture and the program's own words, and ends the script.
fail() {
	echo "FAILED: $*" >&2
	if [ -n "$window" ] && [ -n "$pictures" ]; then
		import -silent -window root "$pictures/failed.png" 2>/dev/null && echo "the screen then: $pictures/failed.png" >&2
	fi
	[ ! -s "$here/app.log" ] || { echo "the program's last words:" >&2 && tail -n 20 "$here/app.log" >&2; }
	exit 1
}

# start_display WIDTHxHEIGHT: a screen of that size on a display number that is free, with a window manager that gives
# every window the focus and no frame, and has one key of its own: Alt+F4 closes.
start_display() {
	here=$(mktemp -d)
	trap end_all EXIT
	trap 'exit 130' INT TERM
	mkdir -p "$here"/home/{.config,.cache,.local/share}

	Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>"$here/display" >"$here/xvfb.log" 2>&1 &
	started+=($!)
	until_true 20 test -s "$here/display" || fail "no X server came up: $(cat "$here/xvfb.log")"
	DISPLAY=":$(cat "$here/display")"
	export DISPLAY
	unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
	# Programs find an empty home, so that nobody's settings matter, and Korean as the language of the machine.
	export HOME="$here/home" XDG_CONFIG_HOME="$here/home/.config" XDG_DATA_HOME="$here/home/.local/share" \
		XDG_CACHE_HOME="$here/home/.cache" XDG_RUNTIME_DIR="$here" LANG=ko_KR.UTF-8 LC_CTYPE=C.UTF-8
	unset LC_ALL LANGUAGE

	cat >"$here/openbox.xml" <<-'END'
		<?xml version="1.0" encoding="UTF-8"?>
		<openbox_config xmlns="http://openbox.org/3.4/rc">
		  <focus><focusNew>yes</focusNew></focus>
		  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
		  <applications>
		    <application class="*"><decor>no</decor><position force="yes"><x>0</x><y>0</y></position></application>
		  </applications>
		</openbox_config>
	END
	openbox --sm-disable --config-file "$here/openbox.xml" >"$here/openbox.log" 2>&1 &
	started+=($!)
	until_true 20 xprop -root _NET_SUPPORTING_WM_CHECK >/dev/null || fail "no window manager came up"
}

# until_true SECONDS COMMAND...: tries the command until it succeeds, at most that long.
until_true() {
	local end=$((SECONDS + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		[ "$SECONDS" -lt "$end" ] || return 1
		sleep 0.05
	done
}

# start_app COMMAND...: starts the program and waits for its window, painted and with the focus.
start_app() {
	"$@" >"$here/app.log" 2>&1 &
	app=$!
	started+=("$app")
	until_true 60 app_window_or_end || fail "no window within 60 s: $*"
	kill -0 "$app" 2>/dev/null || fail "the program ended at once: $*"
	xdotool windowactivate --sync "$window" 2>/dev/null || true
	settle
}

# app_window_or_end: finds the program's window; also true when the program is gone.
app_window_or_end() {
	window=$(xdotool search --onlyvisible --pid "$app" 2>/dev/null | tail -n 1) || true
	[ -n "$window" ] || ! kill -0 "$app"
}

# stop_app: closes the window, as a person does, and waits for the program to end.
stop_app() {
	key alt+F4
	until_true 20 app_is_gone || fail "the program does not end when its window is closed"
	window=
}

app_is_gone() { ! kill -0 "$app"; }

# resize WIDTH HEIGHT: gives the window that size.
resize() {
	xdotool windowsize --sync "$window" "$1" "$2"
	settle
}

# key KEY...: presses keys by their X names (Return, F4, ctrl+s), without waiting for what they do.
key() { xdotool key --clearmodifiers --delay 40 "$@"; }

# press KEY...: presses keys and waits until the window has answered by looking different.
press() {
	look "$here/before.png"
	key "$@"
	until_true 20 has_changed || fail "nothing on the screen answered to: $*"
	settle
}

# click X Y: clicks there, in pixels from the window's corner.
click() {
	xdotool mousemove --window "$window" "$1" "$2" click 1
	settle
}

# type_ascii TEXT: types letters, digits and signs of the US keyboard.
type_ascii() { xdotool type --clearmodifiers --delay 30 -- "$1"; }

# type_text TEXT: types any text. Keys are lent to the syllables the keyboard lacks, all before the first is pressed: a
# program that is still reading the last change of the keyboard takes the next key for another.
type_text() {
	local i char code=180
	local -A lent=()
	local lines=()
	for ((i = 0; i < ${#1}; i++)); do
		char=${1:i:1}
		if [[ $char != [[:ascii:]] && -z ${lent[$char]:-} ]]; then
			[ "$code" -le 254 ] || { echo "type_text: more than 75 different syllables: $1" >&2 && exit 2; }
			lent[$char]=$code
			lines+=("keycode $code = $(printf 'U%04X' "'$char")")
			code=$((code + 1))
		fi
	done
	if [ "${#lines[@]}" -gt 0 ]; then
		printf '%s\n' "${lines[@]}" | xmodmap - 2>/dev/null
		sleep 0.5
	fi
	for ((i = 0; i < ${#1}; i++)); do
		char=${1:i:1}
		if [ -n "${lent[$char]:-}" ]; then
			xdotool key --clearmodifiers --delay 30 "${lent[$char]}"
		else
			type_ascii "$char"
		fi
	done
}

# look FILE: takes a picture of the window.
look() { import -silent -window "$window" "$1"; }

# differs A B [PIXELS]: whether more of two pictures differs than a blinking caret, or than so many pixels.
differs() {
	local pixels
	pixels=$(compare -metric AE -fuzz 3% "$1" "$2" null: 2>&1) || true
	[[ $pixels =~ ^[0-9.e+]+$ ]] || return 0
	awk -v n="$pixels" -v most="${3:-120}" 'BEGIN { exit !(n > most) }'
}

has_changed() {
	look "$here/now.png" && differs "$here/before.png" "$here/now.png"
}

# log_in: gives the passphrase of whom the door offers and waits until the desk is seen. The first answer to Enter is only that
# the store is being opened, and a key that comes before the desk does is nobody's.
log_in() {
	type_ascii "$IEUM_PASSPHRASE"
	look "$here/door.png"
	key Return
	until_true 60 is_inside || fail "the door stays shut"
	settle
}

is_inside() {
	look "$here/now.png" && differs "$here/door.png" "$here/now.png" 50000
}

is_still() {
	look "$here/one.png" && sleep 0.15 && look "$here/two.png" && ! differs "$here/one.png" "$here/two.png"
}

# is_drawn: whether there is more to see than a ground or two.
is_drawn() {
	[ "$(identify -format '%k' "$here/two.png")" -ge 12 ]
}

still_and_drawn() { is_still && is_drawn; }

# settle: waits until the window is painted and nothing in it moves any more.
settle() { until_true 30 still_and_drawn || fail "the window does not come to rest"; }

# shot NAME: leaves a picture of the window, numbered in the order of taking.
shot() {
	settle
	shots=$((shots + 1))
	cp "$here/two.png" "$(printf '%s/%02d-%s.png' "$pictures" "$shots" "$1")"
	printf '  %02d %s\n' "$shots" "$1"
}
