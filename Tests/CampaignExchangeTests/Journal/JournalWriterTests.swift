import CampaignKit
import Testing

@testable import CampaignExchange

/// Text that each program reads as it is meant.
struct JournalWriterTests {
    private static let day = CalendarDate(dayNumber: 20_000)

    private static func transaction(_ name: String = "") -> JournalTransaction {
        let euro = Currency(code: "EUR") ?? .usd
        return JournalTransaction(
            date: day, codes: ["G-1", "G-2"], words: "gift", actsOn: ["G-9"], batch: "B-1", donorName: name,
            originals: [
                ForeignAmount(
                    original: Money(minorUnits: 100_00, currency: euro), rate: "1.08", rateSource: "x; y")
            ],
            postings: [
                .init(JournalAccount(.cash, campaign: "a", project: "p"), 108_00),
                .init(JournalAccount(.income, campaign: "a", project: "p"), -108_00),
            ])
    }

    private static func heading(_ title: String = "Riverbend", _ currency: Currency = .usd) throws
        -> JournalHeading
    {
        var balances = JournalBalances()
        try balances.add(transaction())
        return JournalHeading(
            title: title, remarks: ["plan 00"], currency: currency, asOf: day.adding(days: 1),
            balances: balances)
    }

    @Test func hledgerAndLedgerTransactions() throws {
        let expected = """

            2024-10-04 * (G-1 G-2) Ana Ruiz | gift
                ; batch: B-1
                ; of: G-9
                ; original: 100.00 EUR at 1.08
                assets:cash:a:p                                                   108.00 USD
                income:a:p                                                       -108.00 USD

            """
        for format in [JournalFormat.hledger, .ledger] {
            #expect(format.writer(try Self.heading()).text(Self.transaction("Ana Ruiz")) == expected)
        }
    }

    @Test func beancountTransactions() throws {
        #expect(
            JournalFormat.beancount.writer(try Self.heading()).text(Self.transaction("Ana Ruiz")) == """

                2024-10-04 * "Ana Ruiz" "gift" ^G-1 ^G-2
                  batch: "B-1"
                  of: "G-9"
                  original: "100.00 EUR at 1.08"
                  Assets:Cash:A:P                                                     108.00 USD
                  Income:A:P                                                         -108.00 USD

                """)
    }

    /// No donor's or charity's name can end a line, a text or a payee, or begin a comment.
    @Test(arguments: [
        "x\n2020-01-01 * fake\n    assets:cash  5 USD", "a; b: c", "quote \" and \\", "p | q",
        "two   blanks\t",
        "\u{202E}evil\u{2066}", "\u{1B}[31mred", "a\u{2028}b\u{85}c", "", "   ", "日本 花子", "👩‍👩‍👧 fam",
        "* (G-9) !",
    ])
    func hostileNamesStayNames(name: String) throws {
        for format in JournalFormat.allCases {
            let writer = format.writer(try Self.heading(name))
            let text = writer.text(Self.transaction(name))
            let plain = writer.text(Self.transaction())
            #expect(text.split(separator: "\n").count == plain.split(separator: "\n").count)
            let first = text.split(separator: "\n")[0]
            #expect(!first.contains(";") && !first.contains("\t") && !first.contains("  "))
            #expect(!first.unicodeScalars.contains { $0.properties.generalCategory == .format })
            #expect(!first.unicodeScalars.contains { $0.properties.generalCategory == .control })
            if format == .beancount {
                #expect(first.count { $0 == "\"" } == (JournalText.plain(name).isEmpty ? 2 : 4))
                #expect(!first.contains("\\"))
            } else {
                #expect(first.count { $0 == "|" } == (JournalText.plain(name).isEmpty ? 0 : 1))
            }
            let opening = format.writer(try Self.heading()).opening
            #expect(writer.opening.hasPrefix(";"))
            #expect(writer.opening.split(separator: "\n").count == opening.split(separator: "\n").count)
        }
    }

    @Test func namesKeepWhatIsHarmless() {
        #expect(JournalText.plain("O'Brien & Sons, Inc. (Bath)") == "O'Brien & Sons, Inc. (Bath)")
        #expect(JournalText.plain(" a;\u{200F} \"b\"|\\ ") == "a, 'b'//")
        #expect(JournalText.plain("日本 花子") == "日本 花子")
        #expect(JournalText.remark("a\u{0}\n\n b") == "a b")
    }

    @Test func ratesAreNumbers() {
        #expect(JournalText.rate("0.2731") == "0.2731")
        #expect(JournalText.rate("1; x") == "")
        #expect(JournalText.rate("") == "")
        let yen = Currency(code: "JPY") ?? .usd
        let amount = ForeignAmount(original: Money(minorUnits: 1500, currency: yen), rate: "", rateSource: "")
        #expect(JournalText.original(amount) == "1500 JPY")
    }

    @Test func everyAccountIsDeclaredAndAsserted() throws {
        for format in JournalFormat.allCases {
            let writer = format.writer(try Self.heading())
            let name = format == .beancount ? "Assets:Cash:A:P" : "assets:cash:a:p"
            #expect(writer.opening.contains(name + (format == .beancount ? " USD\n" : "\n")))
            #expect(writer.closing.contains(name))
            #expect(writer.closing.contains("108.00 USD"))
        }
        let bean = JournalFormat.beancount.writer(try Self.heading())
        #expect(bean.opening.contains("2024-10-04 open Income:A:P USD"))
        #expect(bean.closing.contains("2024-10-06 balance Income:A:P"))
        let hledger = JournalFormat.hledger.writer(try Self.heading())
        #expect(hledger.closing.contains("0.00 USD = -108.00 USD"))
        #expect(hledger.closing.contains("2024-10-05 * balances"))
    }

    @Test func nothingPostedIsAnEmptyJournal() {
        for format in JournalFormat.allCases {
            let heading = JournalHeading(
                title: "Riverbend", remarks: [], currency: .usd, asOf: Self.day, balances: JournalBalances())
            #expect(format.writer(heading).closing == "")
            #expect(format.writer(heading).opening.contains("USD"))
        }
    }

    @Test func currenciesWithoutDecimals() throws {
        let yen = Currency(code: "JPY") ?? .usd
        let hledger = JournalFormat.hledger.writer(try Self.heading("R", yen))
        #expect(hledger.opening.contains("commodity 1000. JPY\n"))
        #expect(hledger.text(Self.transaction()).contains(" 10800 JPY\n"))
        #expect(JournalFormat.ledger.writer(try Self.heading("R", yen)).opening.contains("format 1000 JPY\n"))
        let dinar = Currency(code: "KWD") ?? .usd
        #expect(
            JournalFormat.hledger.writer(try Self.heading("R", dinar)).opening.contains(
                "commodity 1000.000 KWD\n"))
    }

    @Test(arguments: [
        ("a.journal", "hledger"), ("x/a.hledger", "hledger"), ("a.j", "hledger"), ("a.ledger", "ledger"),
        ("a.DAT", "ledger"), ("a.beancount", "beancount"), ("a.b.bean", "beancount"), ("a.txt", nil),
        ("bean", nil),
        ("x.bean/a", nil),
    ])
    func endingsChooseTheFormat(path: String, format: String?) {
        #expect(JournalFormat(path: path)?.rawValue == format)
    }
}

extension JournalWriter {
    fileprivate func text(_ transaction: JournalTransaction) -> String {
        var bytes: [UInt8] = []
        write(transaction, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
