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
