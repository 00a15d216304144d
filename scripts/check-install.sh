#!/usr/bin/env bash
# Installs, uses, upgrades and removes the program under wine: scripts/check-install.sh FOLDER NEXT, each as `make windows`
# makes it, the latter of a higher version. The person is called 김 상담.
set -eu
cd "$(dirname "$0")/.."
. scripts/display.sh
. scripts/wine.sh

this=("$1"/IeumDesk-*.msi)
next=("$2"/IeumDesk-*.msi)
zip=("$1"/IeumDesk-*-portable.zip)
version() { basename "$1" .msi | sed 's/^IeumDesk-//'; }

# must WHAT COMMAND...: says what is being looked at; ends the script if it is not so.
must() {
	local what=$1
	shift
	"$@" >"$here/app.log" 2>&1 || fail "$what"
	echo "ok    $what"
}

# empty TEXT, is TEXT GOT, gone FILE
empty() { [ -z "$1" ] || { echo "$1" && false; }; }
is() { [ "$1" = "$2" ] || { echo "not $1 but $2" && false; }; }
gone() { [ ! -e "$1" ] || { echo "still there: $1" && false; }; }

# ctl ARGUMENT...: the installed console tool.
ctl() { wine "$(program ieumctl.exe)" "$@" </dev/null; }

export IEUM_STAFF=kim IEUM_PASSPHRASE='yellow umbrella twelve rivers'
start_display 1280x800
trap 'stop_wine; end_all' EXIT
start_wine "$here/pc"
data="$(local_data)/Ieum"

install_msi "${this[0]}"
must "installed for this person: $(program ieumdesk.exe)" test -f "$(program ieumdesk.exe)"
must "in the Start menu" test -f "$(start_menu)/이음창구/이음창구.lnk"
must "the way to the data is there too" test -f "$(start_menu)/이음창구/이음창구 자료 폴더.lnk"
must "in the list of programs: name" is 이음창구 "$(registered DisplayName)"
must "in the list of programs: version" is "$(version "${this[0]}")" "$(registered DisplayVersion)"
must "in the list of programs: where the data stays" grep -q '상담 자료는' <<<"$(registered Comments)"

must "a desk is made where the data belongs" ctl init --desk D07 --desk-name '사동 행정복지센터' --staff-name 김상담 --quiet
must "it lies in this person's folder" test -f "$data/desk.db"
must "it is filled" ctl demo --leads 100 --seekers 50 --quiet
ctl lead search 호텔 --json >"$here/found.json"
must "leads are found by Korean words" grep -q '"employer": ".*호텔' "$here/found.json"
must "a store at a path with Korean and spaces" ctl --db 'C:\김 상담 자료\새 창구\desk.db' init --desk D08 --desk-name 본오 --staff-name 김상담 --quiet
must "lies there" test -f "$drive/김 상담 자료/새 창구/desk.db"
must "nothing was backed up yet" gone "$data/backup"

install_msi "${next[0]}"
must "upgraded" is "$(version "${next[0]}")" "$(registered DisplayVersion)"
must "one program, not two" is 이음창구 "$(registered DisplayName)"
must "the new version answers" grep -q "$(version "${next[0]}")" <<<"$(ctl version)"
must "the data is as it was" ctl verify --json
must "it was backed up first" test -f "$(echo "$data"/backup/ieum-D07-*.db)"
ctl lead search 호텔 --json >"$here/again.json"
must "and the same is found" cmp "$here/found.json" "$here/again.json"
install_msi "${this[0]}" || true
must "an older version does not replace it" is "$(version "${next[0]}")" "$(registered DisplayVersion)"

remove_msi "${next[0]}"
must "removed" gone "$(program ieumdesk.exe)"
must "out of the Start menu" gone "$(start_menu)/이음창구"
must "out of the list of programs" empty "$(registered DisplayName)"
must "the data stays" test -f "$data/desk.db"
must "and its backup" test -f "$(echo "$data"/backup/ieum-D07-*.db)"

# answered: a box that has just come may not have the keyboard yet, so Enter is pressed until the program goes.
answered() { key Return && gone "$(program ieumdesk.exe)"; }

# By hand, with a window that shows how far it is.
install_msi "${this[0]}"
must "installed again, it goes on with the data" ctl verify --json
wine msiexec /x "$(windows_path "${this[0]}")" /qb >"$here/removal.log" 2>&1 &
removal=$!
started+=("$removal")
must "who removes it by hand is told where the data stays" until_true 60 xdotool search --onlyvisible --name '이음창구 제거'
must "before anything is gone" test -f "$(program ieumdesk.exe)"
must "then it goes" until_true 60 answered
wait "$removal"
must "and the data stays this time too" test -f "$data/desk.db"

mkdir "$drive/내 USB"
unzip -q "${zip[0]}" -d "$drive/내 USB"
must "the portable program makes a desk" wine "$drive/내 USB/IeumDesk/ieumctl.exe" init --desk D09 --desk-name 고잔 --staff-name 김상담 --quiet
must "beside itself" test -f "$drive/내 USB/IeumDesk/data/desk.db"
