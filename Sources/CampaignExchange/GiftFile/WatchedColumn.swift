import CampaignKit

/// A column that no one reads and whose name says that its cells may say that no money came
/// (`docs/csv.md`).
struct WatchedColumn: Sendable {
    private enum Subject {
        /// How the payment went: paid, failed, …
        case status
        /// The same, or a state of the United States.
        case state
        case test
        case live
        case mode
        /// Refunds, voids, disputes: anything but blank, zero and no.
        case undone
        case currency
        case type
        /// Nearly the name of one of our columns.
        case nearMiss
    }

    let field: Int
    /// As the file writes it.
    let name: String
    /// The column of our own that was perhaps meant.
    let meant: String?
    private let subjects: [Subject]

    /// Nil for a column that may say what it likes.
    init?(_ extra: HeaderExtra, name: String) {
        field = extra.index
        self.name = name
        meant = Self.meant(extra)
        let words = Set(HeaderWords.of(name))
        var subjects: [Subject] = meant == nil ? [] : [.nearMiss]
        for (names, subject) in Self.names where !words.isDisjoint(with: names) {
            // `Refund Amount Currency` says no more than a currency.
            if subject == .undone, words.contains("currency") { continue }
            let isOther = [.status, .state].contains(subject) && !words.isDisjoint(with: Self.otherStates)
            if !isOther { subjects.append(subject) }
        }
        if !words.isDisjoint(with: ["cancelled", "canceled", "void", "voided"]),
            words.isDisjoint(with: Self.otherStates)
        {
            subjects.append(.undone)
        }
        if Self.questions.contains(HeaderWords.of(name)) { subjects.append(.live) }
        if subjects.isEmpty { return nil }
        self.subjects = subjects
    }

    /// A column of any name that may be the gift's currency, as long as its cells are currencies.
    init(maybeCurrency extra: HeaderExtra, name: String) {
        field = extra.index
        self.name = name
        meant = CanonicalColumn.currency.name
        subjects = [.currency]
    }

    /// The code that a cell says by its code or its sign; nil for anything else.
    static func currencyCode(_ text: String, base: String) -> String? {
        let signs = ["€": "EUR", "£": "GBP", "₪": "ILS", "¥": "JPY", "$": base]
        if let code = signs[text] { return code }
        return text.count == 3 && Currency(code: text.uppercased()) != nil ? text.uppercased() : nil
    }

    private static let names: [(Set<String>, Subject)] = [
        (["status", "result", "outcome"], .status), (["state"], .state), (["test"], .test), (["live"], .live),
        (["mode"], .mode), (["currency"], .currency), (["type"], .type),
        (["refund", "refunds", "refunded", "dispute", "disputed", "chargeback", "chargebacks"], .undone),
        (["failed", "failure", "declined", "decline", "bounced"], .undone),
    ]

    /// Names that ask whether the money came; a longer one, such as `Fee paid by donor`, asks something else.
    private static let questions: Set = [
        ["paid"], ["is", "paid"], ["captured"], ["is", "captured"], ["livemode"],
    ]

    /// Whose status is not the payment's.
    private static let otherStates: Set = [
        "recurring", "recurrence", "subscription", "address", "member", "membership", "marital", "employment",
        "mailing", "shipping", "employer", "geolocation", "ip", "email", "verification", "protection",
        "trace",
        "tribute", "supporter", "donor", "contact", "constituent", "volunteer", "receipt", "acknowledgment",
        "acknowledgement", "authorization", "review", "payer",
    ]

    /// Words that are nearly ours and mean what they say.
    private static let words: Set = [
        "stage", "match", "matched", "tier", "time", "title", "total", "refer", "referrer", "county",
        "installment", "delivered", "deposited", "stated", "rounds",
    ]

    /// The letters of our names: `Phone 2` is not a misspelling of `phone`.
    private static let ourLetters = Set(
        CanonicalColumn.allCases.map { HeaderMatcher.normalize($0.name).filter(\.isLetter) })

