import CampaignExchange
import TestSupport
import Testing

@Suite("Card numbers")
struct CardNumberScannerTests {
    private func masks(_ text: String) -> [String] {
        CardNumberScanner.findings(in: text).map(\.masked)
    }

    @Test(
        "published test numbers",
        arguments: [
            ("4111111111111111", "411111******1111"), ("4222222222222", "422222***2222"),
            ("4012888888881881", "401288******1881"), ("5555555555554444", "555555******4444"),
            ("5105105105105100", "510510******5100"), ("2223003122003222", "222300******3222"),
            ("2720990000000007", "272099******0007"), ("378282246310005", "378282*****0005"),
            ("371449635398431", "371449*****8431"), ("30569309025904", "305693****5904"),
            ("6011111111111117", "601111******1117"), ("3530111333300000", "353011******0000"),
            ("6200000000000005", "620000******0005"), ("6304000000000000", "630400******0000"),
            ("4000000000000000006", "400000*********0006"), ("6759649826438453", "675964******8453"),
        ])
    func found(number: String, masked: String) {
        for text in [
            number, "card \(number).", "x\(number)y", "\(number) 12/26", "12/26 \(number)", "#\(number)#",
        ] {
            #expect(masks(text) == [masked], "\(text)")
        }
        let spaced = stride(from: 0, to: number.count, by: 4).map { start in
            String(number.dropFirst(start).prefix(4))
        }
        for separator in [" ", "-", " - ", "\u{A0}", "–", "\u{2011}"] {
            #expect(masks(spaced.joined(separator: separator)) == [masked])
        }
        // As a whole the digits may be grouped in any way.
        #expect(masks(number.map(String.init).joined(separator: " ")) == [masked])
    }

    @Test func amongOtherThings() {
        #expect(masks("4111 1111 1111 1111 123") == ["411111******1111"])
        #expect(masks("2024-01-15 4111-1111-1111-1111") == ["411111******1111"])
        #expect(masks("3782 822463 10005 exp 1126") == ["378282*****0005"])
        #expect(masks("4111111111111111, 5555 5555 5555 4444") == ["411111******1111", "555555******4444"])
        #expect(CardNumberScanner.findings(in: "no: 4111111111111111").map(\.offset) == [4])
        #expect(CardNumberScanner.findings(in: "é 4111111111111111").map(\.kind) == [.cardNumber])
    }

    @Test(
        "other separators and letters around",
        arguments: [
            "4111.1111.1111.1111", "4111_1111_1111_1111", "pan4111-1111-1111-1111x", "x4111111111111111",
            "card_4111_1111_1111_1111_x", "a4111 1111 1111 1111", "pay 4111.1111-1111_1111.",
            "4111/1111/1111/1111", "4111,1111,1111,1111", "4111 1111\n1111 1111", "41111111\n11111111",
            "4111\t1111\r\n1111 1111", "４１１１１１１１１１１１１１１１", "４１１１　１１１１　１１１１　１１１１", "４１１１－１１１１－１１１１－１１１１",
            "٤١١١ ١١١١ ١١١١ ١١١١",
        ])
    func foundToo(text: String) {
        #expect(masks(text) == ["411111******1111"])
    }

    @Test(
        "decimals and hexadecimal words",
        arguments: [
            "4.111111111111111", "411111.1111119", "abcd4111-1111-1111-1111-0123456789ab",
            "0123abcd-4111-1111-1111-1111abcdefab", "2026.11.20 10.15.30", "206.555.0100",
        ])
    func notFoundEither(text: String) {
        #expect(masks(text).isEmpty)
    }

