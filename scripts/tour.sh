#!/usr/bin/env bash
# Drives the real window through a walk-in as a counsellor does, by keyboard, on a screen that is not there, and leaves a
# picture of every screen under build/tour in every look: Korean and English, light, dark and high contrast, 1280x800 and
# 1024x700, text at 160 %; and the slip. Fails when the window does not answer, when it was touched from a wrong thread, when
# the keyboard had nowhere to go, or when the slip does not say what was typed. Needs `make build` and scripts/setup.sh tour.
#
#   scripts/tour.sh              every look
#   scripts/tour.sh dark small   these only: ko english dark contrast small large, and city: what is sent there
set -eu
cd "$(dirname "$0")/.."
. scripts/display.sh

pictures=$PWD/build/tour
rm -rf "$pictures"
mkdir -p "$pictures"

export IEUM_STAFF=kim IEUM_PASSPHRASE='yellow umbrella twelve rivers'

# desk ARGUMENT...: opens the desk with Fyne's own thread checks on, which the released window does without.
desk() { IEUM_CHECK_THREADS=1 start_app build/ieumdesk "$@"; }

# leave: closes the desk and looks for what only its log shows.
leave() {
	stop_app
	! grep -q 'Error in Fyne call thread' "$here/app.log" || fail "the window was touched from a wrong thread"
	! grep -q 'Failed to focus' "$here/app.log" || fail "the keyboard was given to something that is not on the screen"
}

# set_up KEY VALUE: changes a setting beside the window, as an administrator does.
set_up() { printf '%s' "$2" | build/ieumctl --db "$store" --quiet config set "$1"; }

# login: the passphrase of the first login.
login() {
	type_ascii "$IEUM_PASSPHRASE"
	press Return
}

# view NAME: a picture of a screen, under the name of the look.
view() { shot "$look_name-$1"; }

# first_run: an empty folder, so the desk asks what it must know.
first_run() {
	desk --db "$here/$look_name-new/desk.db"
	resize ${look_size/x/ }
	if [ "$look_name" = english ]; then
		key shift+Tab
		press space
	fi
	view first-run
	type_text '안산시 일자리센터'
	key Return
	type_text '사동 행정복지센터'
	key Return
	type_ascii 'D07'
	view first-run-desk
	press Return
	type_text '김상담'
	key Return
	type_ascii 'kim'
	view first-run-counsellor
	press Return
	type_ascii 'yellow umbrella'
	view first-run-passphrase
	type_ascii ' twelve rivers'
	key Return
	type_ascii 'yellow umbrella twelve rivers'
	press Return
	view first-run-recovery
	leave
}

# fill: a store with made-up people and leads, one lead with one opening whose words the walk-in knows, and somebody to
# send there second, which the gate wants a reason for.
fill() {
	store=$here/desk/desk.db
	build/ieumctl --db "$store" --quiet init --desk D07 --desk-name '사동 행정복지센터' --center '안산시 일자리센터' --staff-name '김상담' >/dev/null
	build/ieumctl --db "$store" --quiet demo --leads 400 --seekers 150 >/dev/null
	set_up desk.phone 031-481-1200
	set_up desk.fax 031-481-1201
	set_up gate.referrals_per_opening 1
	sed 's/"openings": 2/"openings": 1/' scripts/hotel.json | build/ieumctl --db "$store" --quiet lead add >/dev/null
	build/ieumctl --db "$store" --quiet seeker add >/dev/null <<-'END'
		{"name": "최명설", "birth_date": "1971-03-02", "phone": "010-7777-4321", "sex": "F", "occupations": ["5323"], "dong": "고잔동", "consents": [
		 {"kind": "collect", "version": "2026-09", "at": "2026-11-24T09:00:00+09:00"},
		 {"kind": "provide", "version": "2026-09", "at": "2026-11-24T09:00:00+09:00"}]}
	END
}

