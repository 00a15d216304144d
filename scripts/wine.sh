# shellcheck shell=bash
# Wine as the Windows PC of a desk: new, of one person whose name is Korean and has a space in it. Sourced by scripts that set
# -eu first, stand in the project's folder and have a screen (start_display of scripts/display.sh).

windows_user='김 상담'
drive= # where its drive C: lies here

# start_wine FOLDER: a PC in the folder. What is started in it is ended by stop_wine.
start_wine() {
	export WINEPREFIX="$1" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=" USER="$windows_user" LOGNAME="$windows_user"
	export LC_ALL=C.UTF-8 # wine reads the names of files by it
	drive="$1/drive_c"
	wineboot -i >"$1.log" 2>&1 || { cat "$1.log" >&2 && return 1; }
	x86_64-w64-mingw32-gcc -shared -s -O2 -o "$drive/windows/system32/bcryptprimitives.dll" scripts/windows/bcryptprimitives.c -ladvapi32
	wineserver -w
}

# stop_wine: ends whatever runs in the PC. Only there: the server belongs to the folder.
stop_wine() {
	[ -z "$drive" ] || wineserver -k || true
	[ -z "$drive" ] || wineserver -w || true
}

# local_data: the person's %LOCALAPPDATA%, as a path of this machine; windows_path FILE: a file as that PC calls it.
local_data() { echo "$drive/users/$windows_user/AppData/Local"; }
windows_path() { winepath -w "$1"; }

# start_menu: the folder of the person's Start menu.
start_menu() { echo "$drive/users/$windows_user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs"; }

# program NAME: an installed program, as a path of this machine.
program() { echo "$(local_data)/Programs/Ieum Desk/$1"; }

# install_msi FILE, remove_msi FILE: silently, as a city's script would.
install_msi() { wine msiexec /i "$(windows_path "$1")" /qn; }
remove_msi() { wine msiexec /x "$(windows_path "$1")" /qn; }

# registered NAME: what the list of installed programs says of ours: DisplayName, DisplayVersion, Comments...; empty if it is
# not in it. Wine keeps the list of one person with that of all.
registered() {
	wine reg export 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall' "$(windows_path "$WINEPREFIX/list.reg")" /y >/dev/null 2>&1 || return 0
	iconv -f UTF-16 -t UTF-8 "$WINEPREFIX/list.reg" | tr -d '\r' | sed -n "s/^\"$1\"=\"\(.*\)\"$/\1/p"
}
