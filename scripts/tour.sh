#!/usr/bin/env bash
# Drives the real window through a walk-in as a counsellor does, by keyboard, on a screen that is not there, and leaves a
# picture of every screen under build/tour: Korean and English, light, dark and high contrast, 1280x800 and 1024x700, and
# the slip. Fails when the window does not answer, when it was touched from a wrong thread, or when the slip does not say
# what was typed. Needs `make build` and scripts/setup.sh tour.
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
}

# set_up KEY VALUE: changes a setting beside the window, as an administrator does.
set_up() { printf '%s' "$2" | build/ieumctl --db "$store" --quiet config set "$1"; }

# login: the passphrase of the first login.
login() {
	type_ascii "$IEUM_PASSPHRASE"
	press Return
}

# first_run: an empty folder, so the desk asks what it must know.
first_run() {
	desk --db "$here/new/desk.db"
	shot first-run
	type_text '안산시 일자리센터'
	key Return
	type_text '사동 행정복지센터'
	key Return
	type_ascii 'D07'
	shot first-run-desk
	press Return
	type_text '김상담'
	key Return
	type_ascii 'kim'
	shot first-run-counsellor
	press Return
	type_ascii 'yellow umbrella'
	shot first-run-passphrase
	type_ascii ' twelve rivers'
	key Return
	type_ascii 'yellow umbrella twelve rivers'
	press Return
	shot first-run-recovery
	leave
}

# fill: a store with made-up people and leads, and one lead whose words the walk-in knows.
fill() {
	store=$here/desk/desk.db
	build/ieumctl --db "$store" --quiet init --desk D07 --desk-name '사동 행정복지센터' --center '안산시 일자리센터' --staff-name '김상담' >/dev/null
	build/ieumctl --db "$store" --quiet demo --leads 400 --seekers 150 >/dev/null
	set_up desk.phone 031-481-1200
	set_up desk.fax 031-481-1201
	build/ieumctl --db "$store" --quiet lead add >/dev/null <<-'END'
		{"employer": "안산호텔", "business_no": "124-81-00998", "representative": "이호연", "industry": "I", "employer_phone": "031-400-1200",
		 "address": "안산시 단원구 광덕대로 200", "dong": "고잔동", "title": "조리보조", "occupation": "5323",
		 "duties": "채소 손질과 배식, 식기 세척", "openings": 2, "employment_type": "permanent", "wage_type": "month", "wage_min": 2310000,
		 "weekly_hours": 40, "work_start": "09:00", "work_end": "18:00", "days": "주 5일", "benefits": ["통근버스", "중식", "4대보험"],
		 "method": "이력서 지참 면접", "contact": "박팀장", "phone": "031-400-1234",
		 "source": {"kind": "dong", "team": "고잔동 발굴팀", "on": "2026-11-18"},
		 "site_note": "주방 6명, 50–60대가 대부분. 조리장이 직접 면접 보고 당일 답을 줌. 앞치마·모자 지급, 무거운 것은 남직원이 듦. 러시아어 하는 직원 1명. 면접 팁: 위생교육 수료증이 있으면 꼭 가져가세요."}
	END
}

# walk_in: from nothing to a slip.
walk_in() {
	desk --db "$store"
	shot login
	type_ascii 'wrong words'
	press Return
	shot login-wrong
	key ctrl+a
	login
	shot reception
	type_text '김ㅁ'
	shot reception-search
	key Escape
	type_ascii '01023456789'
	press Return
	shot register
	type_ascii '850228'
	key Return
	type_text '박영자'
	key Return Return
	type_text '주방'
	shot register-occupation
	press Return
	press ctrl+1
	press ctrl+2
	shot register-consents
	press ctrl+s
	shot leads-served
	type_text '조리 ㅎㅌ'
	shot leads-search
	press ctrl+f
	shot leads-conditions
	press Escape
	press F9
	shot refer
	type_ascii '1231 1400'
	press Return
	shot refer-time
	press ctrl+Return
	shot referred
	press F3
	shot seeker-card
	press ctrl+e
	shot seeker-edit
	press Escape
	press F4
	press ctrl+n
	shot lead-new
	press Escape
	press ctrl+i
	shot import
	type_ascii "$PWD/build/tour/list.csv"
	press Return
	shot import-preview
	press Escape
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

# places NAME: a picture of every place in the look that is set.
places() {
	desk --db "$store"
	[ "${2:-}" = "" ] || resize ${2/x/ }
	shot "$1-login"
	login
	shot "$1-reception"
	type_ascii '6789'
	press Return
	shot "$1-seeker"
	press F4
	shot "$1-leads"
	type_ascii 'dkstksgx'
	settle
	press F9
	shot "$1-refer"
	press Escape
	click 40 "$(($(xdotool getwindowgeometry --shell "$window" | sed -n 's/^HEIGHT=//p') - 34))"
	shot "$1-settings"
	leave
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

start_display 1280x800
first_run
fill
list
walk_in
leave
slip
second_start
set_up desk.theme dark
places dark
set_up desk.theme contrast
places contrast
set_up desk.theme light
places small 1024x700
set_up desk.text_size 160
places large 1280x800 # the window opens as it was closed
set_up desk.text_size 100
set_up desk.language en
places english
echo "pictures and the slip in build/tour"
