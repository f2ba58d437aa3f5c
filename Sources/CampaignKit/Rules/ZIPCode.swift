/// Whether a postal code of the United States is one, and what a spreadsheet may have made of it.
///
/// Source: USPS Publication 28; a ZIP code is five digits, or nine with a dash.
public enum ZIPCode {
    public enum Verdict: Hashable, Sendable {
        /// It is one, or the address is not in the United States.
        case fine
        /// Nine digits without their dash, as they are printed.
        case plusFour(String)
        /// It is not one; the code that it was before a spreadsheet took it for a number, where that is clear.
        case broken(probably: String?)
    }

    /// Judges a code by the state and country beside it; a blank country is ours where the state is.
    public static func judge(_ text: String, state: String, country: String) -> Verdict {
        let state = state.uppercased().filter { $0.isLetter }
        let country = country.uppercased().filter { $0.isLetter }
        guard !text.isEmpty, country.isEmpty ? states.contains(state) : countries.contains(country) else {
            return .fine
        }
        let characters = Array(text.utf8)
        let digits = characters.filter { (0x30...0x39).contains($0) }
        let hasDash = characters.count == 10 && characters[5] == 0x2D
        if digits.count == 5, characters.count == 5 { return .fine }
        if digits.count == 9 {
            let plain = String(decoding: digits, as: UTF8.self)
            if hasDash { return .fine }
            if characters.count <= 10 { return .plusFour("\(plain.prefix(5))-\(plain.suffix(4))") }
        }
        return .broken(probably: padded(text, state))
    }

    /// `7801` of New Jersey was `07801`; of Texas it was nothing.
    private static func padded(_ text: String, _ state: String) -> String? {
        let whole = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        guard (3...5).contains(whole.utf8.count), whole.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        if whole.utf8.count == 5 { return whole }
        let zeros = whole.utf8.count == 3 ? "00" : "0"
        let isNewYork = ["NY", "NEWYORK"].contains(state)
        guard zeroStates.contains(state) || (isNewYork && ["501", "544", "6390"].contains(whole)) else {
            return nil
        }
        return zeros + whole
    }

    private static let countries: Set = ["US", "USA", "UNITEDSTATES", "UNITEDSTATESOFAMERICA", "AMERICA"]

    /// Where ZIP codes begin with a zero.
    private static let zeroStates: Set = [
        "CT", "MA", "ME", "NH", "NJ", "RI", "VT", "PR", "VI", "AE", "CONNECTICUT", "MASSACHUSETTS", "MAINE",
        "NEWHAMPSHIRE", "NEWJERSEY", "RHODEISLAND", "VERMONT", "PUERTORICO",
    ]

    private static let states: Set<String> = zeroStates.union(
        """
        AL AK AZ AR CA CO DE FL GA HI ID IL IN IA KS KY LA MD MI MN MS MO MT NE NV NM NY NC ND OH OK OR PA SC SD \
        TN TX UT VA WA WV WI WY DC GU AS MP AA AP ALABAMA ALASKA ARIZONA ARKANSAS CALIFORNIA COLORADO DELAWARE \
        FLORIDA GEORGIA HAWAII IDAHO ILLINOIS INDIANA IOWA KANSAS KENTUCKY LOUISIANA MARYLAND MICHIGAN MINNESOTA \
        MISSISSIPPI MISSOURI MONTANA NEBRASKA NEVADA NEWMEXICO NEWYORK NORTHCAROLINA NORTHDAKOTA OHIO OKLAHOMA \
        OREGON PENNSYLVANIA SOUTHCAROLINA SOUTHDAKOTA TENNESSEE TEXAS UTAH VIRGINIA WASHINGTON WESTVIRGINIA \
        WISCONSIN WYOMING
        """.split(separator: " ").map(String.init))
}
