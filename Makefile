# Ieum Desk. `make` alone lists what there is to make; every target installs what it lacks on a Debian.
#
# One flag set for every build and test, so that SQLite and OpenGL, which take minutes, are compiled once.
GO      := scripts/go
TAGS    := $(shell scripts/go --tags)
VERSION := $(shell scripts/version.sh)
BUILD   := $(GO) build -buildvcs=false -tags $(TAGS) -ldflags "-X main.version=$(VERSION)"

.DEFAULT_GOAL := help
.PHONY: help run test build windows test-windows test-print tour bench city-demo lint clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build and open the desk; `make run DEMO=1` opens one that is filled with made-up people
	@scripts/run.sh $(if $(DEMO),--demo)

# A print scheduler of one's own takes root's rights.
test: PRINTING := $(if $(filter 0,$(shell id -u)),IEUM_TEST_CUPS=1)
test: ## pass every test
	@scripts/setup.sh test
	$(PRINTING) IEUM_TEST_POSTGRES=1 $(GO) test -tags $(TAGS) -p 2 -timeout 30m ./...

build: ## build build/ieumdesk, the desk, and build/ieumctl, the console tool
	@scripts/setup.sh build
	$(BUILD) -o build/ ./cmd/ieumdesk ./cmd/ieumctl

windows: ## build build/windows: programs, installer and portable zip for Windows, signed if a certificate is given (scripts/sign.sh)
	@scripts/setup.sh windows
	@scripts/windows.sh

test-windows: windows build ## install, use, upgrade and remove that under wine, with composed Hangul; pictures in build/windows-tour
	@scripts/setup.sh wine print
	@scripts/test-windows.sh

test-print: ## print for real, from Linux and from Windows under wine, and look at the pages; printers that fail; as root
	@scripts/setup.sh print
	@scripts/test-print.sh

tour: build ## drive the real window through a walk-in, without a display; pictures and slip in build/tour
	@scripts/setup.sh tour
	@scripts/tour.sh

bench: build ## measure speed, start, memory and idle load, each beside a rival; tables in build/bench
	@scripts/setup.sh bench
	@scripts/bench.sh

city-demo: build ## a desk that sends to a city on this machine, and what arrives there, in a minute
	$(BUILD) -o build/ ./cmd/ieumcity
	@scripts/city-demo.sh

lint: ## check format, habits and known vulnerabilities
	@scripts/setup.sh build
	@scripts/lint.sh

clean: ## remove what was built; the compiler's cache stays, it takes minutes to fill
	rm -rf build
