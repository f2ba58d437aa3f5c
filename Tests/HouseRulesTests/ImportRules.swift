/// Which module may import which: the arrows of the design, all pointing inward.
enum ImportRules {
    static let allowed: [String: Set<String>] = [
        "CampaignKit": [],
        "CampaignFiles": ["CampaignKit", "Yams", "Foundation", "Glibc"],
        "Digests": ["CCrypto"],
        "System": ["Glibc", "Synchronization"],
        "CampaignLedger": [
            "CampaignKit", "Digests", "System", "GRDB", "GRDBSQLite", "CCrypto", "CSQLite", "Glibc",
            "Synchronization",
        ],
        // Foundation for the database of time zones.
        "CampaignExchange": ["CampaignKit", "System", "CXlsxWriter", "Foundation", "Glibc"],
        "Terminal": ["CampaignKit", "System", "Glibc"],
        "CampaignReports": [
            "CampaignKit", "CampaignFiles", "CCmark", "CQREncode", "Digests", "Terminal", "Glibc",
        ],
        // Foundation and Dispatch for the second core that reads.
        "CampaignServices": [
            "CampaignKit", "CampaignFiles", "CampaignLedger", "CampaignExchange", "CampaignReports",
            "Digests", "System", "Foundation", "Dispatch", "Glibc",
        ],
        "CampaignCLI": [
            "CampaignKit", "CampaignFiles", "CampaignLedger", "CampaignExchange", "CampaignReports",
            "CampaignServices", "CSample", "Digests", "System", "Terminal", "ArgumentParser",
            "Foundation", "Glibc", "Dispatch", "Synchronization",
        ],
        "campaign": ["CampaignCLI", "Glibc", "System"],
    ]

    /// The modules that a file imports.
    static func imports(of file: SourceTree.File) -> [String] {
        file.lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword < 2, words.count == keyword + 2 else {
                return nil
            }
            guard words[..<keyword].allSatisfy({ ["public", "internal", "@testable"].contains($0) }) else {
                return nil
            }
            return String(words[words.count - 1].split(separator: ".").first ?? "")
        }
    }
}
