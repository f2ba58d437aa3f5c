public import CampaignKit

/// One posted row in full, with the rows that act on it.
public struct EntryDetail: Sendable, Equatable {
    /// Where a part of it goes.
    public struct Part: Sendable, Equatable {
        public var place: Designation
        public var minorUnits: Int64
    }

    /// Who is recognized for it besides its donor.
    public struct Credit: Sendable, Equatable {
        public var donor: Int64
        /// The number that it was posted to: the donor may have been merged since.
        public var postedDonor: Int64
        public var donorName: String
        public var kind: SoftCreditKind
        /// Nil for the whole gift.
        public var minorUnits: Int64?
    }

    /// What it closes of an expected match; below zero where it opens it again.
    public struct Closing: Sendable, Equatable {
        public var expected: Int64
        public var minorUnits: Int64
    }

    /// An id that another system gave it.
    public struct Alias: Sendable, Equatable {
        public var kind: AliasKind
        public var value: String
    }

    /// A recorded thank-you.
    public struct Thanks: Sendable, Equatable {
        /// The day that it went out.
        public var day: CalendarDate
        public var batch: Int64
        /// The command that recorded it: `thank letters --record`.
        public var command: String
    }

    /// A receipt or statement that it is on.
    public struct Receipt: Sendable, Equatable {
        /// As printed: `R-2027-0012`.
        public var label: String
        public var isVoid: Bool
    }

    /// A tax form that was sent, signed or filed.
    public struct Form: Sendable, Equatable {
        public var form: ReceiptForm
        public var day: CalendarDate
    }

    /// What was said in words; each can be erased.
    public struct Words: Sendable, Equatable {
        public var reference = ""
        public var note = ""
        public var description = ""
        public var benefit = ""
        /// Type, name, who to tell, and where.
        public var tribute: [String] = []
        /// Names and values of columns we do not know, in turn.
        public var extra: [String] = []
    }

    public var line: EntrySummary
    /// What its columns say as they were posted, its amount without a sign; words and ids are not in it.
    public var row: ImportedEntry
    /// The number that it was posted to; `line` has that of the donor whom it stands for now.
    public var postedDonor: Int64?
    public var target: Int64?
    /// The gift that it matches.
    public var matches: Int64?
    public var parts: [Part]
    public var credits: [Credit]
    public var installments: [Installment]
    public var words: Words
    /// Rows that act on it or fulfill it, by day.
    public var related: [EntrySummary]
    /// What the posting says of itself.
    public var postedOn: CalendarDate
    public var command: String
    /// Why it was posted after the books were closed; nil when no one had to say.
    public var reopened: String?
    /// The account that posted it.
    public var actor: String
    /// The expected matches that it closes, oldest first.
    public var closings: [Closing] = []
    public var aliases: [Alias] = []
    /// What is left of a gift or payment after all that acts on it; nil when nothing does.
    public var leftMinor: Int64?
    /// Where what is left of a gift stands; empty for payments, which stand where their promise does.
    public var leftParts: [Part] = []
    /// When someone was thanked for it, and by which posting; nil when no one recorded it.
    public var thanked: Thanks?
    /// When its property was sold, exchanged or given away; nil when no one recorded it.
    public var disposed: CalendarDate?
    /// The tax forms of it that someone recorded as done.
    public var forms: [Form] = []
    /// The receipts and statements that it is on, oldest first.
    public var receipts: [Receipt] = []
    /// The row that took its place when it was moved to another donor.
    public var replacedBy: Int64?
    /// The row whose place it took, of another donor.
    public var replaces: Int64?

    public var amountMinor: Int64 { row.minorUnits }

    /// What it came as, in the currency that it came in; nil for the base currency.
    public var original: Money? { row.foreign?.original }

    /// What its columns say of how it came, labeled for people, in the ledger's order; empty where nothing
    /// was said.
    public var handling: [(label: String, value: String)] {
        EntryColumns.said.compactMap { column in column.said.label.map { ($0.title, $0.text(row)) } }
    }
}
