// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target: Swift 6 mode, explicit existentials and imports, no warning left.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

// `make test` builds for release, since the tests then take a third of the time. The tests themselves run once: compiling
// them for speed would cost more than it brings.
let tests: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let package = Package(
    name: "campaign",
    products: [.executable(name: "campaign", targets: ["campaign"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        // The domain: pure values and rules. No I/O, no clock, no SQL, no YAML.
        .target(name: "CampaignKit", swiftSettings: strict),
        // Campaigns/*.md and organization.yml to values and findings.
        .target(
            name: "CampaignFiles",
            dependencies: ["CampaignKit", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        // Files written and read safely, other programs, and what goes with the process.
        .target(name: "System", swiftSettings: strict),
        // SHA-256 through the system's libcrypto.
        .target(name: "Digests", dependencies: ["CCrypto"], swiftSettings: strict),
        // The append-only store: the only module that knows SQL.
        .target(
            name: "CampaignLedger",
            dependencies: [
                "CampaignKit", "Digests", "System", "CCrypto", "CSQLite",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        // CSV in and out, the canonical columns, Excel workbooks out.
        .target(
            name: "CampaignExchange", dependencies: ["CampaignKit", "System", "CXlsxWriter"],
            swiftSettings: strict),
        // Display width, tables, bars, colour, progress, pager.
        .target(name: "Terminal", dependencies: ["CampaignKit", "System"], swiftSettings: strict),
        // Report templates: Markdown to a tree, figures and blocks, HTML with charts and QR codes.
        .target(
            name: "CampaignReports",
            dependencies: ["CampaignKit", "CampaignFiles", "CCmark", "CQREncode", "Digests", "Terminal"],
            swiftSettings: strict),
        // The questions that an office asks of a workspace: answers are values, without a terminal.
        .target(
            name: "CampaignServices",
            dependencies: [
                "CampaignKit", "CampaignFiles", "CampaignLedger", "CampaignExchange", "CampaignReports",
                "Digests", "System",
            ],
            swiftSettings: strict),
        // The sample workspace for `init --sample` and the guides for `help`, inside the program.
        .target(name: "CSample"),
        .target(
            name: "CampaignCLI",
            dependencies: [
                "CampaignKit", "CampaignFiles", "CampaignLedger", "CampaignExchange", "CampaignReports",
                "CampaignServices", "CSample", "Digests", "System", "Terminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(name: "campaign", dependencies: ["CampaignCLI", "System"], swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: tests),
        .testTarget(
            name: "CampaignKitTests", dependencies: ["CampaignKit", "TestSupport"], exclude: ["Golden"],
            swiftSettings: tests),
        .testTarget(
            name: "CampaignFilesTests", dependencies: ["CampaignFiles", "CampaignKit", "TestSupport"],
            swiftSettings: tests),
        .testTarget(name: "SystemTests", dependencies: ["System", "TestSupport"], swiftSettings: tests),
        .testTarget(
            name: "TerminalTests", dependencies: ["CampaignKit", "Terminal", "TestSupport"],
            swiftSettings: tests),
        .testTarget(
            name: "CampaignExchangeTests",
            dependencies: ["CampaignExchange", "CampaignKit", "System", "TestSupport"],
            swiftSettings: tests),
        .testTarget(
            name: "CampaignReportsTests",
            dependencies: [
                "CampaignFiles", "CampaignKit", "CampaignReports", "CCmark", "Digests", "TestSupport",
            ],
            exclude: ["Golden"], swiftSettings: tests),
        .testTarget(
            name: "CampaignLedgerTests",
            dependencies: [
                "CampaignExchange", "CampaignKit", "CampaignLedger", "Digests", "System", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: tests),
        .testTarget(
            name: "CampaignCLITests",
            dependencies: [
                "CampaignCLI", "CampaignExchange", "CampaignKit", "CampaignFiles", "CampaignLedger",
                "CampaignServices", "Digests", "System", "Terminal", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Golden", "Situations", "Transcripts"], swiftSettings: tests),
        .testTarget(
            name: "CampaignServicesTests",
            dependencies: [
                "CampaignExchange", "CampaignFiles", "CampaignKit", "CampaignLedger", "CampaignServices",
                "TestSupport",
            ],
            exclude: ["Golden"], swiftSettings: tests),
        .testTarget(name: "HouseRulesTests", swiftSettings: tests),
        // Runs the built program itself: kills, locks, pipes, full disks, the README's commands.
        .testTarget(name: "EndToEndTests", dependencies: ["campaign", "TestSupport"], swiftSettings: tests),
        .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    ],
    // #embed, with which the sample files get into the program.
    cLanguageStandard: .c2x
)
