import CampaignKit
import Yams

/// Reads `organization.yml`.
///
/// A new key is a line in `organization(in:zones:)` and a property of `Organization`.
enum OrganizationReader {
    /// The organization; nil when nothing can be read.
    static func read(_ file: PlanFile, zones: ZoneDatabase, sink: FindingSink) -> OrganizationDraft? {
        guard file.bytes.count <= WorkspaceSource.largestFile else {
            PlanLoader.reportSize(of: file, sink: sink)
            return nil
        }
        let source = SourceText(file)
        TextCheck(source: source, sink: sink).checkEncoding()
        let mapping: Node.Mapping
        switch YAMLReader(source: source, sink: sink, lines: 1..<(source.lineCount + 1)).read() {
        case .unreadable: return nil
        case .empty: mapping = [:]
        case .mapping(let read): mapping = read
        }
        // The limits of benefits are in cents whatever the base currency: they are the tax law's.
        let context = ReadingContext(source: source, sink: sink, currency: .usd, lineOffset: 0)
        let start = mapping.isEmpty ? TextPosition(source, line: 1, column: 1, length: 1) : nil
        return organization(
            in: Fields(mapping, describing: "organization", at: start, in: context), zones: zones)
    }

    private static func organization(in fields: Fields, zones: ZoneDatabase) -> OrganizationDraft {
        defer { fields.finish() }
        let receipts = ReceiptSettingsReader.read(in: fields)
        let signatory = LetterSettingsReader.signatory(in: fields)
        let normal = Organization(name: "")
        let currency = currency(in: fields)
        var organization = Organization(
            name: fields.requiredText("name", example: "American Friends of …, Inc.", fallback: ""),
            ein: ein(in: fields),
            address: address(in: fields),
            currency: currency ?? normal.currency,
            timeZone: timeZone(in: fields, zones: zones) ?? normal.timeZone,
            fiscalYearStart: fiscalYearStart(in: fields) ?? normal.fiscalYearStart,
            booksClosed: fields.date("books_closed"),
            signatory: signatory.name,
            disclosures: disclosures(in: fields),
            receipts: receipts.settings,
            benefitLimits: receipts.benefitLimits)
        organization.retentionYears =
            fields.number("retention_years", in: 1...99) ?? normal.retentionYears
        organization.signatories = signatory.byLanguage
        let signature = LetterSettingsReader.signature(in: fields)
        (organization.signature, organization.signatures) = (signature.path, signature.byLanguage)
        organization.givingPage = fields.givingPage()
        organization.thanks = LetterSettingsReader.thanks(in: fields)
        organization.monthlyThanks =
            fields.choice("monthly_thanks", of: MonthlyThanks.self) ?? normal.monthlyThanks
        GrantSettingsReader.read(fields, into: &organization)
        checkLedger(in: fields)
        return OrganizationDraft(
            value: organization, isCurrencyCertain: currency != nil || fields.value("currency") == nil)
    }

    /// Where the ledger is, is read by `LedgerSetting`, line by line: it must find what is written here.
    private static func checkLedger(in fields: Fields) {
        let setting = LedgerSetting(Array(fields.context.source.bytes))
        for (key, read) in zip(LedgerSetting.keys, [setting.ledger, setting.replica]) {
            guard fields.value(key) != nil || read != nil else { continue }
            let scalar = fields.scalar(key)
            let isAddress = ["postgresql://", "postgres://"].contains { read?.hasPrefix($0) == true }
            guard scalar?.text != read || !isAddress else { continue }
            // A line that may hold a password is not shown.
            let isOpen = scalar.map { !$0.text.contains("@") } ?? false
            fields.context.report(
                .badLedger, at: isOpen ? scalar?.place ?? fields.place : fields.place,
                "\(key) is not the address of a server, on one line of its own",
                hint: "write \(key): postgresql://HOST/DATABASE; for a file, set CAMPAIGN_LEDGER instead")
        }
        checkApproved(setting, in: fields)
    }

