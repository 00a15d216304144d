#!/usr/bin/env bash
# Builds what a Windows PC gets, from Linux: scripts/windows.sh [FOLDER], build/windows if none is named.
#
#   ieumdesk.exe, ieumctl.exe            the programs
#   IeumDesk-VERSION.msi                 the installer, for one person and without an administrator
#   IeumDesk-VERSION-portable.zip        the same without installing; data beside the program
#   CONTENTS.txt, LICENSES.txt           what is inside (both are in the installer and the zip too)
#   SHA256SUMS
#
# IEUM_TAGS=imetest builds the program that a test can compose syllables in (ui/ime/drive_windows.go); it is never handed out.
# Signed when there is something to sign with: see scripts/sign.sh. IEUM_VERSION=1.2.3.4 calls it that instead of what git says.
# The same commit, built in the same folder by the same compilers, gives the same bytes, but for a signature's time. Go's
# -trimpath would do away with the folder, and with the compiled SQLite and OpenGL that other builds for Windows share.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 TZ=UTC
. scripts/sign.sh

out=${1:-build/windows}
people=${IEUM_VERSION:-$(scripts/version.sh)}
numbers=${IEUM_VERSION:-$(scripts/version.sh --numbers)}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(scripts/version.sh --time)}
export SOURCE_DATE_EPOCH
tags=$(scripts/go --tags)${IEUM_TAGS:+,$IEUM_TAGS}
winres=github.com/tc-hib/go-winres@v0.3.3

mkdir -p "$out"
out=$(cd "$out" && pwd)
rm -f "$out"/*
files=$(mktemp -d)
# A resource left behind would go into whatever is built for Windows next, with this version in it.
trap 'rm -rf "$files" cmd/ieum*/rsrc_windows_amd64.syso' EXIT

# guid WORDS: a GUID that is always the same for the same words.
guid() {
	sha1sum <<<"ieumdesk $*" | sed -E 's/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/{\1-\2-5\3-8\4-\5}/' | tr a-f A-F
}

# programs: both, with icon, version and manifest inside.
programs() {
	local name
	for name in ieumdesk ieumctl; do
		scripts/go run "$winres" make --arch amd64 --in "scripts/windows/$name.json" --out "cmd/$name/rsrc" \
			--file-version "$numbers" --product-version "$numbers"
	done
	build -ldflags "-s -w -X main.version=$people -H=windowsgui" -o "$out/ieumdesk.exe" ./cmd/ieumdesk
	build -ldflags "-s -w -X main.version=$people" -o "$out/ieumctl.exe" ./cmd/ieumctl
	sign "$out/ieumdesk.exe" "$out/ieumctl.exe"
	cp "$out"/ieum*.exe "$files"
}

build() {
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc CXX=x86_64-w64-mingw32-g++ \
		scripts/go build -buildvcs=false -tags "$tags" "$@"
}

# notepad FILE: the text as every editor of Windows reads it, with the version put in.
notepad() {
	printf '\xef\xbb\xbf'
	sed -e "s/VERSION/$people/g; s/NUMBERS/$numbers/g; s/\$/\r/" "$1"
}

# debian PACKAGE: the version of a package of this machine.
debian() { dpkg-query -W -f '${Version}' "$1"; }

# licences [-list]: of all that is inside. What the C compiler adds to every program counts too.
licences() {
	scripts/go run ./scripts/licences "$@" \
		"mingw-w64 runtime=$(debian mingw-w64-x86-64-dev)=ZPL-2.1=/usr/share/doc/mingw-w64-x86-64-dev/copyright" \
		"libgcc=$(debian gcc-mingw-w64-x86-64-win32-runtime)=GPL-3.0 with GCC exception=/usr/share/doc/gcc-mingw-w64-x86-64-win32-runtime/copyright"
}

# texts: what a person may read about the package.
texts() {
	notepad scripts/windows/README.txt >"$files/README.txt"
	licences >"$files/LICENSES.txt"
	{
		printf '%s %s (%s)\r\n\r\nSHA-256\r\n' "Ieum Desk" "$people" "$numbers"
		(cd "$files" && sha256sum -- *.exe LICENSES.txt README.txt | sed 's/$/\r/')
		printf '\r\nComponents\r\n'
		licences -list
	} >"$files/CONTENTS.txt"
	cp "$files/CONTENTS.txt" "$files/LICENSES.txt" "$out"
	touch -d "@$SOURCE_DATE_EPOCH" "$files"/*
}

# installer: the MSI.
installer() {
	local msi="$out/IeumDesk-$numbers.msi" work content
	work="$files/work" # no dot: not one of the files that go out
	content=$(sha256sum "$files"/*.* | cut -d ' ' -f 1)
	mkdir "$work"
	cp -p "$files"/*.* "$work"
	convert -background none assets/icon/ieumdesk.png -define icon:auto-resize=256,64,48,32,24,16 "$work/ieumdesk.ico"
	sed '/^--/d; /^$/d; s/@VERSION@/'"$numbers"'/' scripts/windows/ieumdesk.sql >"$work/sql"
	# 949: the code page of Korean Windows, in which the installer's texts are kept.
	printf '\r\n\r\n949\t_ForceCodepage\r\n' >"$work/_ForceCodepage.idt"
	# Once more, with what wixl sets to this moment and to chance.
	printf '%s\r\n' $'PropertyId\tValue' $'i2\tl255' $'_SummaryInformation\tPropertyId' $'1\t949' $'2\tInstallation Database' \
		$'3\tIeum Desk' $'4\tIeum Desk' $'5\tInstaller' $'6\tFront desk of a job centre' $'7\tx64;1042' \
		$'9\t'"$(guid package "$content")" "12	$(date -d "@$SOURCE_DATE_EPOCH" '+%Y/%m/%d %H:%M:%S')" \
		"13	$(date -d "@$SOURCE_DATE_EPOCH" '+%Y/%m/%d %H:%M:%S')" $'14\t500' $'15\t10' $'18\tIeum Desk' $'19\t2' >"$work/_SummaryInformation.idt"
	# wixl looks for files in the folder it is run in.
	(
		cd "$work"
		wixl --arch x64 -D ProductCode="$(guid product "$content")" -D Version="$numbers" -o "$msi" "$OLDPWD/scripts/windows/ieumdesk.wxs"
		msibuild "$msi" -i _ForceCodepage.idt
		while IFS= read -r statement; do msibuild "$msi" -q "$statement"; done <sql
		msibuild "$msi" -i _SummaryInformation.idt
	)
	rm -r "$work"
	sign "$msi"
}

# portable: the zip. Unpacked over an older one it leaves the data folder alone.
portable() {
	mkdir "$files/IeumDesk"
	mv "$files"/*.* "$files/IeumDesk"
	notepad scripts/windows/portable.txt >"$files/IeumDesk/portable.txt"
	touch -d "@$SOURCE_DATE_EPOCH" "$files/IeumDesk"/*
	(cd "$files" && find IeumDesk -type f | sort | zip -q -X -9 "$out/IeumDesk-$numbers-portable.zip" -@)
}

programs
texts
installer
portable
(cd "$out" && sha256sum -- *.* >SHA256SUMS)
ls -l "$out"
