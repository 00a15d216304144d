#!/usr/bin/env bash
# What the Windows package must pass, under wine: what is inside, installing, upgrading and removing it; every line about
# composing Hangul; two screens of different scale; a walk-in from an empty PC to a slip; and how long it takes, beside Linux.
# Needs `make build windows`.
set -eu
cd "$(dirname "$0")/.."

scripts/check-windows.sh build/windows
scripts/test-ime.sh
scripts/test-scales.sh build/windows
IEUM_VERSION=0.0.1.1 IEUM_TAGS=imetest scripts/windows.sh build/windows-imetest >/dev/null
scripts/walk-windows.sh build/windows-imetest build/windows
# Times are measured, not judged: a machine too busy to be measured on is no fault of the program.
scripts/time-windows.sh build/windows 3 >build/windows-time.md || echo "not timed" >&2
cat build/windows-time.md
