import CampaignFiles
public import CampaignKit
import Terminal

/// Letters with all that they say, checked before the first is written.
public struct LetterRun: Sendable {
    /// One letter and the template that it is written by.
    public struct Item: Sendable {
        public let letter: Letter
        public let template: LetterTemplate

        public init(letter: Letter, template: LetterTemplate) {
            var letter = letter
            letter.row = letter.row.written(in: template.language)
            self.letter = letter
            self.template = template
        }
    }

    public let facts: LetterFacts
    public let items: [Item]

    public init(facts: LetterFacts, items: [Item]) {
        self.facts = facts
        self.items = items
    }

    // MARK: Checks

    /// What keeps letters from being written: every donor concerned, by number, under what is missing.
    public func findings() -> [Finding] {
        var donors: [Gap: [Int64]] = [:]
        for item in items {
            for gap in gaps(item) { donors[gap, default: []].append(item.letter.row.donor) }
        }
        return donors.keys.sorted().map { finding($0, Set(donors[$0] ?? []).sorted()) }
    }

    private struct Gap: Hashable, Comparable {
        let path: String
        let name: String
        var isBenefit = false

        static func < (one: Gap, other: Gap) -> Bool { (one.path, one.name) < (other.path, other.name) }
    }

    private func gaps(_ item: Item) -> [Gap] {
        let (row, path) = (item.letter.row, item.template.path)
        var names = LetterWriter(pieces: item.template.pieces).missing(values(item)).map(\.rawValue)
        if row.addressee.isEmpty { names.append("addressee") }
        // A receipt may go by e-mail; who has neither is told before.
        if !item.template.kind.isReceipt, row.address1.isEmpty || row.city.isEmpty {
            names.append("address")
        }
        var gaps = Set(names).map { Gap(path: path, name: $0) }
        if item.letter.gifts.contains(where: { $0.words == .unknownBenefit }) {
            gaps.append(Gap(path: path, name: "benefit", isBenefit: true))
        }
        return gaps
    }

    private func finding(_ gap: Gap, _ donors: [Int64]) -> Finding {
        let names = donors.map { "D-\($0)" }.joined(separator: ", ")
        let count = Words.count(donors.count, "donor")
        guard !gap.isBenefit else {
            return Finding(
                code: ReportFindingCode.unknownBenefit.rawValue, severity: .error,
                message: "what was given in return is not recorded for a gift of \(count): \(names)",
                subject: file(gap.path), hint: "import the gifts with benefit_value, an amount or none")
        }
        if gap.name == LetterField.signatory.rawValue {
            return LetterTemplate.noSignatory("\(gap.name) is missing for \(count)", gap.path)
        }
        if gap.name == LetterField.givingPage.rawValue {
            return Finding(
                code: ReportFindingCode.missingDonorField.rawValue, severity: .error,
                message: "\(gap.name) is missing for \(count): no page to give on is set",
                subject: file(gap.path),
                hint: "add a line to Campaigns/organization.yml: giving_page: https://give.example.org")
        }
        let isField = gap.name != LetterField.addressee.rawValue && LetterField(rawValue: gap.name) != nil
        return Finding(
            code: ReportFindingCode.missingDonorField.rawValue, severity: .error,
            message: "\(gap.name) is missing for \(count): \(names)", subject: file(gap.path),
            hint: isField
                ? "import it, or write {{#if \(gap.name)}} … {{else}} … {{/if}} for those without it"
                : "import it, or mark donors who cannot be written to: do_not_mail, returned_mail")
    }

    private func file(_ path: String) -> String { WorkspaceSource.reportsFolder + "/" + path }

    // MARK: Writing

    /// The page's end-to-end text, letter by letter, in pieces of about 64 KiB.
    public func write(title: String, to write: ([UInt8]) throws -> Void) rethrows {
        var html = HTMLBytes()
        LetterPage.open(title: title, facts, pictures: pictures(items), &html)
        for item in items {
            self.write(item, to: &html)
            if html.bytes.count >= 1 << 16 { try write(html.drain()) }
        }
        LetterPage.close(&html)
        try write(html.drain())
    }

    /// One letter as a page of its own.
    public func page(of item: Item) -> [UInt8] {
        var html = HTMLBytes()
        LetterPage.open(title: item.letter.row.letterID, facts, pictures: pictures([item]), &html)
        write(item, to: &html)
        LetterPage.close(&html)
        return html.bytes
    }

    private func write(_ item: Item, to html: inout HTMLBytes) {
        let values = values(item)
        let address = PostalAddress.lines(item.letter.row)
        LetterPage.head(item, values, address, &html)
        LetterWriter(pieces: item.template.pieces).write(values, to: &html)
        if item.template.kind == .appeal { ReplySlip(values: values, address: address).write(to: &html) }
        html.append("</article>\n")
    }

    /// What the page's style sheet has of pictures, and of other windows than the usual one.
    private func pictures(_ items: [Item]) -> String {
        var signed: Set<LetterLanguage> = []
        var hasSlips = false
        var windows: Set<AddressWindow> = []
        for item in items {
            if item.template.showsSignature { signed.insert(item.template.language) }
            hasSlips = hasSlips || item.template.kind == .appeal
            if let window = item.template.window { windows.insert(window) }
        }
        return LetterPictures(facts: facts).style(signedIn: signed, hasSlips: hasSlips)
            + windows.map(\.css).sorted().joined()
    }

    private func values(_ item: Item) -> LetterValues {
        LetterValues(facts: facts, language: item.template.language, letter: item.letter)
    }
}
