/// The plain-text accounting program that a journal is written for.
public enum JournalFormat: String, CaseIterable, Sendable {
    case hledger, ledger, beancount

    /// The program whose files end so; nil for an ending that says nothing.
    public init?(path: String) {
        switch path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() {
        case "hledger", "journal", "j": self = .hledger
        case "ledger", "dat": self = .ledger
        case "beancount", "bean": self = .beancount
        default: return nil
        }
    }

    /// What writes journals of this format.
    public func writer(_ heading: JournalHeading) -> any JournalWriter {
        switch self {
        case .hledger: HledgerWriter(heading)
        case .ledger: LedgerWriter(heading)
        case .beancount: BeancountWriter(heading)
        }
    }
}
