#!/usr/bin/env bash
# Looks into what `make windows` built, builds a next version of it, signed by a certificate of its own making, and installs,
# upgrades and removes both under wine: scripts/check-windows.sh [FOLDER], build/windows if none is named.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
. scripts/sign.sh

out=$(cd "${1:-build/windows}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0

# check WHAT COMMAND...: says whether the command succeeds; the script goes on and fails at its end.
check() {
	local what=$1
	shift
	if "$@" >"$scratch/said" 2>&1; then
		echo "ok    $what"
	else
		echo "FAIL  $what" && tail -n 5 "$scratch/said"
		failed=1
	fi
}

# refuses COMMAND...: true if the command fails.
refuses() { ! "$@"; }

# same EXPECTED GOT: whether two texts are the same; it shows how they differ.
same() { diff <(echo "$1") <(echo "$2"); }

# within TEXT PIECE...: whether the text has every piece.
within() {
	local piece
	for piece in "${@:2}"; do
		grep -qF -- "$piece" <<<"$1" || { echo "lacks: $piece" && return 1; }
	done
}

# What every Windows has; anything else would have to come along.
system_dlls=' gdi32.dll imm32.dll kernel32.dll msvcrt.dll ole32.dll opengl32.dll shell32.dll user32.dll winspool.drv '

only_system_dlls() {
	local dll
	for dll in $(x86_64-w64-mingw32-objdump -p "$1" | sed -n 's/.*DLL Name: //p' | tr '[:upper:]' '[:lower:]'); do
		[[ $system_dlls == *" $dll "* ]] || { echo "asks for $dll" && return 1; }
	done
}

# subsystem FILE: GUI or CUI.
subsystem() { x86_64-w64-mingw32-objdump -p "$1" | sed -n 's/^Subsystem.*(Windows \(.*\))/\1/p'; }

# resource FILE TYPE: its resources of a type, as text.
resource() { wrestool -x --raw -t "$2" "$1" | { [ "$2" = 16 ] && iconv -c -f UTF-16LE -t UTF-8 | tr -d '\0' || cat; }; }

# program FILE SUBSYSTEM VERSION
program() {
	local name=${1##*/}
	check "$name: $2" same "$2" "$(subsystem "$1")"
	check "$name: needs nothing but Windows" only_system_dlls "$1"
	check "$name: icon" within "$(wrestool -l -t 14 "$1")" GLFW_ICON
	check "$name: manifest" within "$(resource "$1" 24)" '>UTF-8<' '>PerMonitorV2<' '>true</longPathAware>' 'level="asInvoker"' \
		8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a 'Microsoft.Windows.Common-Controls'
	check "$name: version" within "$(resource "$1" 16)" "$3" 이음창구 'Ieum Desk' "$name"
}

table() { msiinfo export "$1" "$2" | tr -d '\r\0'; }

# installer FILE VERSION
installer() {
	local msi=$1 about shortcuts
	about=$(msiinfo suminfo "$msi")
	check "installer: 64 bit, Korean, compressed, no elevation" within "$about" 'Template: x64;1042' 'Source: 10 (a)'
	check "installer: for one person" refuses grep -q ALLUSERS <<<"$(table "$msi" Property)"
	check "installer: code page" within "$(table "$msi" _ForceCodepage)" 949
	check "installer: name, version, where the data stays" within "$(table "$msi" Property)" $'ProductName\t이음창구' "ProductVersion	$2" \
		$'UpgradeCode\t{6E1C2F0B-6B0E-4C39-9D5C-0B8B1D0E6A57}' $'REBOOT\tReallySuppress' '상담 자료는 %LOCALAPPDATA%\Ieum 폴더에 그대로'
	shortcuts=$(table "$msi" Shortcut)
	check "installer: Start menu" within "$shortcuts" '|이음창구	' '|이음창구 자료 폴더' '[INSTALLDIR]ieumdesk.exe' '[DATADIR]'
	check "installer: no program file in the data's folder" same $'Data\t' "$(table "$msi" Component | awk -F '\t' '$3 == "DATADIR" { print $1 "\t" }')"
	check "installer: replaces what is older or the same" within "$(table "$msi" Upgrade)" "0.0.0	$2		769		OLDERFOUND" "$2			2		NEWERFOUND"
	check "installer: files have versions" same $'ieumctl.exe\t'"$2"$'\nieumdesk.exe\t'"$2" \
		"$(table "$msi" File | awk -F '\t' '/\.exe/ { print $1 "\t" $5 }' | sort)"
	check "installer: farewell as the person" within "$(table "$msi" CustomAction)" 'Farewell	82	ieumdesk.exe	--farewell'
	check "installer: farewell while the program is there" within "$(table "$msi" InstallExecuteSequence)" \
		'Farewell	REMOVE="ALL" AND NOT UPGRADINGPRODUCTCODE AND UILevel>2	1410'
}

# package FOLDER VERSION: everything that does not need a Windows.
package() {
	local inside="$scratch/inside" unpacked="$scratch/unpacked"
	rm -rf "$inside" "$unpacked"
	echo "--- $2"
	check "checksums" sh -c "cd '$1' && sha256sum --quiet -c SHA256SUMS"
	program "$1/ieumdesk.exe" GUI "$2"
	program "$1/ieumctl.exe" CUI "$2"
	installer "$1/IeumDesk-$2.msi" "$2"
	unzip -q "$1/IeumDesk-$2-portable.zip" -d "$unpacked"
	check "zip: what is in it" same 'CONTENTS.txt LICENSES.txt README.txt ieumctl.exe ieumdesk.exe portable.txt' \
		"$(cd "$unpacked/IeumDesk" && echo *)"
	msiextract -C "$inside" "$1/IeumDesk-$2.msi" >/dev/null
	mv "$unpacked/IeumDesk/portable.txt" "$unpacked"
	check "installer: the same as in the zip" diff -r "$unpacked/IeumDesk" "$(dirname "$(find "$inside" -name ieumdesk.exe)")"
	check "contents: checksums" sh -c "cd '$unpacked/IeumDesk' && tr -d '\r' <CONTENTS.txt | grep -E '^[0-9a-f]{64} ' | sha256sum --quiet -c"
	check "contents: components" within "$(cat "$1/CONTENTS.txt")" fyne.io/fyne/v2 SQLite Pretendard 'mingw-w64 runtime' libgcc
	check "licences" within "$(cat "$1/LICENSES.txt")" 'SIL OPEN FONT LICENSE' 'Apache License' 'Marcus Geelnard' 'GCC RUNTIME LIBRARY EXCEPTION'
	check "read me: in Korean, for every editor" within "$(head -n 1 "$unpacked/IeumDesk/README.txt")" $'\xef\xbb\xbf이음창구' $'\r'
}

# certificate NAME: a certificate for signing programs that only this test knows.
certificate() {
	openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -addext extendedKeyUsage=codeSigning \
		-addext keyUsage=digitalSignature -keyout "$scratch/$1.key" -out "$scratch/$1.pem" 2>/dev/null
}

# signatures FOLDER VERSION: what is signed, and that a wrong signature is seen.
signatures() {
	local file
	for file in "$1/ieumdesk.exe" "$1/ieumctl.exe" "$1/IeumDesk-$2.msi" "$scratch/unpacked/IeumDesk/ieumdesk.exe"; do
		check "signed: ${file##*/}" signed "$file"
	done
	check "not signed by anybody else" env IEUM_SIGN_CA="$scratch/other.pem" bash -c '. scripts/sign.sh; ! signed "$0"' "$1/ieumctl.exe"
	cp "$1/ieumctl.exe" "$scratch/changed.exe"
	printf x | dd of="$scratch/changed.exe" bs=1 seek=4096 conv=notrunc status=none
	check "not valid when changed" refuses signed "$scratch/changed.exe"
	check "signed from a PKCS #12 file with a password" from_pkcs12
}

from_pkcs12() {
	cp "$out/ieumctl.exe" "$scratch/twelve.exe"
	echo secret >"$scratch/pass"
	openssl pkcs12 -export -in "$scratch/desk.pem" -inkey "$scratch/desk.key" -passout "file:$scratch/pass" -out "$scratch/desk.p12"
	IEUM_SIGN_PKCS12="$scratch/desk.p12" IEUM_SIGN_PASSFILE="$scratch/pass" sign "$scratch/twelve.exe"
}

msi=("$out"/IeumDesk-*.msi)
version=${msi[0]##*/IeumDesk-}
package "$out" "${version%.msi}"

certificate desk
certificate other
export IEUM_SIGN_CERT="$scratch/desk.pem" IEUM_SIGN_KEY="$scratch/desk.key" IEUM_SIGN_CA="$scratch/desk.pem"
unset IEUM_SIGN_PKCS12 IEUM_SIGN_PASSFILE IEUM_SIGN_TIMESTAMP
next=99.1.2.3
IEUM_VERSION=$next scripts/windows.sh "$scratch/next" >/dev/null
package "$scratch/next" "$next"
signatures "$scratch/next" "$next"

[ "$failed" = 0 ] || exit 1
scripts/check-install.sh "$out" "$scratch/next"
