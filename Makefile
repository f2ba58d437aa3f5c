# campaign: what a person runs. `make demo` and `make test` are all a fresh Debian machine with Swift needs.

PACKAGES := libsqlite3-dev libssl-dev libcmark-dev libqrencode-dev libxlsxwriter-dev
TEST_PACKAGES := sqlite3 hledger ledger python3-jsonschema python3-icalendar
SWIFT ?= swift
PREFIX ?= /usr/local
## Tests run optimized code, as an office does, in a third of the time of a debug build; they have a folder of their own.
TEST_FLAGS = -c release -Xswiftc -enable-testing --scratch-path .build/tests
BIN = $(shell $(SWIFT) build --show-bin-path)/campaign

.PHONY: setup setup-test build release hello demo picture test test-pages test-postgres lint format bench bench-setup test-speed man install deb clean

## Installs the Debian packages that are missing; does nothing when all are there.
setup:
	@sh .ci/packages $(PACKAGES)

setup-test:
	@sh .ci/packages $(PACKAGES) $(TEST_PACKAGES)

build: setup
	$(SWIFT) build --product campaign

## Builds, imports the sample gifts, shows where the campaigns stand and builds the board's report.
demo: hello build
	@sh .ci/demo "$(BIN)"

hello:
	@echo "The demo: builds the program, imports the sample gifts, shows where the campaigns stand, builds the board's report."
	@test -x .build/debug/campaign || echo "The first build takes 3 to 8 minutes on two cores."

## Draws the README's picture from the sample; needs Chromium.
picture: build
	sh .ci/picture "$(BIN)"

## Builds and runs every test: one line per suite, failures in full; FILTER=PaceTests runs some of them.
test: setup-test
	$(SWIFT) build --build-tests $(TEST_FLAGS)
	@SWIFT="$(SWIFT)" TEST_FLAGS="$(TEST_FLAGS)" sh .ci/test $(if $(FILTER),--filter '$(FILTER)')

## Looks at every page that the program makes, with Chromium, axe-core, and WeasyPrint (.ci/pages.py); installs them.
test-pages: setup
	$(SWIFT) build --product campaign $(TEST_FLAGS)
	@sh .ci/test-pages .build/tests/release/campaign

## Runs the ledger's tests, transcripts, and kills once more with every ledger on a PostgreSQL server, which it starts in a
## temporary folder.
test-postgres: setup-test
	@sh .ci/packages postgresql libpq5
	$(SWIFT) build --build-tests $(TEST_FLAGS)
	@SWIFT="$(SWIFT)" TEST_FLAGS="$(TEST_FLAGS)" sh .ci/test-postgres $(if $(FILTER),--filter '$(FILTER)')

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

## The release program, with the Swift runtime inside: what `install` and `bench` use. The last flags spare each start
## looking generic types up by name (2 of 31 ms of `status`).
RELEASE_FLAGS = -c release --product campaign --static-swift-stdlib \
	-Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
RELEASE = $(shell $(SWIFT) build $(RELEASE_FLAGS) --show-bin-path)/campaign

release: setup
	$(SWIFT) build $(RELEASE_FLAGS)

## Times every measure of the design beside what people would use instead; writes docs/benchmarks.md.
## BENCH_LARGE=1 goes on to ten million gifts.
bench: release
	@sh .ci/packages python3 sqlite3 cmark
	PATH="$(CURDIR)/.build/bench/bin:$$PATH" python3 .ci/bench.py "$(RELEASE)" $(BENCH)
	PATH="$(CURDIR)/.build/bench/bin:$$PATH" python3 .ci/duplicates.py "$(RELEASE)" --write

## Counts the instructions of everyday commands on small fixed inputs (20 s) and compares them with .ci/speed.json: no other
## work on the machine changes them. UPDATE=1 writes that anew. It needs the release program, so `.ci/run` leaves it out.
test-speed: release
	@sh .ci/packages python3 valgrind binutils
	python3 .ci/speed.py "$(RELEASE)" $(if $(UPDATE),--update)

## Installs what `bench` compares with, from Debian and PyPI; without it those are left out.
bench-setup:
	@sh .ci/packages python3 python3-venv sqlite3 cmark hledger ledger
	python3 -m venv .build/bench
	.build/bench/bin/pip install --quiet beancount beanquery sqlite-utils pandas duckdb recordlinkage==0.16

## Manual pages of every command, by the argument parser's own tool: its plugin would build the program once more.
MANUAL = .build/manual/debug/generate-manual
man: release
	$(SWIFT) build --package-path .build/checkouts/swift-argument-parser --product generate-manual \
		--scratch-path .build/manual
	rm -rf .build/man && mkdir -p .build/man
	$(MANUAL) "$(RELEASE)" --multi-page --date "$$(date +%F)" --output-directory .build/man

## The release program, stripped, with completions for bash, zsh and fish and manual pages.
install: release man
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -s -m 755 "$(RELEASE)" "$(DESTDIR)$(PREFIX)/bin/campaign"
	install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	"$(RELEASE)" --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/campaign"
	"$(RELEASE)" --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_campaign"
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1"
	install -m 644 .build/man/*.1 "$(DESTDIR)$(PREFIX)/share/man/man1"
	"$(RELEASE)" --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/campaign.fish"

## A Debian package of the release program, for offices without Swift: `apt install ./build/campaign_….deb`.
DEB_ROOT = $(CURDIR)/.build/deb
deb: release man
	@sh .ci/packages dpkg-dev lintian patchelf
	rm -rf "$(DEB_ROOT)"
	$(MAKE) install PREFIX=/usr DESTDIR="$(DEB_ROOT)"
	sh .ci/deb "$(RELEASE)" "$(DEB_ROOT)"

clean:
	rm -rf .build build
