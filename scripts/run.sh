#!/usr/bin/env bash
# Opens the desk that was built; what is given goes on to it. Without a display it says what to do instead.
set -eu
cd "$(dirname "$0")/.."

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	cat >&2 <<-'END'
	build/ieumdesk is built, but there is no display here to open it on (neither DISPLAY nor WAYLAND_DISPLAY is set).
	`make tour` shows it all the same: it drives the desk on a screen of its own and leaves pictures in build/tour.
	END
	exit 1
fi
exec build/ieumdesk "$@"