    /// Our column, where the name is a slip of the pen: a letter too many, too few or another one.
    ///
    /// A word more or less is another name (`Source` is no `fx_source`), but for `Pledge`: a payment on a
    /// promise must not count as well.
    private static func meant(_ extra: HeaderExtra) -> String? {
        guard let suggestion = extra.suggestion else { return nil }
        let name = HeaderMatcher.normalize(extra.name)
        let ours = HeaderMatcher.normalize(suggestion)
        if ours == "pledgeid" { return suggestion }
        guard min(name.count, ours.count) >= 5, name.utf8.count == name.count, !words.contains(name),
            !ourLetters.contains(name.filter(\.isLetter)),
            EditDistance.isNear(name, ours, slips: min(name.count, ours.count) < 8 ? 1 : 2)
        else { return nil }
        let said = Set(HeaderWords.of(extra.name))
        let known = Set(HeaderWords.of(suggestion))
        guard !said.isSubset(of: known), !known.isSubset(of: said) else { return nil }
        // Where one word differs, that word must be the slip: `Receipt ID` is no `receipt_kind`.
        let (mine, theirs) = (said.subtracting(known), known.subtracting(said))
        guard mine.count == 1, theirs.count == 1, let word = mine.first, let meant = theirs.first else {
            return suggestion
        }
        return EditDistance.isNear(word, meant) ? suggestion : nil
    }

    var isCurrency: Bool { subjects.contains { if case .currency = $0 { true } else { false } } }

    /// Whether the currency is that of something else than the gift: a fee, a payout.
    ///
    /// It then says nothing where another column has the gift's.
    var isOfSomethingElse: Bool {
        let other: Set = [
            "fee", "fees", "payout", "tax", "converted", "refund", "default", "platform", "processing",
            "settlement", "disbursement", "sender",
        ]
        return !other.isDisjoint(with: HeaderWords.of(name))
    }

    /// Whether one value, folded, says that the row may be no gift; currencies are compared row by row.
    func holds(_ value: String) -> Bool {
        if value.isEmpty { return false }
        return subjects.contains { subject in
            switch subject {
            case .status, .state: PaymentWords.meaning(value) == .notPaid
            case .test: PaymentWords.isYes(value) || PaymentWords.isTest(value)
            case .live: PaymentWords.isNo(value) || PaymentWords.isTest(value)
            case .mode: PaymentWords.isTest(value)
            case .undone: !PaymentWords.isNone(value)
            case .type: PaymentWords.isOtherType(value)
            case .currency: false
            case .nearMiss: true
            }
        }
    }

    /// Whether a value that holds says no more than that a row which returns money did so.
    func confirms(_ value: String, _ kind: TakingBack.Kind) -> Bool {
        subjects.allSatisfy { subject in
            switch subject {
            case .status, .state, .undone:
                PaymentWords.meaning(value) != .notPaid || PaymentWords.takesBack(value, kind)
            case .type:
                !PaymentWords.isOtherType(value) || PaymentWords.takesBack(value, kind)
                    || (kind == .undoing && PaymentWords.isUndoingType(value))
            case .test: !PaymentWords.isYes(value) && !PaymentWords.isTest(value)
            case .live: !PaymentWords.isNo(value) && !PaymentWords.isTest(value)
            case .mode: !PaymentWords.isTest(value)
            case .currency: true
            case .nearMiss: false
            }
        }
    }

    /// Whether values that mean nothing to us hold the file up where none of them is known to mean paid.
    var needsPaid: Bool { subjects.contains { if case .status = $0 { true } else { false } } }

    /// Whether the values are amounts and days, of which every row has another one.
    var isUndone: Bool { subjects.contains { if case .undone = $0 { true } else { false } } }

    /// Whether its values are words that are worth remembering, not days, amounts or someone's name.
    var remembersValues: Bool {
        subjects.contains { subject in
            switch subject {
            case .undone, .nearMiss: false
            default: true
            }
        }
    }

    /// A status with a value that no one has seen is news.
    func isNews(_ value: String) -> Bool {
        holds(value) || (needsPaid && !value.isEmpty && PaymentWords.meaning(value) == .unknown)
    }
}

extension GiftHeader {
    /// The columns that no one reads and that may say that no money came.
    var watched: [WatchedColumn] { extras.compactMap { WatchedColumn($0, name: names[$0.index]) } }
}
