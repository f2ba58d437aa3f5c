public import CampaignKit
import CampaignLedger
import CampaignReports

/// Which receipts someone wants.
public enum ReceiptChoice: Sendable {
    /// A receipt for each of some gifts, whatever the amount.
    case gifts([Int64])
    /// A receipt for each open gift of a year, of so much and more.
    case singles(year: Int, over: Int64?)
    /// A statement for a donor, or for everyone with an open gift.
    case statements(year: Int, donor: Int64?)
}

/// What issuing would come to: pages to write, and everything that gets none with the reason.
public struct ReceiptPlan {
    /// One page.
    struct Piece {
        var draft: ReceiptDraft
        let letter: Letter
        let template: LetterTemplate
        /// Whether only receipts may say who gave a gift on it.
        let isHidden: Bool
    }

    /// A gift, or a donor's gifts, that get no page now.
    public struct Withheld: Sendable {
        public var gift: Int64?
        public var donor: Int64?
        public var obstacles: [ReceiptObstacle]
        /// The gifts of a statement whose facts hold it up.
        public var held: [Int64] = []
    }

    /// A gift that a receipt or statement holds.
    public struct Held: Sendable {
        public let gift: Int64
        /// The number and kind of the paper, and the day on which it was issued.
        public let label: String
        public let kind: ReceiptRecord.Kind
        public let day: CalendarDate

        init(_ gift: Int64, _ record: ReceiptRecord) {
            (self.gift, label, kind, day) = (gift, record.label, record.kind, record.day)
        }
    }

    /// Who gets a page and has no postal address.
    public struct Unmailed: Sendable {
        public let donor: Int64
        public let isHidden: Bool
    }

    /// In the order in which the post sorts; of a large run those of one portion.
    var pieces: [Piece] = []
    public internal(set) var withheld: [Withheld] = []
    /// Gifts that a receipt or statement holds already.
    public internal(set) var already: [Held] = []
    /// Gifts that were asked for and get none.
    public internal(set) var refused: [(gift: Int64, exception: ReceiptException)] = []
    /// Those of them of which Form 1098-C is the acknowledgment.
    public internal(set) var vehicles: Set<Int64> = []
    /// Checks that are held until the day that they bear.
    public internal(set) var held: [(gift: Int64, until: CalendarDate)] = []
    /// Numbers of what is not a payment.
    public internal(set) var unknown: [Int64] = []
    /// Gifts whose receipt may come too late for the donor's tax return.
    public internal(set) var late: [Int64] = []
    /// Donors whose pages have to go by e-mail.
    public internal(set) var unmailed: [Unmailed] = []

    /// Whether someone asked for what is not to be had.
    public var isRefused: Bool { !refused.isEmpty || !unknown.isEmpty || !held.isEmpty }

    /// Adds what came to be held up since; what is here stays as it is.
    mutating func add(withheld new: [Withheld]) {
        let known = Set(withheld.map { [$0.gift, $0.donor] })
        withheld += new.filter { !known.contains([$0.gift, $0.donor]) }
    }

    /// Adds what another portion gets no page for, without its pages.
    mutating func absorb(_ other: ReceiptPlan) {
        withheld += other.withheld
        already += other.already
        late += other.late
        unmailed += other.unmailed
        refused += other.refused
        unknown += other.unknown
        vehicles.formUnion(other.vehicles)
        held += other.held
    }
}

/// Plans receipts from the ledger as it is.
struct ReceiptPlanner {
    let desk: ReceiptDesk
    let templates: ReceiptTemplates
    private let letters: ReceiptLetter
    private(set) var plan = ReceiptPlan()

    init(_ desk: ReceiptDesk, _ templates: ReceiptTemplates) {
        self.desk = desk
        self.templates = templates
        letters = ReceiptLetter(desk.plan)
    }

    /// What the choice comes to, of some donors where it is of a year.
    mutating func run(_ choice: ReceiptChoice, from givers: ReceiptGivers) throws {
        switch choice {
        case .gifts(let numbers): try plan(gifts: numbers)
        case .singles(let year, let over):
            let (book, people) = try desk.book(year, from: givers)
            for entry in book.entries where entry.gift.netMinor >= over ?? 1 {
                if let record = entry.holder {
                    plan.already.append(ReceiptPlan.Held(entry.gift.entry, record))
                } else if entry.isOpen || entry.verdict.exception == .needsEvidence {
                    try plan(single: entry, people)
                }
            }
        case .statements(let year, let donor):
            let (book, people) = try desk.book(year, from: givers)
            try plan(statementsOf: book, people, listsHeld: donor != nil)
        }
        plan.pieces.sort { $0.letter.row.sorts(before: $1.letter.row) }
    }

    private mutating func plan(gifts numbers: [Int64]) throws {
        var seen: Set<Int64> = []
        for number in numbers where seen.insert(number).inserted {
            let gifts = try desk.ledger.receiptableGifts([number])
            let givers = gifts.first?.donor.map { ReceiptGivers.donors([$0]) } ?? .unnamed
            let (book, people) = try desk.book(
                gifts.first?.year ?? desk.today.year, gifts, records: desk.ledger.receipts(of: givers))
            guard let entry = book.entries.first else {
                if let gift = gifts.first, gift.day > desk.today {
                    plan.held.append((number, gift.day))
                } else {
                    plan.unknown.append(number)
                }
                continue
            }
            if let record = entry.holder {
                plan.already.append(ReceiptPlan.Held(number, record))
            } else if let exception = entry.verdict.exception, exception != .needsEvidence {
                plan.refused.append((number, exception))
                if entry.hasVehicleForm { plan.vehicles.insert(number) }
            } else {
                try plan(single: entry, people)
            }
        }
    }

