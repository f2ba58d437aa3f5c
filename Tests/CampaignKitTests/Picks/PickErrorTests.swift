import TestSupport
import Testing

@testable import CampaignKit

/// What is wrong is named with its place and the nearest right word.
@Suite("Picks: mistakes")
struct PickErrorTests {
    struct Mistake: CustomTestStringConvertible, Sendable {
        var text: String
        /// The first character at fault and how many are, from 1.
        var column: Int
        var length: Int
        var message: String
        var hint: String?

        var testDescription: String { text }

        init(_ text: String, _ column: Int, _ length: Int, _ message: String, _ hint: String?) {
            self.text = text
            self.column = column
            self.length = length
            self.message = message
            self.hint = hint
        }
    }

    static let words = [
        Mistake(
            "lybnt", 1, 5, "'lybnt' is not a group of donors or a field", "did you mean lybunt?"),
        Mistake(
            "new or larges > 5", 8, 6, "'larges' is not a group of donors or a field", "did you mean largest?"
        ),
        Mistake("new nad old", 5, 3, "'nad' is not a group of donors or a field", "did you mean and?"),
        Mistake("new old_donors", 5, 10, "'old_donors' is not a group of donors or a field", nil),
        Mistake(
            "new retained", 5, 8, "'retained' follows without 'and' or 'or'", "add 'and' or 'or' before it"),
        Mistake("new and", 8, 1, "the pick ends too early", "a group or a comparison is missing"),
        Mistake("  ", 1, 1, "the pick is empty", "write lybunt, or largest >= $1,000"),
        Mistake("(new or lybunt", 1, 1, "the parenthesis is not closed", "write ) where it ends"),
        Mistake("new)", 4, 1, "this parenthesis was never opened", "remove it"),
        Mistake("and new", 1, 3, "unexpected 'and'", "a group or a comparison is expected"),
        Mistake("new or or new", 8, 2, "unexpected 'or'", "a group or a comparison is expected"),
        Mistake("$500", 1, 4, "unexpected '$500'", "a group or a comparison is expected"),
        Mistake("new & retained", 5, 1, "'&' has no meaning in a pick", "write and"),
        Mistake(
            "new ; drop", 5, 1, "';' has no meaning in a pick", "words with spaces go in quotes"),
        Mistake(
            "new \u{202E}or", 5, 1, "'U+202E' has no meaning in a pick",
            "words with spaces go in quotes"),
        Mistake("state = 'NY", 9, 1, "a quotation mark is not closed", "end it with '"),
    ]

    static let comparisons = [
        Mistake(
            "largest", 1, 7, "largest is compared with nothing", "write largest >= $1,000"),
        Mistake("state and new", 1, 5, "state is compared with nothing", "write state = NY"),
        Mistake("largest >=", 11, 1, "largest needs a value", "write $1,000"),
        Mistake("lybunt = 5", 8, 1, "'lybunt' is a group of donors and takes no comparison", nil),
        Mistake("largest => 5", 9, 2, "'=>' is not a comparison", "write >="),
        Mistake("largest == 5", 9, 2, "'==' is not a comparison", "write ="),
        Mistake(
            "state > NY", 7, 1, "state is a word, and words have only = and !=",
            "write = or !=, or state in (…)"),
        Mistake("state in NY", 10, 2, "a list goes in parentheses", "write in (NY, …)"),
        Mistake("state in (NY, NJ", 10, 1, "the list is not closed", "write ) after its last value"),
    ]

    static let values = [
        Mistake("last_gift > $500", 13, 4, "last_gift is a day, '$500' is not", "write 2025-07-01"),
        Mistake("last_gift > 2025", 13, 4, "last_gift is a day, '2025' is not", "write the day: 2025-01-01"),
        Mistake(
            "last_gift > 2025-02-30", 13, 10, "last_gift is a day, '2025-02-30' is not", "write 2025-07-01"),
        Mistake("largest > NY", 11, 2, "largest is an amount, 'NY' is not", "write $1,000"),
        Mistake("largest > 2025-07-01", 11, 10, "largest is an amount, '2025-07-01' is not", "write $1,000"),
        Mistake(
            "largest > 1.250,00", 11, 8, "a comma as the decimal mark: '1.250,00'",
            "write a decimal point, as in 1,250.00"),
        Mistake(
            "largest > €500", 11, 4, "the amount is in EUR: '€500'",
            "leave out the code, or give the row its own currency"),
        Mistake("gifts > 2.5", 9, 3, "gifts is a number, '2.5' is not", "write 3"),
        Mistake("gifts > $3", 9, 2, "gifts is a number, '$3' is not", "write 3"),
        Mistake("state = 5", 9, 1, "state is a word, '5' is not", "write NY"),
        Mistake(
            "kind = persn", 8, 5, "no donor has the kind 'persn'", "did you mean person?"),
        Mistake(
            "country = United States", 18, 6, "an extra word",
            "put words that belong together in quotes: 'United States'"),
        Mistake(
            "largest in (100,200)", 13, 7, "'100,200' could be one number or several",
            "put a space after the comma, or $100,200 for one amount"),
        Mistake(
            "gifts in (1,2)", 11, 3, "'1,2' could be one number or several",
            "put a space after the comma"),
    ]

    @Test(arguments: words + comparisons + values)
    func isNamed(_ mistake: Mistake) throws {
        let error = try #require(throws: PickError.self) { try Pick(mistake.text, currency: .usd) }
        #expect(error.message == mistake.message)
        #expect(error.column == mistake.column && error.length == mistake.length)
        if let hint = mistake.hint { #expect(error.hint == hint) }
        #expect(error.hint?.isEmpty == false)
        #expect(!error.message.hasSuffix("."))
    }

    @Test func deepNestingIsRefused() {
        for text in [
            String(repeating: "(", count: 900) + "new" + String(repeating: ")", count: 900),
            String(repeating: "not ", count: 400) + "new",
        ] {
            #expect(throws: PickError.self) { try Pick(text, currency: .usd) }
        }
        #expect(throws: PickError.self) { try Pick(String(repeating: "new or ", count: 900), currency: .usd) }
        let wide = Array(repeating: "new", count: 250).joined(separator: " or ")
        #expect(throws: Never.self) { try Pick(wide, currency: .usd) }
    }

    /// Whatever someone types, it is read or refused with a place inside it, and nothing traps.
    @Test(arguments: Seeds.forRun(count: 5))
    func anythingIsReadOrRefused(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "lybunt", "new", "largest", "last_gift", "state", "kind", "gifts", "and", "or", "not", "in", "(",
            ")", ",", "=", "!=", ">=", "<", "$5,000", "2025-07-01", "5", "NY", "'New York'", "\"", "person",
            "é", "\u{202E}", "٣", "$", ".", "-", "1,", "👩‍👩‍👧",
        ]
        for _ in 0..<500 {
            let count = Int.random(in: 0...12, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            do throws(PickError) {
                _ = try Pick(text, currency: .usd).contains(DonorFacts(donor: 1))
            } catch {
                #expect((1...text.count + 1).contains(error.column), "seed \(seed): \(text)")
            }
        }
    }
}
