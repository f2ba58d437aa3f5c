/// Calls that only the files that own them may make.
enum ForbiddenCalls {
    struct Rule: Sendable {
        var name: String
        var patterns: [String]
        /// Path prefixes of the files that own the call.
        var allowedIn: [String]

        func matches(_ code: String) -> Bool {
            patterns.contains { pattern in
                code.ranges(of: pattern).contains { range in
                    // A word is a whole word: `DecimalMark` is no `Decimal`.
                    let after = code[range.upperBound...].first
                    if pattern.last?.isLetter == true, after?.isLetter == true { return false }
                    guard range.lowerBound > code.startIndex else { return true }
                    let before = code[code.index(before: range.lowerBound)]
                    return !before.isLetter && !before.isNumber && before != "_" && before != "."
                }
            }
        }
    }

    static let rules = [
        Rule(name: "print", patterns: ["print("], allowedIn: []),
        Rule(
            name: "the clock",
            patterns: ["Date()", "Date.now", "clock_gettime(", "time(nil)", "ContinuousClock("],
            allowedIn: [
                "Sources/CampaignCLI/Running/LiveContext.swift", "Sources/Terminal/ProgressMeter.swift",
            ]),
        Rule(
            name: "a file of its own (System.SafeFile is the one writer)",
            patterns: [
                "O_CREAT", "O_WRONLY", "O_RDWR", "mkstemp(", "mkostemp(", "mkdtemp(", "mkdir(", "fopen(",
                "creat(", "rename(", "renameat(", "link(", "linkat(", "symlink(", "FileHandle(",
                "OutputStream(",
                "FileManager.default.create", "FileManager.default.copy", "FileManager.default.move",
                "FileManager.default.link", "FileManager.default.replace",
            ],
            allowedIn: [
                "Sources/System/",
                // Functions of their own that bear such a name.
                "Sources/CampaignFiles/YAML/RepeatedKeys.swift",
                "Sources/CampaignLedger/Import/DonorWriter.swift",
            ]),
        Rule(name: "a file of its own", patterns: ["write(to: URL", "write(toFile"], allowedIn: []),
        Rule(name: "UUID()", patterns: ["UUID()"], allowedIn: []),
        Rule(
            name: "a trap", patterns: ["fatalError(", "preconditionFailure(", "try!", "assertionFailure("],
            allowedIn: []),
        Rule(
            name: "floating point", patterns: ["Double", "Float", "Decimal"],
            allowedIn: ["Sources/CampaignLedger/Engine/SQLite/SQLiteEngine.swift"]),
    ]
}
