#!/usr/bin/env bash
# Drives the real window through a walk-in as a counsellor does, by keyboard, on a screen that is not there, and leaves a
# picture of every screen under build/tour. Fails when the window does not answer, or when it was touched from a wrong
# thread. Needs `make build` and scripts/setup.sh tour.
set -eu
cd "$(dirname "$0")/.."
. scripts/display.sh

pictures=$PWD/build/tour
rm -rf "$pictures"
mkdir -p "$pictures"

# desk ARGUMENT...: opens the desk with Fyne's own thread checks on, which the released window does without.
desk() { IEUM_CHECK_THREADS=1 start_app build/ieumdesk "$@"; }

# leave: closes the desk and looks for what only its log shows.
leave() {
	stop_app
	! grep -q 'Error in Fyne call thread' "$here/app.log" || fail "the window was touched from a wrong thread"
}

# first_run: an empty folder, so the desk asks what it must know.
first_run() {
	desk --db "$here/new/desk.db"
	shot first-run
	leave
}

start_display 1366x900
first_run
echo "pictures in build/tour"