# walk_in: from nothing to a slip, and past every other screen.
walk_in() {
	desk --db "$store"
	resize ${look_size/x/ }
	view login
	type_ascii 'wrong words'
	press Return
	view login-wrong
	press alt+r
	view recover
	press Escape
	login
	view reception
	type_text '김ㅁ'
	view reception-search
	key ctrl+a
	type_ascii '01077774321'
	press ctrl+n
	view register-duplicate
	press Escape
	view reception-draft
	type_ascii '01023456789'
	press ctrl+n
	view register
	press ctrl+s
	view register-errors
	type_ascii '850228'
	key Return
	type_text '박영자'
	key Return Return
	type_text '주방'
	view register-occupation
	press Return
	press ctrl+1
	press ctrl+2
	view register-consents
	press ctrl+s
	view leads-served
	type_text '조리 ㅎㅌ'
	view leads-search
	press ctrl+f
	view leads-conditions
	press Escape
	press F9
	view refer
	type_ascii '1325 1400'
	press Tab
	view refer-unreadable
	press shift+Tab
	key ctrl+a
	type_ascii '1231 1400'
	press Return
	view refer-time
	press ctrl+Return
	view referred
	press F9
	view refer-red
	press Escape
	press F3
	view seeker-card
	press ctrl+p
	view application
	press Escape
	key ctrl+h
	settle
	press Return
	view slip
	paper
	press Escape
	press ctrl+e
	view seeker-edit
	press Escape
	press F4
	press ctrl+n
	type_text '늘봄요양원'
	view lead-new
	press ctrl+s
	view lead-errors
	press Escape
	press ctrl+i
	view import
	type_ascii "$PWD/build/tour/list.csv"
	press Return
	view import-preview
	press Escape
	press F2
	type_ascii '4321'
	press Return
	press F4
	press ctrl+a
	type_ascii 'dkstksghxpf' # 안산호텔 with the input method off
	settle
	press ctrl+p
	view employer-list
	press Escape
	press F9
	view refer-amber
	press Escape
	referrals
	day_log
	press F10
	settings
	press ctrl+l
	view locked
	leave
}

# paper: the slip by itself, on the other papers, and with a second language.
paper() {
	press alt+2
	view slip-alone
	press ctrl+p
	key Right
	view print-dialog
	press ctrl+s
	view slip-a5
	press ctrl+p
	key Right
	press ctrl+s
	view slip-roll
	press Page_Down
	view slip-roll-end
	press ctrl+p
	key Left Left Return Return Return Return Return Return Right Right Right Right
	view print-dialog-language
	press ctrl+s
	view slip-vietnamese
}

# referrals: what is to be seen to, every slip, and the result of the first one, which a scanner opens over a half-typed
# search and over a form. At the end nobody is waiting for an answer any more.
referrals() {
	local code
	code=$(scanned 1)
	press F5
	view follow-ups
	press ctrl+t
	view follow-up-again
	press Escape
	key ctrl+n
	view follow-up-no-answer
	press ctrl+2
	view slips
	press ctrl+f
	view slips-conditions
	press Escape
	press F4
	press ctrl+a
	type_ascii '0000'
	settle
	search_box before-scan
	scan "$code"
	view result
	press Escape
	search_box after-scan
	! differs "$here/before-scan.png" "$here/after-scan.png" || fail "a scan left something in the search box"
	press ctrl+n
	type_text '늘봄'
	scan "$code"
	settle
	press 1
	key Return
	type_ascii "$(date -u -d '+33 hours' +%Y%m%d)"
	press Tab
	view result-hired
	press ctrl+Return
	view result-ends
	press Return
	view result-stored
	press Escape
	scan "${code%?}x"
	view scan-damaged
	scan "$code"
	view result-recorded
	press 2
	view result-correction
	press Escape
	press F5
	press ctrl+1
	view follow-ups-done
}

# day_log: what the day came to, the records behind a figure, a line for what happened outside of them, the month and the
# year, and the closing, which leaves four files.
day_log() {
	local files=$here/$look_name-files day ending
	day=$(date -u -d '+9 hours' +%Y-%m-%d)
	set_up export.folder "$files"
	press F8
	view day
	press alt+3
	view day-records
	press Escape
	press alt+Left
	view day-before
	press ctrl+t
	key ctrl+n
	type_text '실업급여 문의 전화, 안내함'
	key Return
	settle
	view day-outside
	press ctrl+g
	type_ascii '40'
	view day-goals
	press ctrl+Return
	press ctrl+2
	view month
	press alt+Page_Down
	view month-below
	press ctrl+3
	view year
	press ctrl+p
	view year-print
	press Escape
	press ctrl+1
	press ctrl+Return
	view day-close
	press Return
	view day-closed
	for ending in xlsx hwpx pdf csv; do
		[ -s "$(find "$files" -name "*${day}_D07*.$ending")" ] || fail "closing the day left no .$ending under $files"
	done
	press ctrl+e
	view day-export
	press Escape
	press ctrl+r
	view day-reopen
	press Escape
}

# search_box NAME: keeps the corner that holds the search box, where no clock and no message is.
search_box() { convert "$here/two.png" -crop 448x240+190+110 +repage "$here/$1.png"; }

