# Sourced: signs programs and installers for Windows when there is something to sign with. In the environment:
#
#   IEUM_SIGN_PKCS12                     certificate, chain and key in one file; or
#   IEUM_SIGN_CERT and IEUM_SIGN_KEY     certificate with chain, and key, as PEM files
#   IEUM_SIGN_PASSFILE                   a file with the key's password, if it has one
#   IEUM_SIGN_TIMESTAMP                  address of a time stamp service, if one is to be asked (RFC 3161)
#   IEUM_SIGN_CA                         whom the certificate must lead to; if not given, whom this machine trusts

# sign FILE...: signs each in its place and checks the signature; without a certificate nothing happens.
sign() {
	local file with=()
	if [ -n "${IEUM_SIGN_PKCS12:-}" ]; then
		with=(-pkcs12 "$IEUM_SIGN_PKCS12")
	elif [ -n "${IEUM_SIGN_CERT:-}" ]; then
		with=(-certs "$IEUM_SIGN_CERT" -key "$IEUM_SIGN_KEY")
	else
		echo "not signed, no certificate was given: ${*##*/}" >&2
		return 0
	fi
	[ -z "${IEUM_SIGN_PASSFILE:-}" ] || with+=(-readpass "$IEUM_SIGN_PASSFILE")
	[ -z "${IEUM_SIGN_TIMESTAMP:-}" ] || with+=(-ts "$IEUM_SIGN_TIMESTAMP")
	for file; do
		osslsigncode sign "${with[@]}" -h sha256 -n "Ieum Desk" -in "$file" -out "$file.signed"
		mv "$file.signed" "$file"
		signed "$file"
	done
}

# signed FILE: fails unless the file is as it was signed, by a certificate that leads to whom it must.
signed() {
	osslsigncode verify -CAfile "${IEUM_SIGN_CA:-/etc/ssl/certs/ca-certificates.crt}" -in "$1" >"$1.check" 2>&1 && rm "$1.check" && return
	cat "$1.check" >&2
	rm "$1.check"
	return 1
}
