#!/usr/bin/env bash
# Installs what a purpose needs and this machine lacks: scripts/setup.sh [build|test|print|tour|bench|windows|wine|fonts|translate]...
# Knows Debian and its relatives. Quick, and needs no network, when nothing is missing.
set -eu
cd "$(dirname "$0")/.."

# What Fyne and SQLite compile against.
build=(gcc libc6-dev pkg-config git ca-certificates libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev)
# What the tests read the printed sheets back with, a second font to fall back on, and a print queue and a database server
# of their own.
test=(poppler-utils qpdf zbar-tools fonts-dejavu-core cups cups-client postgresql)
# A printer that makes PDFs.
print=(cups cups-client printer-driver-cups-pdf ghostscript poppler-utils zbar-tools)
# A screen that is not there, a window manager on it, a hand on the keyboard and a camera; and a reader for the slip.
tour=(xvfb openbox xdotool x11-utils x11-xserver-utils imagemagick poppler-utils)
# The rivals whose window and whose PDF are timed beside ours, and a database server for the city.
bench=(sqlitebrowser libreoffice-writer-nogui postgresql)

# What takes the parts out of a font that sheets need, and the dictionaries that know where a Thai or Khmer word ends.
fonts=(fonttools python3)
translate=(python3-icu)

# A compiler for Windows, what makes, looks into and signs its installers.
windows=(gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64 binutils-mingw-w64-x86-64 wixl msitools osslsigncode zip imagemagick git ca-certificates)

# A PC to try them on.
wine=(wine wine64 icoutils unzip openssl locales)

# missing PACKAGE...: those of the packages that are not installed.
missing() {
	local package
	for package; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
	done
}

# as_root COMMAND...: the command with the rights to install.
as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install PACKAGE...: fetches and installs what is missing of the packages.
install() {
	if ! command -v apt-get >/dev/null; then
		echo "setup: not a Debian; make sure the counterparts of these are there: $*" >&2
		return
	fi
	local lacking
	mapfile -t lacking < <(missing "$@")
	[ "${#lacking[@]}" -gt 0 ] || return 0
	if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
		echo "setup: neither root nor sudo here; as root: apt-get install ${lacking[*]}" >&2
		exit 1
	fi
	echo "setup: installing ${lacking[*]}" >&2
	as_root apt-get update -q >&2
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${lacking[@]}" >&2
}

# bring_go: a Go that is new enough. Debian's own is not, but can fetch a newer one from the module proxy, checked against
# the checksum database like any module. It knows nothing of toolchains yet, so what a newer Go does to a fetched one is
# done here: the archive format of modules drops execute bits and renames the standard library's go.mod files.
bring_go() {
	scripts/go version >/dev/null 2>&1 && return
	install golang-go
	local module dir
	module="golang.org/toolchain@v0.0.1-$(scripts/go --toolchain).linux-$(dpkg --print-architecture)"
	echo "setup: fetching $module" >&2
	(cd / && GOFLAGS=-mod=mod go mod download "$module")
	dir="$(cd / && go env GOMODCACHE)/$module"
	chmod -R u+w "$dir"
	find "$dir/src" -name _go.mod -execdir cp _go.mod go.mod \;
	chmod +x "$dir"/bin/* "$dir"/lib/wasm/go_*_exec
	find "$dir/pkg/tool" -type f -exec chmod +x {} +
	chmod -R a-w "$dir"
	scripts/go version >&2
}

needed=()
for purpose in "${@:-build}"; do
	case $purpose in
	build) needed+=("${build[@]}") ;;
	test) needed+=("${build[@]}" "${test[@]}") ;;
	print) needed+=("${build[@]}" "${print[@]}" "${windows[@]}" "${tour[@]}" "${wine[@]}") ;;
	tour) needed+=("${build[@]}" "${tour[@]}") ;;
	bench) needed+=("${build[@]}" "${tour[@]}" "${print[@]}" "${bench[@]}") ;;
	windows) needed+=("${windows[@]}") ;;
	fonts) needed+=("${fonts[@]}") ;;
	translate) needed+=("${translate[@]}") ;;
	wine) needed+=("${windows[@]}" "${tour[@]}" "${wine[@]}") ;;
	*)
		echo "usage: scripts/setup.sh [build|test|print|tour|bench|windows|wine|fonts|translate]..." >&2
		exit 2
		;;
	esac
done
install "${needed[@]}"
bring_go