# scanned NUMBER: the code of this year's slip of that number, with its check digits (model.SlipNumber.QR).
scanned() {
	local year
	year=$(date -u -d '+9 hours' +%Y)
	printf 'IEUM:%d-D07-%06d-%02d' "$year" "$1" $((98 - $(printf '%d1307%06d' "$year" "$1") * 100 % 97))
}

# scan CODE: types as a scanner does.
scan() {
	xdotool type --clearmodifiers --delay 8 -- "$1"
	xdotool key --delay 8 Return
	settle
}

# settings: every page of the settings, by its key.
settings() {
	local page
	for page in 1 2 3 4 5 6 7 8 9; do
		key "alt+$page"
		view "settings-$page"
	done
}

# list: a spreadsheet as a team hands one in.
list() {
	printf '\xef\xbb\xbf2026년 11월 발굴 명단,,,,\n업체명,모집직종,급여,인원,연락처\n한빛정밀,CNC 조작원,"시급 10,500원",2명,031-491-2222\n대성금속,프레스 조작원,월 230만원~250만원,1,031-492-3333\n늘봄요양원,요양보호사,많이 드립니다,1,031-493-4444\n' >"$pictures/list.csv"
}

# slip: what the walk-in left, read back.
slip() {
	local number
	number=$(build/ieumctl --db "$store" --json seeker find 6789 | grep -o '"total": 1')
	[ -n "$number" ] || fail "the person who was registered is not found"
	number=$(date -u -d '+9 hours' +%Y)-D07-000001
	build/ieumctl --db "$store" --quiet slip "$number" --out "$pictures/slip.pdf" >/dev/null
	build/ieumctl --db "$store" --quiet slip "$number" --out "$pictures/slip.png" >/dev/null
	pdftotext -layout "$pictures/slip.pdf" - >"$here/slip.txt"
	for words in 취업알선장 "$number" 박영자 010-2345-6789 안산호텔 조리보조 '오후 2시' 박팀장 사동; do
		grep -q "$words" "$here/slip.txt" || fail "the slip does not say: $words"
	done
}

# show LOOK [WIDTHxHEIGHT] [KEY VALUE]...: the whole tour in a look, over a store of its own.
show() {
	look_name=$1 look_size=${2:-1280x800}
	shift "$(($# < 2 ? $# : 2))"
	store=$here/$look_name/desk.db
	cp -r "$here/desk" "$here/$look_name"
	while [ $# -gt 0 ]; do
		set_up "$1" "$2"
		shift 2
	done
	walk_in
	[ "$look_name" != ko ] || slip
}

# city: a desk gets a way to the city, reads what will leave, sends it into a folder, and meets a server that is not there.
city() {
	look_name=city
	store=$here/city/desk.db
	cp -r "$here/desk" "$here/city"
	mkdir "$here/sent"
	desk --db "$store"
	resize 1280 800
	login
	press F10
	press alt+8
	view none
	type_ascii "$here/sent"
	press alt+f
	view tested
	press alt+w
	view read
	press Down
	press ctrl+j
	view read-json
	press Escape
	press alt+g
	settle
	view sent
	press alt+b
	view batches
	press Escape
	set_up city.https.url https://127.0.0.1:9
	settle
	press alt+g
	settle
	view unreachable
	press F4
	view leads
	leave
	ls "$here"/sent/ieum-D07-*.sha256 >/dev/null || fail "nothing came into the folder"
}

# second_start: the desk opened twice is one window, brought to the front, also from the taskbar.
second_start() {
	desk --db "$store"
	xdotool windowminimize "$window"
	until_true 20 is_hidden || fail "the window cannot be minimised"
	build/ieumdesk --db "$store" >"$here/second.log" 2>&1 || fail "a second start does not end well: $(cat "$here/second.log")"
	until_true 20 is_in_front || fail "a second start does not bring the window to the front"
	leave
}

is_hidden() { xprop -id "$window" WM_STATE | grep -q Iconic; }

is_in_front() { [ "$(xdotool getactivewindow)" = "$window" ] && ! is_hidden; }

# wanted LOOK: whether it was asked for; all are if none was named.
wanted() { [[ " $looks " == "  " || " $looks " == *" $1 "* ]]; }

looks=$*
start_display 1280x800
fill
list
for look_name in ko english small; do
	look_size=1280x800
	[ "$look_name" != small ] || look_size=1024x700
	! wanted "$look_name" || first_run
done
if wanted ko; then
	show ko
	second_start
fi
! wanted english || show english '' desk.language en
! wanted dark || show dark '' desk.theme dark
! wanted contrast || show contrast '' desk.theme contrast
! wanted small || show small 1024x700
! wanted city || city
! wanted large || show large '' desk.text_size 160
echo "pictures and the slip in build/tour"
