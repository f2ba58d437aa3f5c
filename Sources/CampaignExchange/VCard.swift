public import CampaignKit

/// One contact as a vCard 4.0.
///
/// Source: RFC 6350. Every line ends in CR LF and is folded at 75 octets, never inside a character; commas,
/// semicolons, backslashes and line breaks in values are escaped, so that a name stays a name.
public struct VCard: Sendable {
    /// Ours, shown as `D-77`: the contact's UID.
    public var donor: Int64
    public var details: DonorDetails
    /// `CATEGORIES`: an appeal's segment, for example; empty for none.
    public var category = ""

    public init(donor: Int64, details: DonorDetails, category: String = "") {
        self.donor = donor
        self.details = details
        self.category = category
    }

    /// Whether there is anything to write: a contact without a name is none.
    public var isNamed: Bool { !details.displayName.isEmpty }

    /// The card, without what a donor does not want to be reached by.
    public var text: String {
        var lines = ["BEGIN:VCARD", "VERSION:4.0", "KIND:\(kind)", "UID;VALUE=text:campaign:D-\(donor)"]
        lines.append("FN:" + Self.escape(details.displayName))
        if isPerson {
            let name = details.familyAndGiven
            lines.append("N:" + Self.compound([name.family, name.given, "", "", ""]))
        }
        if !details.organization.isEmpty { lines.append("ORG:" + Self.escape(details.organization)) }
        lines += reach
        if !details.language.isEmpty { lines.append("LANG:" + Self.escape(details.language)) }
        if !category.isEmpty { lines.append("CATEGORIES:" + Self.escape(category)) }
        lines.append("END:VCARD")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private var reach: [String] {
        var lines: [String] = []
        let not = details.suppressions
        if !details.email.isEmpty, !not.contains(.doNotEmail) {
            lines.append("EMAIL:" + Self.escape(details.email))
        }
        if !details.phone.isEmpty { lines.append("TEL;VALUE=text:" + Self.escape(details.phone)) }
        let address = [
            "", details.address2, details.address1, details.city, details.state, details.postalCode,
            details.country,
        ]
        if !details.address1.isEmpty, not.isDisjoint(with: [.doNotMail, .returnedMail]) {
            lines.append("ADR:" + Self.compound(address))
        }
        return lines
    }

    private var isPerson: Bool {
        details.kind == .person || details.kind == nil && kind == "individual"
    }

    private var kind: String {
        switch details.kind {
        case .person: "individual"
        case .household: "group"
        case nil:
            switch DonorTraits(details).shape {
            case .organization: "org"
            case .household: "group"
            case .person, .unknown: "individual"
            }
        default: "org"
        }
    }

    private static func compound(_ parts: [String]) -> String { parts.map(escape).joined(separator: ";") }

    /// Text of one component, without controls and characters that turn the reading direction.
    static func escape(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch UnsafeCharacter(scalar) {
            case .tab, .lineEnd, .hiddenLineEnd: result.append(" ")
            case .control, .directionMark, .directionControl: break
            default:
                if ["\\", ",", ";"].contains(scalar) { result.append("\\") }
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// At most 75 octets a line; a continuation begins with a blank.
    ///
    /// Lines end between characters as people see them, so that a reader who joins them by characters finds
    /// the same; only one that is longer than a line is cut between its marks.
    static func folded(_ line: String) -> String {
        guard line.utf8.count > most else { return line }
        var result = String.UnicodeScalarView()
        var room = most
        func add(_ scalars: some Sequence<Unicode.Scalar>, size: Int) {
            if size > room {
                result.append(contentsOf: "\r\n ".unicodeScalars)
                room = most - 1
            }
            result.append(contentsOf: scalars)
            room -= size
        }
        for character in line {
            let size = character.utf8.count
            if size < most {
                add(character.unicodeScalars, size: size)
            } else {
                for scalar in character.unicodeScalars { add([scalar], size: String(scalar).utf8.count) }
            }
        }
        return String(result)
    }

    /// The octets of a line without its end.
    private static let most = 75
}
