#!/usr/bin/env bash
# What this state of the source is called.
#
#   scripts/version.sh             for people: v0.2.0, v0.2.0-15-gabc1234-dirty, or 0.1.0-157-gabc1234 before the first tag
#   scripts/version.sh --numbers   for Windows: 0.2.0.15, the last of them the commits since the tag
#   scripts/version.sh --time      seconds since 1970 of the commit, which built files carry in place of the clock's time
set -eu
cd "$(dirname "$0")/.."

told() { sed -n "s/^ *$1 = \"*\([0-9.]*\).*/\1/p" FyneApp.toml; }

tag=$(git describe --tags --match 'v[0-9]*' --abbrev=0 2>/dev/null || true)
since=$(git rev-list --count "${tag:+$tag..}HEAD" 2>/dev/null || told Build)

case "${1:-}" in
--numbers)
	base=${tag#v}
	base=${base%%-*}
	[[ ${base:=$(told Version)} =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || { echo "version: $base is not three numbers" >&2; exit 1; }
	echo "$base.$((since > 65535 ? 65535 : since))"
	;;
--time) git log -1 --format=%ct 2>/dev/null || stat -c %Y FyneApp.toml ;;
*)
	git describe --tags --match 'v[0-9]*' --dirty 2>/dev/null && exit
	commit=$(git describe --always --dirty --exclude '*' 2>/dev/null || echo unknown)
	echo "$(told Version)-$since-g$commit"
	;;
esac
