# campaign: what a person runs. `make demo` and `make test` are all a fresh Debian machine with Swift needs.

PACKAGES := libsqlite3-dev libssl-dev libcmark-dev libxlsxwriter-dev
TEST_PACKAGES := sqlite3 hledger ledger
SWIFT ?= swift
PREFIX ?= /usr/local
BIN = $(shell $(SWIFT) build --show-bin-path)/campaign

.PHONY: setup setup-test build demo picture test lint format bench install clean

## Installs the Debian packages that are missing; does nothing when all are there.
setup:
	@sh .ci/packages $(PACKAGES)

setup-test:
	@sh .ci/packages $(PACKAGES) $(TEST_PACKAGES)

build: setup
	$(SWIFT) build --product campaign

## Builds, imports the sample gifts, shows where the campaigns stand and builds the board's report.
demo: build
	@echo
	@$(BIN) import docs/sample/gifts.csv --source sample
	@echo
	@$(BIN) status
	@echo
	@$(BIN) report build board
	@echo "open it in a browser: $(CURDIR)/build/board.html"

## Draws the README's picture from the sample; needs Chromium.
picture: build
	sh .ci/picture "$(BIN)"

test: setup-test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

## Times import and status at growing sizes beside the sqlite3 shell; prints a table.
bench: setup-test
	$(SWIFT) build -c release --product campaign
	sh .ci/bench "$$($(SWIFT) build -c release --show-bin-path)/campaign"

## A release build with the Swift runtime inside, stripped.
install: setup
	$(SWIFT) build -c release --product campaign --static-swift-stdlib
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 "$$($(SWIFT) build -c release --show-bin-path)/campaign" "$(DESTDIR)$(PREFIX)/bin/campaign"

clean:
	rm -rf .build build