    @Test(
        "not card numbers",
        arguments: [
            "4252289071547800", "4235629069058725679", "4111111111111112", "1111111111111117",
            "7111111111111114",
            "2220990000000000", "2721000000000004", "9111111111111110", "0000000000000000", "411111111111",
            "41111111111111111111", "550e8400-e29b-41d4-a416-446655440000", "pi_3Abc4d5E6f7",
            "2026-11-20 10:15:30",
            "+1 (206) 555-0100", "1,234,567,890.00", "", "0.4111111111111111", "12.5555555555554444",
            // Right by the last digit, and no scheme's length: Visa 15, Mastercard 15, American Express 16.
            "411111111111116", "555555555555557", "3782822463100001",
            "12345678",
            "98101-1234, 98101-1235",
        ])
    func notFound(text: String) {
        #expect(masks(text).isEmpty)
    }

    /// Exactly one check digit in ten is right for any other digits.
    @Test func luhnAcceptsOneCheckDigit() {
        var generator = SeededGenerator(seed: Seeds.fresh)
        for _ in 0..<300 {
            // A Visa number has 13, 16 or 19 digits.
            let length = [12, 15, 18].randomElement(using: &generator) ?? 15
            let body =
                "4" + (1..<length).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
            let hits = (0...9).filter { !masks(body + "\($0)").isEmpty }
            #expect(hits.count == 1, "seed \(Seeds.fresh): \(body)")
        }
    }

    @Test func firstDigitsDecide() {
        for (prefix, valid) in [
            (2220, false), (2221, true), (2500, true), (2720, true), (2721, false), (3000, true),
        ] {
            let body = "\(prefix)00000000000"
            let hits = (0...9).filter { !masks(body + "\($0)").isEmpty }
            #expect(hits.count == (valid ? 1 : 0), "\(prefix)")
        }
    }

    @Test func socialSecurityNumbers() {
        for text in ["123-45-6789", "SSN: 123-45-6789.", "(123-45-6789)", "é123-45-6789é"] {
            let found = CardNumberScanner.findings(in: text)
            #expect(found.map(\.kind) == [.socialSecurityNumber])
            #expect(found.map(\.masked) == ["***-**-6789"])
        }
        #expect(CardNumberScanner.findings(in: "id 123-45-6789").first?.offset == 3)
        #expect(masks("123-45-6789 and 234-56-7890").count == 2)
    }

    @Test(
        "not social security numbers",
        arguments: [
            "000-12-3456", "666-12-3456", "900-12-3456", "999-12-3456", "123-00-4567", "123-45-0000",
            "1234-56-7890",
            "123-45-67890", "123-456-789", "123 45 6789", "123456789", "a123-45-6789", "123-45-6789b",
            "_123-45-6789",
            "123–45–6789", "555-0100", "2024-01-15",
        ])
    func notSocialSecurity(text: String) {
        #expect(masks(text).isEmpty)
    }

    @Test(
        "headers that announce them",
        arguments: [
            ("Card Number", SensitiveFinding.Kind.cardNumber), ("credit_card_number", .cardNumber),
            ("CC-Number", .cardNumber), ("PAN", .cardNumber), ("CVV", .securityCode), ("cvv2", .securityCode),
            ("CVC", .securityCode), ("Security Code", .securityCode), ("Card Security Code", .securityCode),
            ("SSN", .socialSecurityNumber), ("Social Security No.", .socialSecurityNumber),
        ])
    func forbidden(header: String, kind: SensitiveFinding.Kind) {
        #expect(CardNumberScanner.forbiddenHeader(header) == kind)
    }

    @Test(
        "headers of real exports that do not",
        arguments: [
            "Card ID", "Card Last4", "Card Brand", "Card Funding", "Card Exp Month", "Card Type",
            "Last 4 Digits",
            "Card Number (last 4)", "Gift Card Number", "Check Number", "Company", "Donation Number", "Panel",
            "",
            "Stripe Charge Id", "Code", "Spin", "Zip/Postal Code", "reference", "Country Code", "Session",
        ])
    func allowed(header: String) {
        #expect(CardNumberScanner.forbiddenHeader(header) == nil)
    }
}
