/// The lines of an envelope, in the order that the United States Postal Service reads them.
///
/// Source: USPS Publication 28; a country abroad stands alone on the last line, in capitals.
public enum PostalAddress {
    /// Name, streets, town; without lines that are empty.
    public static func lines(_ row: MailMergeRow) -> [String] {
        [row.addressee, row.address1, row.address2, town(row), country(row.country)].filter { !$0.isEmpty }
    }

    /// `Brooklyn, NY 11215`.
    public static func town(_ row: MailMergeRow) -> String {
        let place = [row.city, row.state].filter { !$0.isEmpty }.joined(separator: ", ")
        return [place, row.printedPostalCode].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The last line: nothing at home, the country's name in capitals abroad.
    public static func country(_ written: String) -> String {
        let code = written.uppercased()
        if USState.isHome(country: written) { return "" }
        return names[code] ?? code
    }

    private static let names = [
        "AE": "UNITED ARAB EMIRATES", "AR": "ARGENTINA", "AT": "AUSTRIA", "AU": "AUSTRALIA", "BE": "BELGIUM",
        "BR": "BRAZIL", "CA": "CANADA", "CH": "SWITZERLAND", "DE": "GERMANY", "EG": "EGYPT", "ES": "SPAIN",
        "FR": "FRANCE", "GB": "GREAT BRITAIN", "IE": "IRELAND", "IL": "ISRAEL", "IT": "ITALY",
        "JO": "JORDAN",
        "JP": "JAPAN", "MX": "MEXICO", "NL": "NETHERLANDS", "NZ": "NEW ZEALAND", "SE": "SWEDEN",
        "UK": "GREAT BRITAIN", "ZA": "SOUTH AFRICA",
    ]
}

/// States and territories of the United States as the post writes them.
///
/// Source: USPS Publication 28, appendix B; the first three digits of ZIP codes by state, USPS DMM 608.
enum USState {
    /// `NY` of `N.Y.` and `New York`; what is not a state stays as it is, in capitals without blanks.
    static func code(_ state: String) -> String {
        let letters = state.uppercased().filter(\.isLetter)
        return codes[letters] ?? letters
    }

    /// As it is compared: the two letters of a state, the folded words of anything else.
    static func folded(_ text: String) -> String? {
        guard let folded = NameFolding.fold(text) else { return nil }
        let code = code(text)
        return code.utf8.count == 2 ? code.lowercased() : folded
    }

    static func isKnown(_ state: String) -> Bool {
        let code = code(state)
        return codes.values.contains(code) || territories.contains(code)
    }

    /// Whether a country, as it is written, is the United States; no one writes it at home.
    static func isHome(country: String) -> Bool {
        let letters = country.uppercased().filter(\.isLetter)
        return ["", "US", "USA", "UNITEDSTATES", "UNITEDSTATESOFAMERICA", "AMERICA"].contains(letters)
    }

    /// The first three digits of the ZIP codes that begin with a zero, by state.
    static func leadingZeroAreas(_ state: String) -> [ClosedRange<Int>] {
        areas[code(state)] ?? []
    }

    private static let territories: Set<String> = ["PR", "VI", "GU", "AS", "MP", "AA", "AE", "AP"]

    private static let areas: [String: [ClosedRange<Int>]] = [
        "NY": [5...5], "PR": [6...7, 9...9], "VI": [8...8], "MA": [10...27, 55...55], "RI": [28...29],
        "NH": [30...38], "ME": [39...49], "VT": [50...54, 56...59], "CT": [60...69], "NJ": [70...89],
        "AE": [90...98],
    ]

    /// Postal codes by the name in capitals without blanks.
    private static let codes: [String: String] = Dictionary(
        uniqueKeysWithValues: """
            ALABAMA AL ALASKA AK ARIZONA AZ ARKANSAS AR CALIFORNIA CA COLORADO CO CONNECTICUT CT DELAWARE DE \
            DISTRICTOFCOLUMBIA DC FLORIDA FL GEORGIA GA HAWAII HI IDAHO ID ILLINOIS IL INDIANA IN IOWA IA KANSAS KS \
            KENTUCKY KY LOUISIANA LA MAINE ME MARYLAND MD MASSACHUSETTS MA MICHIGAN MI MINNESOTA MN MISSISSIPPI MS \
            MISSOURI MO MONTANA MT NEBRASKA NE NEVADA NV NEWHAMPSHIRE NH NEWJERSEY NJ NEWMEXICO NM NEWYORK NY \
            NORTHCAROLINA NC NORTHDAKOTA ND OHIO OH OKLAHOMA OK OREGON OR PENNSYLVANIA PA PUERTORICO PR RHODEISLAND RI \
            SOUTHCAROLINA SC SOUTHDAKOTA SD TENNESSEE TN TEXAS TX UTAH UT VERMONT VT VIRGINIA VA WASHINGTON WA \
            WESTVIRGINIA WV WISCONSIN WI WYOMING WY
            """.split(separator: " ").pairs)
}

extension [Substring] {
    /// Two and two: a name and its code.
    fileprivate var pairs: [(String, String)] {
        stride(from: 0, to: count - 1, by: 2).map { (String(self[$0]), String(self[$0 + 1])) }
    }
}

/// A ZIP code of the United States as it is printed: never with a digit that is a guess.
///
/// Spreadsheets take leading zeros away and run ZIP+4 together. A zero is put back only where the state's
/// codes begin with it; what is not a ZIP code is printed as it is, and said. Codes of other countries are
/// not touched.
public enum ZIPCode {
    /// What becomes of a postal code on paper.
    public enum Reading: Sendable, Equatable {
        /// As it should be, or of another country; the hyphen of a ZIP+4 is put in.
        case good(String)
        /// With the zeros back that a spreadsheet took.
        case completed(String)
        /// No ZIP code.
        case bad

        /// What is printed of `written`.
        public func printed(_ written: String) -> String {
            switch self {
            case .good(let text), .completed(let text): text
            case .bad: written
            }
        }
    }

    public static func reading(_ written: String, state: String, country: String) -> Reading {
        guard isHome(written, state, country) else { return .good(written) }
        var text = written.filter { !$0.isWhitespace }
        if text.hasSuffix(".0") { text.removeLast(2) }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
            return .bad
        }
        var (area, rest) = (parts[0], parts.count == 2 ? parts[1] : "")
        if parts.count == 1, (7...9).contains(area.count) {
            rest = String(area.suffix(4))
            area = String(area.dropLast(4))
        }
        guard rest.isEmpty || rest.count == 4 else { return .bad }
        let whole = area + (rest.isEmpty ? "" : "-" + rest)
        if area.count == 5 { return .good(whole) }
        guard area.count == 3 || area.count == 4 else { return .bad }
        let full = String(repeating: "0", count: 5 - area.count) + whole
        let digits = Int(full.prefix(3)) ?? 0
        let isOfState = USState.leadingZeroAreas(state).contains { $0.contains(digits) }
        return isOfState ? .completed(full) : .bad
    }

    /// Where no country is written, the state says whose code it is.
    private static func isHome(_ written: String, _ state: String, _ country: String) -> Bool {
        guard !written.isEmpty, USState.isHome(country: country) else { return false }
        return !country.isEmpty || USState.isKnown(state)
    }
}
