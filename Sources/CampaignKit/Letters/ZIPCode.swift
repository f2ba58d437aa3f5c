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
