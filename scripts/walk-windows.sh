#!/usr/bin/env bash
# A walk-in on the Windows build, under wine: installs it silently, sets it up, registers a person with composed Hangul - Tab,
# Enter and F9 in the middle of a syllable -, refers them, prints the sheets through GDI on a printer that makes PDFs, prints
# them again as a reissue and as a file, starts it again, upgrades and removes it.
#
#   scripts/walk-windows.sh TEST RELEASE    two packages as scripts/windows.sh makes them, the first with IEUM_TAGS=imetest
#
# Without root's rights there is no printer, and the slip is saved only.
# Leaves a picture of every step under build/windows-tour. The person at the PC is called 김 상담.
set -eu
cd "$(dirname "$0")/.."
. scripts/display.sh
. scripts/wine.sh
. scripts/cups.sh

old=("$1"/IeumDesk-*.msi)
new=("$2"/IeumDesk-*.msi)
pictures=$PWD/build/windows-tour
rm -rf "$pictures"
mkdir -p "$pictures"
export IEUM_STAFF=kim IEUM_PASSPHRASE='yellow umbrella twelve rivers'

# desk: opens the installed program as the Start menu does.
desk() { start_app wine "$(program ieumdesk.exe)"; }

# ctl ARGUMENT...: the installed console tool.
ctl() { wine "$(program ieumctl.exe)" "$@"; }

# order WORDS: what the played input method is told; prints its answer (ui/ime/drive_windows.go).
order() {
	echo "$*" >>"$orders"
	given=$((given + 1))
	until_true 20 answered || fail "the input method was told and did nothing: $*"
	local answer
	answer=$(sed -n "${given}p" "$orders.out")
	[[ $answer == ok* ]] || fail "$* -> $answer"
}

answered() { [ "$(wc -l <"$orders.out")" -ge "$given" ]; }

# compose SYLLABLE...: as they grow under the fingers; what was composed before is finished by the next. The last stays open.
compose() {
	local stage
	for stage; do
		if [ "$stage" = , ]; then order complete; else order "compose $stage"; fi
	done
}

# reads WORDS: whether a field that is seen reads so, with what is being composed.
reads() {
	order fields
	sed -n "${given}p" "$orders.out" | grep -qF -- "$1" || fail "no field reads $1: $(sed -n "${given}p" "$orders.out")"
}

# first_run: the assistant asks; the code is read from the sheet that it saves.
first_run() {
	local code
	desk
	shot first-run
	type_ascii ' ' # a key before the first syllable: wine finds out by it which keyboard there is
	key BackSpace
	compose 아 안 , 사 산 , 시
	shot first-run-composing
	key Return
	reads '"안산시"'
	compose 사 , 도 동
	key Tab
	type_ascii 'D07'
	reads '"사동"'
	press Return
	compose 기 김 , 사 상 , 다 담
	key Return
	type_ascii 'kim'
	reads '"김상담"'
	shot first-run-counsellor
	press Return
	type_ascii "$IEUM_PASSPHRASE"
	key Return
	type_ascii "$IEUM_PASSPHRASE"
	press Return
	until_true 60 code_saved || fail 'the recovery code was not saved'
	shot first-run-recovery
	pdftotext -layout "$(compgen -G "$documents/*.pdf" | head -n 1)" "$here/code.txt"
	code=$(grep -oE '([0-9A-Z]{5}-){2}[0-9A-Z]{5}|([0-9A-Z]{5} +){2}[0-9A-Z]{5}' "$here/code.txt" | tr -s ' -' '\n' | tr '\n' ' ')
	press ctrl+s
	type_ascii "$(cut -d ' ' -f 2 <<<"$code")"
	key Return
	type_ascii "$(cut -d ' ' -f 5 <<<"$code")"
	press Return
	shot reception
}

# code_saved: the page of the recovery code comes when the store is made, which takes a busy machine a while.
code_saved() { press alt+1 && [ -n "$(ls "$documents"/*.pdf 2>/dev/null)" ]; }

# walk_in: from nothing to a slip.
walk_in() {
	type_ascii '01023456789'
	press Return
	shot register
	type_ascii '850228'
	key Return
	compose ㅂ 바 박 , ㅇ 여 영 , ㅈ 자
	shot register-composing
	key Tab
	reads '"박영자"'
	key Return
	compose 주 , 바 방
	shot register-occupation
	press Return
	press ctrl+1
	press ctrl+2
	press ctrl+s
	shot leads
	compose 호 , 테 텔
	shot leads-composing
	press F9
	shot refer
	type_ascii '1231 1400'
	press Return
	press ctrl+Return
	shot referred
}

# paper: what came out of the printer. CUPS-PDF keeps a picture of it, so what is read is the code of the slip.
paper() {
	local file
	printed || fail 'the slip stays in the queue'
	file=$(ls "$here/printed"/*.pdf) || fail 'nothing came out of the printer'
	pdftoppm -r 200 -png "$file" "$pictures/paper"
	zbarimg -q --raw "$pictures"/paper-*.png | grep -q 'D07-000001' || fail 'the code on the paper is not that of the slip'
}

# reissue: from the person's card to the slip, which is printed again and saved.
reissue() {
	press F3
	key ctrl+h
	settle
	press Return
	shot slip
	press ctrl+Return
	until_true 60 twice || fail 'the slip was not printed again'
	shot slip-again
	press ctrl+s
	shot slip-saved
}

twice() { [ "$(find "$here/printed" -name '*.pdf' | wc -l)" = 2 ] || [ "$(lpstat -W completed -o 2>/dev/null | wc -l)" -ge 2 ]; }

# slip: what was saved, read back.
slip() {
	local file words
	file=$(ls "$documents"/*D07-000001.pdf) || fail "no slip was saved"
	cp "$file" "$pictures/slip.pdf"
	pdftotext -layout "$file" "$here/slip.txt"
	for words in 취업알선장 D07-000001 박영자 010-2345-6789 안산호텔 조리보조 '오시는 길' '오후 2시' 박팀장 사동; do
		grep -q "$words" "$here/slip.txt" || fail "the slip does not say: $words"
	done
}

# again NAME: started once more, it finds the person who was registered.
again() {
	desk
	log_in
	type_ascii '6789'
	press Return
	shot "$1"
	stop_app
}

start_display 1280x800
trap 'stop_wine; stop_cups; end_all' EXIT
if [ "$(id -u)" = 0 ]; then
	start_cups
	pdf_printer PDF "$here/printed"
fi
start_wine "$here/pc"
documents="$drive/users/$windows_user/Documents"
orders="$here/orders" given=0
: >"$orders"
: >"$orders.out"

install_msi "${old[0]}"
export IEUM_IME_DRIVE
IEUM_IME_DRIVE=$(windows_path "$orders")
first_run
ctl lead add --quiet <scripts/hotel.json >/dev/null
walk_in
if [ "$(id -u)" = 0 ]; then
	paper
	reissue
fi
stop_app
slip
unset IEUM_IME_DRIVE
again again-seeker
install_msi "${new[0]}"
again upgraded-seeker
[ -f "$(echo "$(local_data)"/Ieum/backup/ieum-D07-*.db)" ] || fail "the store was not backed up before the new version used it"
ctl seeker find 6789 --json >"$here/found.json"
grep -q '"name": "박영자"' "$here/found.json" || fail "the person who was registered is not found after the upgrade"
remove_msi "${new[0]}"
[ ! -e "$(program ieumdesk.exe)" ] || fail "the program is still there"
[ -f "$(local_data)/Ieum/desk.db" ] || fail "the data went with the program"
echo "pictures and the slip in build/windows-tour"
