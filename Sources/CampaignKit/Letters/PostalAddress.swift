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
