/// The three figures of every campaign as the accounts of a journal show them.
///
/// Read from the accounts' names as a bookkeeper would, not with the program's own types.
public struct JournalFigures: Equatable, Sendable {
    public var raised: Int64 = 0
    public var received: Int64 = 0
    public var outstanding: Int64 = 0

    public init(raised: Int64 = 0, received: Int64 = 0, outstanding: Int64 = 0) {
        self.raised = raised
        self.received = received
        self.outstanding = outstanding
    }

    /// By campaign; the empty id is what has none.
    ///
    /// `rules.md §6`: cash, in transit and securities are received and advances less fees, pledges are
    /// outstanding, income without income:in-kind is minus raised.
    public static func byCampaign(_ balances: [String: Int64]) -> [String: JournalFigures] {
        var figures: [String: JournalFigures] = [:]
        for (account, minor) in balances {
            var parts = account.lowercased().split(separator: ":").map(String.init)[...]
            let top = parts.removeFirst()
            switch (top, parts.first) {
            case ("assets", "cash"), ("assets", "in-transit"), ("assets", "securities"):
                parts.removeFirst()
                if parts.first == "in-kind" { parts.removeFirst() }
                figures[campaign(parts.first), default: JournalFigures()].received += minor
            case ("assets", "pledges"):
                figures[campaign(parts.dropFirst().first), default: JournalFigures()].outstanding += minor
            case ("expenses", "processing-fees"), ("liabilities", "advances"),
                ("liabilities", "due-to-funders"):
                figures[campaign(parts.dropFirst().first), default: JournalFigures()].received += minor
            case ("income", "in-kind"): continue
            case ("income", "fx-difference"):
                figures[campaign(parts.dropFirst().first), default: JournalFigures()].raised -= minor
            case ("income", let name):
                figures[campaign(name), default: JournalFigures()].raised -= minor
            default: continue
            }
        }
        return figures.filter { $0.value != JournalFigures() }
    }

    public static func total(_ figures: [String: JournalFigures]) -> JournalFigures {
        figures.values.reduce(into: JournalFigures()) { sum, each in
            sum.raised += each.raised
            sum.received += each.received
            sum.outstanding += each.outstanding
        }
    }

    private static func campaign(_ name: String?) -> String {
        switch name {
        case nil, "unassigned": ""
        case "campaign-in-kind": "in-kind"
        case let name?: name
        }
    }
}
