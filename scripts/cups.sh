# shellcheck shell=bash
# A print service of our own, beside the machine's: it listens on a socket in a folder, and its printers make PDFs. Sourced by
# scripts that set -eu first and stand in the project's folder; whoever starts it ends it with stop_cups. cupsd and CUPS-PDF
# take root's rights.

cups_folder= # of the service that runs
cups_pid=
cups_queues=() # files in /etc/cups, one a printer, the only place where CUPS-PDF looks

# start_cups: the print service. What is started afterwards, wine too, finds only this one.
start_cups() {
	local sub
	[ "$(id -u)" = 0 ] || { echo "cupsd of one's own wants to be root" >&2 && return 1; }
	cups_folder=$(mktemp -d)
	chmod 755 "$cups_folder" # its filters run as another user
	for sub in etc spool cache state log; do mkdir "$cups_folder/$sub"; done
	mkdir -m 1777 "$cups_folder/tmp"
	cat >"$cups_folder/cups-files.conf" <<-END
		SystemGroup root
		ServerRoot $cups_folder/etc
		RequestRoot $cups_folder/spool
		TempDir $cups_folder/tmp
		CacheDir $cups_folder/cache
		StateDir $cups_folder/state
		AccessLog $cups_folder/log/access
		ErrorLog $cups_folder/log/error
		PageLog $cups_folder/log/page
	END
	cat >"$cups_folder/cupsd.conf" <<-END
		Listen $cups_folder/socket
		Browsing Off
		DefaultAuthType None
		WebInterface No
		<Location />
		  Order allow,deny
		  Allow localhost
		</Location>
		<Location /admin>
		  Order allow,deny
		  Allow localhost
		</Location>
		<Policy default>
		  <Limit All>
		    Order deny,allow
		    Allow localhost
		  </Limit>
		</Policy>
	END
	cupsd -f -c "$cups_folder/cupsd.conf" -s "$cups_folder/cups-files.conf" >"$cups_folder/log/out" 2>&1 &
	cups_pid=$!
	export CUPS_SERVER="$cups_folder/socket"
	for _ in $(seq 200); do
		! lpstat -r 2>/dev/null | grep -q 'is running' || return 0
		sleep 0.1
	done
	cat "$cups_folder/log/error" "$cups_folder/log/out" >&2
	return 1
}

# pdf_printer NAME FOLDER: a printer whose jobs become PDFs in the folder, called by their title.
pdf_printer() {
	local conf
	conf=$(mktemp /etc/cups/cups-pdf-ieum-XXXXXX.conf)
	cups_queues+=("$conf")
	mkdir -p "$2"
	cat >"$conf" <<-END
		Out $2
		AnonDirName $2
		Spool $cups_folder/tmp
		Log $cups_folder/log
		TitlePref 1
		UserUMask 0022
	END
	conf=${conf##*/cups-pdf-}
	lpadmin -p "$1" -E -v "cups-pdf:/${conf%.conf}" -P /usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd 2>/dev/null # it warns of drivers
}

# printed: waits until every queue is empty.
printed() {
	for _ in $(seq 300); do
		[ -n "$(lpstat -W not-completed -o)" ] || return 0
		sleep 0.1
	done
	lpstat -W not-completed -o >&2
	return 1
}

# stop_cups: ends it and takes away what it left in /etc.
stop_cups() {
	[ "${#cups_queues[@]}" = 0 ] || rm -f "${cups_queues[@]}"
	[ -z "$cups_pid" ] || kill "$cups_pid" 2>/dev/null || true
	[ -z "$cups_pid" ] || wait "$cups_pid" 2>/dev/null || true
	[ -z "$cups_folder" ] || rm -rf "$cups_folder"
	cups_pid='' cups_folder='' cups_queues=()
	unset CUPS_SERVER
}
