/// Recognition of someone for a gift that is another's in law.
public struct SoftCredit: Hashable, Sendable {
    /// The recognized donor's id in the row's source.
    public var donorID: String
    public var kind: SoftCreditKind
    /// Base-currency minor units; nil means the whole gift.
    public var minorUnits: Int64?

    public init(donorID: String, kind: SoftCreditKind, minorUnits: Int64? = nil) {
        self.donorID = donorID
        self.kind = kind
        self.minorUnits = minorUnits
    }
}

/// Why someone is recognized for a gift that is not theirs in law.
///
/// `rules.md §2`. Raw values are stored.
public enum SoftCreditKind: Int, Sendable, CaseIterable {
    case household = 1
    case dafAdvisor = 2
    case matchedEmployee = 3
    case solicitor = 4
    case influencer = 5
    case recognition = 6

    public var name: String {
        switch self {
        case .dafAdvisor: "daf_advisor"
        case .matchedEmployee: "matched_employee"
        default: String(describing: self)
        }
    }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}

/// In whose honor or memory a gift is made; not a credit.
///
/// `rules.md §2`.
public struct Tribute: Hashable, Sendable {
    /// `honor` or `memory`.
    public var type: String
    public var name: String
    public var notifyName: String
    public var notifyAddress: String

    public init(type: String, name: String, notifyName: String = "", notifyAddress: String = "") {
        self.type = type
        self.name = name
        self.notifyName = notifyName
        self.notifyAddress = notifyAddress
    }

    /// As it is kept: type, name, who to tell and where; nil when there is none.
    public init?(_ parts: [String]) {
        func part(_ index: Int) -> String { parts.indices.contains(index) ? parts[index] : "" }
        guard !part(1).isEmpty else { return nil }
        self.init(type: part(0), name: part(1), notifyName: part(2), notifyAddress: part(3))
    }

    /// `in memory of Otto Quill`.
    public func text(in language: LetterLanguage) -> String {
        let isMemory = type == "memory"
        switch language {
        case .en: return (isMemory ? "in memory of " : "in honor of ") + name
        case .es: return (isMemory ? "en memoria de " : "en honor de ") + name
        case .he: return (isMemory ? "לזכר " : "לכבוד ") + name
        case .ar: return (isMemory ? "إحياءً لذكرى " : "تكريمًا لـ ") + name
        }
    }
}
