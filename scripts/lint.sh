#!/usr/bin/env bash
# golangci-lint (standard set and gofumpt, see .golangci.yml) and govulncheck, in versions that stay the same until changed
# here. The first run compiles both, which takes minutes.
set -eu
cd "$(dirname "$0")/.."

golangci=github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
govulncheck=golang.org/x/vuln/cmd/govulncheck@v1.9.0

# known_vulnerabilities: fails when there are some; says so and passes where their database cannot be asked.
known_vulnerabilities() {
	local report
	report=$(scripts/go run "$govulncheck" -tags "$(scripts/go --tags)" ./... 2>&1) && { echo "$report"; return 0; }
	if grep -q 'fetching vulnerabilities' <<<"$report"; then
		echo "lint: the vulnerability database is out of reach; vulnerabilities were NOT checked" >&2
		return 0
	fi
	echo "$report"
	return 1
}

scripts/go run "$golangci" run ./...
known_vulnerabilities
