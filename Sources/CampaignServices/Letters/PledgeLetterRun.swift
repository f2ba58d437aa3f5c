public import CampaignFiles
public import CampaignKit
public import CampaignLedger

/// Letters about promises, and the promises that get none.
///
/// They go to whoever made the promise. A pledge gets no tax document (`rules.md §4.5`).
public struct PledgeLetterRun {
    /// What the letters are.
    public enum Choice: Sendable {
        /// Thanks for some promises.
        case confirm([PledgeLine])
        /// What is due by a day of some promises, late or still to come.
        case remind([PledgeLine], until: CalendarDate)

        public var kind: LetterDraft.Kind {
            if case .confirm = self { .pledgeConfirmation } else { .pledgeReminder }
        }

        /// The template, below `Reports/`.
        public var path: String { "letters/\(kind.rawValue).md" }

        var document: StateDocument { if case .confirm = self { .confirmation } else { .reminder } }

        var pledges: [PledgeLine] {
            switch self {
            case .confirm(let pledges), .remind(let pledges, _): pledges
            }
        }
    }

    /// Why a promise gets no letter.
    public enum Reason: Sendable, CaseIterable {
        /// A funder's award, which its own letter confirms.
        case award
        /// Promised in another currency, of which these letters cannot speak.
        case otherCurrency
        case noDonor, deceased, doNotMail, returnedMail, noName, noAddress
    }

    /// A promise without a letter.
    public struct LeftOut: Sendable {
        public let pledge: Int64
        public let reason: Reason
    }

    public let choice: Choice
    /// In the order in which the post sorts.
    public private(set) var letters: [Letter] = []
    public private(set) var leftOut: [LeftOut] = []
    /// Promises hidden from staff: counted, never named.
    public private(set) var hidden = 0

    /// Throws where a promise cannot be read.
    public init(_ choice: Choice, _ ledger: Ledger, _ plan: Plan, today: CalendarDate) throws {
        self.choice = choice
        let people = try ledger.appealPeople(Set(choice.pledges.compactMap(\.line.donor)), asOf: today)
        for pledge in choice.pledges {
            guard let facts = Self.facts(pledge, choice) else { continue }
            guard !pledge.line.anonymity.hides(from: .staff) else {
                hidden += 1
                continue
            }
            let person = pledge.line.donor.flatMap { people[$0] }
            let isForeign = try ledger.gift("G-\(pledge.line.id)").original != nil
            if let reason = Self.reason(pledge, person, isForeign: isForeign) {
                leftOut.append(LeftOut(pledge: pledge.number, reason: reason))
            } else if let person {
                letters.append(
                    Letter(
                        on: facts, as: choice.document, for: Self.designation(pledge, plan), to: person,
                        from: plan.organization))
            }
        }
        letters.sort {
            $0.row.mailOrder == $1.row.mailOrder
                ? $0.pledge?.number ?? 0 < $1.pledge?.number ?? 0 : $0.row.sorts(before: $1.row)
        }
    }

    /// What the letter says; nil where nothing was promised any more, or nothing is due.
    private static func facts(_ pledge: PledgeLine, _ choice: Choice) -> PledgeFacts? {
        let standing = pledge.standing
        guard standing.committed > 0 else { return nil }
        var parts: [PledgeFacts.Installment] = []
        switch choice {
        // Without a schedule nothing was planned: that it is due at the campaign's end is for us.
        case .confirm:
            for part in standing.installments where pledge.hasSchedule {
                let planned = part.scheduled - part.cut - part.conditional
                guard planned > 0, let due = part.due else { continue }
                parts.append(PledgeFacts.Installment(due: due, amountMinor: planned))
            }
        case .remind(_, let last):
            for part in standing.installments where part.open > 0 {
                guard let due = part.due, due <= last else { continue }
                parts.append(PledgeFacts.Installment(due: due, amountMinor: part.open))
            }
            guard !parts.isEmpty else { return nil }
        }
        return PledgeFacts(
            number: pledge.number, day: pledge.line.day, promisedMinor: standing.committed,
            paidMinor: standing.paid, outstandingMinor: standing.outstanding,
            installments: parts.sorted { $0.due < $1.due })
    }

    private static func reason(
        _ pledge: PledgeLine, _ person: AppealPerson?, isForeign: Bool
    ) -> Reason? {
        if pledge.line.type == .award { return .award }
        if isForeign { return .otherCurrency }
        guard let details = person?.details else { return .noDonor }
        if details.suppressions.contains(.deceased) { return .deceased }
        if details.suppressions.contains(.doNotMail) { return .doNotMail }
        if details.suppressions.contains(.returnedMail) { return .returnedMail }
        if details.displayName.allSatisfy(\.isWhitespace) { return .noName }
        return details.address1.isEmpty || details.city.isEmpty ? .noAddress : nil
    }

    /// What it is for; of a split promise nothing is said.
    private static func designation(_ pledge: PledgeLine, _ plan: Plan) -> Purpose {
        pledge.line.isSplit ? Purpose() : PlanIndex(plan).purpose(of: [pledge.line.place])
    }
}