    private mutating func plan(single entry: ReceiptBook.Entry, _ people: [Int64: AppealPerson]) throws {
        let gift = entry.gift
        guard entry.verdict.allowsSingle, let person = gift.donor.flatMap({ people[$0] }) else {
            plan.withheld.append(
                ReceiptPlan.Withheld(
                    gift: gift.entry, donor: gift.isHidden ? nil : gift.donor,
                    obstacles: entry.verdict.obstacles))
            return
        }
        let lines = [
            ReceiptRecord.Line(
                entry: gift.entry, amountMinor: gift.netMinor, deductibleMinor: entry.verdict.deductibleMinor)
        ]
        var letter = person.letter { letters.single(entry, to: $0) }
        let replaced = entry.voidedSingle
        letter.receipt?.replaces = ReplacedReceipts([replaced].compactMap(\.self)).sentence(for: .single)
        try add(letter, .single, year: gift.year, lines, isHidden: gift.isHidden) {
            $0.replaces = replaced?.id
        }
        warn(entry)
    }

    private mutating func plan(
        statementsOf book: ReceiptBook, _ people: [Int64: AppealPerson], listsHeld: Bool
    ) throws {
        let groups = Dictionary(grouping: book.entries.filter { $0.gift.donor != nil }) { $0.gift.donor ?? 0 }
        for number in groups.keys.sorted() {
            let entries = groups[number] ?? []
            // Two statements of donors who were merged since become one.
            let statements = Set(entries.compactMap(\.statement?.id))
            guard statements.count > 1 || entries.contains(where: \.isOpen) else {
                for entry in entries where listsHeld {
                    if let record = entry.holder {
                        plan.already.append(ReceiptPlan.Held(entry.gift.entry, record))
                    }
                }
                continue
            }
            try plan(statement: entries, of: book.year, people[number])
        }
    }

    private mutating func plan(
        statement entries: [ReceiptBook.Entry], of year: Int, _ person: AppealPerson?
    ) throws {
        let ours = entries.filter { $0.verdict.exception == nil }
        var obstacles: [ReceiptObstacle] = []
        for obstacle in ours.flatMap(\.verdict.obstacles) where !obstacles.contains(obstacle) {
            obstacles.append(obstacle)
        }
        let isHidden = ours.contains(where: \.gift.isHidden)
        guard obstacles.isEmpty, let person else {
            plan.withheld.append(
                ReceiptPlan.Withheld(
                    gift: nil, donor: isHidden ? nil : ours.first?.gift.donor, obstacles: obstacles,
                    held: ours.filter(\.isHeldUp).map(\.gift.entry)))
            return
        }
        let lines = ours.map { entry in
            ReceiptRecord.Line(
                entry: entry.gift.entry, amountMinor: entry.gift.netMinor,
                deductibleMinor: entry.verdict.deductibleMinor, single: entry.single?.id)
        }
        let replaced = ReplacedReceipts(by: ours)
        var letter = try person.letter { try letters.statement(entries, of: year, to: $0) }
        letter.receipt?.replaces = replaced.sentence(for: .statement)
        try add(letter, .statement, year: year, lines, isHidden: isHidden) { draft in
            draft.replaces = replaced.voided?.id
            draft.voids = replaced.standing.map(\.id)
        }
        for entry in ours where entry.isOpen { warn(entry) }
    }

    private mutating func add(
        _ letter: Letter, _ kind: ReceiptRecord.Kind, year: Int, _ lines: [ReceiptRecord.Line],
        isHidden: Bool,
        _ complete: (inout ReceiptDraft) -> Void
    ) throws {
        let template = try templates.template(kind, language: letter.row.language)
        let row = letter.row.written(in: template.language)
        var draft = ReceiptDraft(
            kind: kind, giftYear: year, donor: row.donor, lines: lines, name: row.addressee,
            address: Array(PostalAddress.lines(row).dropFirst()),
            words: letter.gifts.map { gift in
                if case .said(let sentences) = gift.words { "G-\(gift.entry): \(sentences)" } else { "" }
            }, templateDigest: template.digest)
        complete(&draft)
        if draft.address.isEmpty {
            plan.unmailed.append(ReceiptPlan.Unmailed(donor: draft.donor, isHidden: isHidden))
        }
        plan.pieces.append(
            ReceiptPlan.Piece(draft: draft, letter: letter, template: template, isHidden: isHidden))
    }

    /// Only a gift of $250 and over needs a receipt in time (IRC 170(f)(8)(C)).
    private mutating func warn(_ entry: ReceiptBook.Entry) {
        guard entry.verdict.needsAcknowledgment,
            desk.today > ReceiptBook.lastDay(ofGiftYear: entry.gift.year)
        else { return }
        plan.late.append(entry.gift.entry)
    }
}
