import CampaignKit
import Testing

/// A ZIP code on paper never has a wrong digit: USPS DMM 608, Publication 28.
@Suite("ZIP codes on paper")
struct ZIPCodeTests {
    @Test(
        "As it is, or with a hyphen",
        arguments: [
            ("06371", "CT", "", "06371"), ("06371-0042", "CT", "US", "06371-0042"),
            ("063710042", "Conn", "USA", "06371-0042"), ("10025", "", "United States", "10025"),
            // Codes of other countries are not touched.
            ("1050", "", "Belgium", "1050"), ("01000", "", "FR", "01000"),
            ("m5v 2t6", "ON", "Canada", "m5v 2t6"),
            ("4101", "QLD", "", "4101"), ("", "CT", "", ""),
        ])
    func good(written: String, state: String, country: String, printed: String) {
        #expect(ZIPCode.reading(written, state: state, country: country) == .good(printed))
    }

    @Test(
        "A zero that a spreadsheet took is put back where the state's codes begin with it",
        arguments: [
            ("6371", "CT", "06371"), ("6371.0", "Connecticut", "06371"), ("60710042", "CT", "06071-0042"),
            ("6371-0042", "CT", "06371-0042"), ("803", "VI", "00803"), ("9012", "AE", "09012"),
            ("544", "N.Y.", "00544"),
        ])
    func completed(written: String, state: String, printed: String) {
        let reading = ZIPCode.reading(written, state: state, country: "")
        #expect(reading == .completed(printed) && reading.printed(written) == printed)
    }

    @Test(
        "What is not a ZIP code is printed as it is",
        arguments: [
            ("6371", "TX", ""), ("6371", "", "US"), ("6371x", "CT", ""), ("63", "CT", ""),
            ("06371-42", "CT", ""), ("6371-00421", "CT", ""), ("0637100421", "CT", ""),
        ])
    func bad(written: String, state: String, country: String) {
        let reading = ZIPCode.reading(written, state: state, country: country)
        #expect(reading == .bad && reading.printed(written) == written)
    }
}
