import CampaignKit

/// What the words in a column of states say of the money (`docs/csv.md`).
enum PaymentWords {
    enum Meaning {
        case paid
        case notPaid
        case nothing
        case unknown
    }

    /// The meaning of a cell in lower case.
    static func meaning(_ text: String) -> Meaning {
        let words = HeaderWords.of(text)
        if words.isEmpty { return .nothing }
        let joined = words.joined(separator: " ")
        if ["none", "n a", "na", "null", "no", "not applicable"].contains(joined) { return .nothing }
        if notPaidPhrases.contains(joined) || words.contains(where: isNotPaid) { return .notPaid }
        return words.contains(where: paid.contains) || paidPhrases.contains(joined) ? .paid : .unknown
    }

    /// Whether a cell in lower case says of a row that returns money that it did so: a refund that failed
    /// or is pending did not.
    static func takesBack(_ text: String, _ kind: TakingBack.Kind) -> Bool {
        let words = HeaderWords.of(text)
        func isBack(_ word: String) -> Bool {
            if back.contains(word) || backStems.contains(where: word.hasPrefix) { return true }
            // A refund that was canceled did not happen; of a gift below zero, the gift was.
            return kind != .refund && undoneStems.contains(where: word.hasPrefix)
        }
        if words.joined(separator: " ") == "charged back" { return true }
        return words.contains(where: isBack)
            && words.allSatisfy { isBack($0) || !isNotPaid($0) || $0.hasPrefix("partial") }
    }

    private static let back: Set = ["void", "voided", "returned", "nsf", "lost"]
    private static let backStems = ["refund", "revers", "chargeback", "disput", "bounc"]
    private static let undoneStems = ["cancel", "revok", "delet"]

    /// A value of a column that is a type of row which is not a plain gift.
    static func isOtherType(_ text: String) -> Bool {
        let joined = HeaderWords.of(text).joined(separator: "_")
        if joined.isEmpty || ["gift", "donation", "platform"].contains(joined) { return false }
        return EntryTypeNames.all.contains(joined)
            || otherTypes.contains { joined == $0 || joined == $0 + "s" }
    }

    /// A type of row that changes or undoes another one.
    static func isUndoingType(_ text: String) -> Bool {
        let joined = HeaderWords.of(text).joined(separator: "_")
        let type = EntryType(name: joined)
        return ["writeoff", "amendment"].contains(joined) || type?.family == .correction
            || type?.family == .promiseEvent
    }

    static func isYes(_ text: String) -> Bool { ["yes", "y", "true", "t", "1", "on"].contains(text) }
    static func isNo(_ text: String) -> Bool { ["no", "n", "false", "f", "0", "off"].contains(text) }
    static func isTest(_ text: String) -> Bool {
        ["test", "testing", "sandbox", "demo", "testmode", "test mode"].contains(text)
    }

    /// Whether a cell of a column of refunds says that there is none: blank, zero, no.
    static func isNone(_ text: String) -> Bool {
        if isNo(text) || meaning(text) == .nothing { return true }
        let digits = text.filter { !" $€£₪+-.,()".contains($0) }
        return !digits.isEmpty && digits.allSatisfy { $0 == "0" }
    }

    private static let paid: Set = [
        "paid", "completed", "complete", "succeeded", "success", "successful", "approved", "captured",
        "settled",
        "cleared", "received", "posted", "processed", "accepted", "ok", "collected", "deposited", "donated",
        "charged", "disbursed", "publish", "won", "sale", "charge", "payment", "confirmed",
    ]
    private static let paidPhrases: Set = ["closed won", "in transit", "paid out"]

    private static func isNotPaid(_ word: String) -> Bool {
        notPaid.contains(word) || notPaidStems.contains { word.hasPrefix($0) }
    }

    private static let notPaidStems = [
        "fail", "refund", "cancel", "declin", "disput", "chargeback", "abandon", "expir", "revers", "bounc",
        "reject", "revok", "incomplet", "uncaptur", "uncollect", "unsuccess",
    ]
    private static let notPaid: Set = [
        "pending", "void", "voided", "unpaid", "denied", "error", "test", "returned", "nsf", "hold", "held",
        "blocked", "draft", "deleted", "lost", "scheduled", "awaiting", "requires", "pledged", "promised",
        "overdue", "open", "created", "initiated", "processing", "template", "spam", "fraud", "fraudulent",
        "not", "no", "never", "unconfirmed", "invalid", "waiting", "queued", "submitted", "partial",
        "partially",
        "trash", "inactive", "suspended", "stopped", "preapproval", "unfulfilled", "uncompleted",
    ]
    private static let notPaidPhrases: Set = ["charged back", "on hold", "closed lost", "in progress"]

    private static let otherTypes = [
        "recurring", "recurring_gift", "recurring_donation", "recurringdonation", "write_off", "writeoff",
        "soft_credit", "softcredit", "mg_pledge", "matching_gift_pledge", "recurring_gift_pledge",
        "amendment",
        "pledge_reminder", "refund", "chargeback", "dispute", "payout", "withdrawal", "transfer",
    ]
}

/// The names of the types of rows, for `PaymentWords`.
private enum EntryTypeNames {
    static let all: Set<String> = Set(EntryType.acceptedNames)
}
