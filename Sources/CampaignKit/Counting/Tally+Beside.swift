extension Tally {
    /// What is not counted in raised and is not nothing, with the words that follow the amount (`rules.md
    /// §2`).
    public var notCountedInRaised: [(amount: Int64, name: String)] {
        let parts: [(Int64, String)] = [
            (conditional, "conditional"), (advance, "received, condition not yet met"),
            (dueBack, "due back to funders"), (revocable, "revocable"), (inKind, "in kind"),
            (matchExpected, "in expected matches"), (exchange, "for goods and services"),
            (excludedGovernment, "from governments"),
            (excludedGovernmentConditional, "conditional from governments"),
            (excludedGovernmentAdvance, "received from governments, condition not yet met"),
            (excludedGovernmentDueBack, "due back to governments"),
            (excludedOutsidePeriod, "outside the period"),
            (refundDifference, "in exchange differences of refunds"),
        ]
        return parts.filter { $0.0 != 0 }.map { (amount: $0.0, name: $0.1) }
    }
}
