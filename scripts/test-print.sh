#!/usr/bin/env bash
# Prints for real, on a print service of its own: from Linux through CUPS and from the Windows code, under wine, through GDI, on
# the same printer that makes PDFs. The pages are compared with the preview, the QR code is read, and the ESC/POS of a receipt
# printer is drawn again. Then printers fail: none, held, without paper, taken away in the middle of a job.
set -eu
cd "$(dirname "$0")/.."
. scripts/display.sh
. scripts/wine.sh
. scripts/cups.sh

# checked NAME COMMAND...: runs the tests of a program; prints what they have to say.
checked() {
	local name=$1 said="$here/test.log"
	shift
	"$@" >"$said" 2>&1 || { cat "$said" >&2 && fail "$name"; }
	if grep -qE 'no tests to run' "$said"; then fail "$name ran no test"; fi
	printf 'ok    %s: %d tests\n' "$name" "$(grep -cE '^--- PASS' "$said")"
	grep -oE 'handed over .*' "$said" || true
}

# free_port: a port of the loopback interface where nobody listens.
free_port() {
	local port
	for port in $(shuf -i 20000-29999 -n 50); do
		(: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port" && return; }
	done
	fail 'no port is free'
}

# systems WHAT ARGUMENT...: runs tests as a Linux and as a Windows program.
systems() {
	local what=$1
	shift
	checked "$what from Linux, through CUPS" build/printer.test -test.timeout 3m -test.v "$@"
	checked "$what from Windows, through GDI" wine build/printer.exe -test.timeout 3m -test.v "$@"
}

mkdir -p build
scripts/go test -c -tags "$(scripts/go --tags)" -o build/printer.test ./ui/printer
GOOS=windows GOARCH=amd64 CGO_ENABLED=0 scripts/go test -c -tags "$(scripts/go --tags)" -o build/printer.exe ./ui/printer

start_display 1024x768
trap 'stop_wine; stop_cups; end_all' EXIT
start_cups
receipts=127.0.0.1:$(free_port)
pdf_printer PDF "$here/printed"
pdf_printer Held "$here/held"
lpadmin -p Receipts -E -v "socket://$receipts" -m raw 2>/dev/null
start_wine "$here/pc"

export IEUM_TEST_PRINTER=PDF IEUM_TEST_RECEIPT="Receipts=$receipts"
systems printing -test.run TestSystem
printed || fail 'jobs stay in the queue'
IEUM_TEST_PRINTED="$here/printed" checked 'the pages beside the preview' build/printer.test -test.timeout 3m -test.v -test.run TestPrinted

# A held printer, as wine shows it: it takes the job and says nothing; CUPS keeps it. What Windows says of one is played.
cupsdisable -r 'no paper' Held
IEUM_TEST_PRINTER=Held checked 'a held printer, from Windows' wine build/printer.exe -test.timeout 3m -test.v -test.run 'TestSystem_printsASlip|TestWatch'
[ "$(lpstat -W not-completed -o Held | wc -l)" = 1 ] || fail 'the held printer has not one job'
[ -z "$(ls "$here/held")" ] || fail 'the held printer printed'
cupsenable Held
printed || fail 'the held job stays in the queue'
[ -n "$(ls "$here/held")" ] || fail 'the held job was not printed when the printer went on'
stop_wine
IEUM_TEST_CUPS=1 checked 'printers that fail, from Linux' build/printer.test -test.timeout 3m -test.v -test.run TestCUPS