    /// What two people post, on one line: a word that means nothing would leave it to one person.
    private static func checkApproved(_ setting: LedgerSetting, in fields: Fields) {
        let key = LedgerSetting.keys[2]
        let isSaid = fields.value(key) != nil
        guard isSaid && setting.approved.isEmpty || !setting.unknownApproved.isEmpty else { return }
        let known = LedgerSetting.Approved.allCases.map(\.rawValue).joined(separator: ", ")
        fields.context.report(
            .badLedger, at: fields.scalar(key)?.place ?? fields.place,
            "\(key) does not say what two people post, on one line of its own",
            hint: "write \(key): \(known), or some of these words")
    }

    private static func ein(in fields: Fields) -> String? {
        guard let scalar = fields.scalar("ein") else { return nil }
        let digits = scalar.text.filter { $0 != "-" }
        guard digits.utf8.count == 9, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            fields.context.report(
                .badEIN, at: scalar.place, "'\(scalar.text)' is not an employer identification number",
                hint: "write two digits, a hyphen and seven digits: 13-1234567")
            return nil
        }
        let whole = "\(digits.prefix(2))-\(digits.dropFirst(2))"
        guard scalar.text == whole else {
            fields.context.report(
                .badEIN, at: scalar.place, "the hyphen of the number is in the wrong place or missing",
                hint: "write \(whole)")
            return nil
        }
        return whole
    }

    private static func address(in fields: Fields) -> [String] {
        fields.items("address", example: "P.O. Box 1, \"Scarsdale, NY 10583\"").compactMap { node in
            fields.scalar(of: node, named: "a line of the address").flatMap {
                fields.checkedText($0, named: "a line of the address")
            }
        }
    }

    private static func currency(in fields: Fields) -> Currency? {
        guard let scalar = fields.scalar("currency") else { return nil }
        if let currency = Currency(code: scalar.text) { return currency }
        fields.context.report(
            .unknownCurrency, at: scalar.place, "no currency has the code '\(scalar.text)'",
            hint: DidYouMean.hint(
                for: scalar.text, in: ["USD", "EUR", "GBP", "ILS", "CAD", "CHF", "AUD"],
                otherwise: "write a code of ISO 4217, such as USD"))
        return nil
    }

    private static func timeZone(in fields: Fields, zones: ZoneDatabase) -> String? {
        guard let scalar = fields.scalar("time_zone") else { return nil }
        if zones.contains(scalar.text) { return scalar.text }
        fields.context.report(
            .unknownTimeZone, at: scalar.place, "no time zone is called '\(scalar.text)'",
            hint: DidYouMean.hint(
                for: scalar.text, in: ZoneDatabase.common, otherwise: "write a name such as America/New_York")
        )
        return nil
    }

    private static func fiscalYearStart(in fields: Fields) -> MonthDay? {
        guard let scalar = fields.scalar("fiscal_year_start") else { return nil }
        if let day = MonthDay(scalar.text) { return day }
        fields.context.report(
            .badMonthDay, at: scalar.place, "'\(scalar.text)' is not a day of every year",
            hint: "write MM-DD, such as 07-01 for July 1")
        return nil
    }

    private static func disclosures(in fields: Fields) -> [String: String] {
        guard
            let states = fields.record(
                "disclosures", describing: "disclosure", example: "{NY: \"A copy of …\"}")
        else { return [:] }
        var texts: [String: String] = [:]
        for code in states.names {
            let text = states.text(code)
            guard StateCode.all.contains(code) else {
                states.context.report(
                    .unknownState, at: states.keyPlace(code) ?? states.place,
                    "no state has the code '\(code)'",
                    hint: StateCode.all.contains(code.uppercased())
                        ? "write \(code.uppercased())"
                        : "write the two letters of the postal service, such as NY")
                continue
            }
            texts[code] = text
        }
        return texts
    }
}

/// The organization as read.
struct OrganizationDraft {
    let value: Organization
    /// False when the base currency is a guess, because the file or the key could not be read.
    let isCurrencyCertain: Bool

    /// When there is no file, or none that can be read.
    static let unknown = OrganizationDraft(value: Organization(name: ""), isCurrencyCertain: false)
}
