/// Every figure of one row of a status: minor units of the base currency, and counts.
///
/// The only place where raised, received and outstanding are computed from classes and a policy.
public struct Tally: Hashable, Sendable {
    public var raised: Int64 = 0
    public var received: Int64 = 0
    public var outstanding: Int64 = 0
    public var commitments: Int64 = 0
    public var gifts: Int64 = 0
    /// Distinct legal donors whose raised here is above zero.
    public var donors: Int64 = 0
    /// Those of them whose first gift to the charity is here.
    public var firstTimeDonors: Int64 = 0

    // Next to raised, each on its own line (`rules.md §2`).
    public var conditional: Int64 = 0
    /// Received, condition not yet met (`rules.md §2.6`).
    public var advance: Int64 = 0
    /// Received, and to be given back to its funder.
    public var dueBack: Int64 = 0
    public var revocable: Int64 = 0
    public var inKind: Int64 = 0
    public var matchExpected: Int64 = 0
    public var exchange: Int64 = 0
    /// From governments, when the policy leaves them out.
    public var excludedGovernment: Int64 = 0
    public var excludedGovernmentConditional: Int64 = 0
    public var excludedGovernmentAdvance: Int64 = 0
    public var excludedGovernmentDueBack: Int64 = 0
    /// Dated outside the campaign's period, when the policy leaves that out.
    public var excludedOutsidePeriod: Int64 = 0
    public var writtenOff: Int64 = 0

    /// What money in another currency was worth more (or less) than what it settled: a part of raised.
    public var settledDifference: Int64 = 0
    /// What refunds in another currency left (or cost) beyond what they reversed: outside raised.
    public var refundDifference: Int64 = 0

    /// Applications for grants, each at its likelihood; what they ask, and how many they are.
    public var pipeline: Int64 = 0
    public var pipelineAsked: Int64 = 0
    public var applications: Int64 = 0
    /// Those of them that say neither what is asked nor what is expected.
    public var applicationsWithoutAmount: Int64 = 0
    /// The same of governments, when the policy leaves them out; no money, so no part of `excluded`.
    public var excludedGovernmentPipeline: Int64 = 0

    // Parts of outstanding.
    public var overdue: Int64 = 0
    /// Outstanding of promises without a schedule whose campaign has ended is overdue too.
    public var unscheduled: Int64 = 0

    public init() {}

    /// Sums of rows that were added with checks.
    public var excluded: Int64 {
        excludedGovernment &+ excludedGovernmentConditional &+ excludedGovernmentAdvance
            &+ excludedGovernmentDueBack &+ excludedOutsidePeriod
    }

    /// Differences of exchange rates, never called exchange: that is the purchase part of a payment.
    public var fxDifference: Int64 { settledDifference &+ refundDifference }

    /// The money that came in and is here, whoever it is for: received, what is held for funders, and what
    /// exchange rates left of refunds.
    public var moneyReceived: Int64 { received &+ advance &+ dueBack &+ refundDifference }

    /// The identity that every figure shown must satisfy.
    public var isConsistent: Bool { raised - received == outstanding }

    /// Adds amounts of one class under a policy; `outside` says that their commitment date is outside the
    /// campaign's period.
    public mutating func add(
        _ figures: CommitmentFigures, of countClass: CountClass, under policy: CountingPolicy, outside: Bool
    ) throws(MoneyError) {
        if countClass.isPipeline { return try addPipeline(figures, of: countClass, under: policy) }
        if outside, policy.outsidePeriod == .exclude {
            if !countClass.isMemo {
                excludedOutsidePeriod = try Checked.add(excludedOutsidePeriod, figures.raised)
            }
            return
        }
        if countClass.isCounted(under: policy) {
            raised = try Checked.add(raised, figures.raised)
            received = try Checked.add(received, figures.received)
            outstanding = try Checked.add(outstanding, figures.outstanding)
            gifts = try Checked.add(gifts, figures.gifts)
            commitments = try Checked.add(commitments, figures.commitments)
            return
        }
        // What a government owes is not part of an outstanding that leaves governments out.
        if countClass.isMemo, countClass.isGovernment, policy.government == .exclude { return }
        let excludes = policy.government == .exclude
        let line = Self.line(of: countClass, excludesGovernments: excludes)
        self[keyPath: line] = try Checked.add(self[keyPath: line], figures.raised)
    }

    /// The class that holds what is asked counts all of them, the weighted one those without an amount.
    mutating func addApplications(_ count: Int64, of countClass: CountClass) {
        switch countClass {
        case .pipeline, .governmentPipeline: applicationsWithoutAmount += count
        default: applications += count
        }
    }

    /// What is asked of a government is left out with what it gives.
    private mutating func addPipeline(
        _ figures: CommitmentFigures, of countClass: CountClass, under policy: CountingPolicy
    ) throws(MoneyError) {
        let isExcluded = countClass.isGovernment && policy.government == .exclude
        switch countClass {
        case .pipeline, .governmentPipeline:
            let line: WritableKeyPath<Tally, Int64> = isExcluded ? \.excludedGovernmentPipeline : \.pipeline
            self[keyPath: line] = try Checked.add(self[keyPath: line], figures.raised)
            if !isExcluded { addApplications(figures.commitments, of: countClass) }
        default:
            guard !isExcluded else { return }
            pipelineAsked = try Checked.add(pipelineAsked, figures.raised)
            addApplications(figures.commitments, of: countClass)
        }
    }

    private static func line(
        of countClass: CountClass, excludesGovernments: Bool
    ) -> WritableKeyPath<Tally, Int64> {
        switch countClass {
        case .ordinary: \.raised
        case .inKind, .governmentInKind: \.inKind
        case .government: \.excludedGovernment
        case .exchange, .governmentExchange: \.exchange
        case .conditional: \.conditional
        case .governmentConditional: excludesGovernments ? \.excludedGovernmentConditional : \.conditional
        case .advance: \.advance
        case .governmentAdvance: excludesGovernments ? \.excludedGovernmentAdvance : \.advance
        case .dueBack: \.dueBack
        case .governmentDueBack: excludesGovernments ? \.excludedGovernmentDueBack : \.dueBack
        case .settledDifference, .governmentSettledDifference: \.settledDifference
        case .refundDifference, .governmentRefundDifference: \.refundDifference
        case .revocable, .governmentRevocable: \.revocable
        case .matchExpected: \.matchExpected
        case .writtenOff: \.writtenOff
        case .overdue, .governmentOverdue: \.overdue
        case .unscheduled, .governmentUnscheduled: \.unscheduled
        case .pipeline, .governmentPipeline: \.pipeline
        case .pipelineAsked, .governmentPipelineAsked: \.pipelineAsked
        }
    }

    /// Whether raised money of this class and date enters a donor's raised under a policy.
    public static func counts(_ countClass: CountClass, under policy: CountingPolicy, outside: Bool) -> Bool {
        countClass.isCounted(under: policy) && !(outside && policy.outsidePeriod == .exclude)
    }

    /// The sum, field by field; donors are added only where the caller knows them to be distinct.
    public func adding(_ other: Tally) throws(MoneyError) -> Tally {
        var sum = self
        for field in Self.fields {
            sum[keyPath: field] = try Checked.add(self[keyPath: field], other[keyPath: field])
        }
        return sum
    }

    /// Every stored figure with the column of `node_now` that holds it, in a fixed order.
    ///
    /// Unsafe because key paths are not Sendable yet; these are constants over a value type.
    public nonisolated(unsafe) static let columns: [(name: String, field: WritableKeyPath<Tally, Int64>)] = [
        ("raised", \.raised), ("received", \.received), ("outstanding", \.outstanding),
        ("commitments", \.commitments), ("gifts", \.gifts), ("donors", \.donors),
        ("first_time", \.firstTimeDonors), ("conditional", \.conditional), ("advance", \.advance),
        ("due_back", \.dueBack), ("revocable", \.revocable), ("in_kind", \.inKind),
        ("match_expected", \.matchExpected), ("exchange", \.exchange),
        ("excluded_government", \.excludedGovernment),
        ("excluded_conditional", \.excludedGovernmentConditional),
        ("excluded_advance", \.excludedGovernmentAdvance),
        ("excluded_due_back", \.excludedGovernmentDueBack),
        ("excluded_outside", \.excludedOutsidePeriod), ("written_off", \.writtenOff),
        ("settled_difference", \.settledDifference), ("refund_difference", \.refundDifference),
        ("pipeline_weighted", \.pipeline), ("pipeline_asked", \.pipelineAsked),
        ("applications", \.applications),
        ("applications_without_amount", \.applicationsWithoutAmount),
        ("excluded_pipeline", \.excludedGovernmentPipeline),
        ("overdue", \.overdue), ("unscheduled", \.unscheduled),
    ]

    /// The same without names.
    public nonisolated(unsafe) static let fields: [WritableKeyPath<Tally, Int64>] = columns.map(\.field)
}

extension Tally {
    /// An amount that is not counted in raised.
    public struct NotCounted: Sendable, Equatable {
        public let amount: Int64
        /// The words that follow the amount, in English.
        public let name: String
        /// Whether the name has counts and an amount of its own: those of the applications.
        public let isPipeline: Bool
    }

    /// What is not counted in raised and is not nothing (`rules.md §2`).
    public func notCountedInRaised(in currency: Currency) -> [NotCounted] {
        let count = applications == 1 ? "1 application" : "\(applications) applications"
        let asked =
            count + (applicationsWithoutAmount == 0 ? "" : ", \(applicationsWithoutAmount) without an amount")
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
            (pipeline, "in the weighted pipeline (\(asked), \(currency.text(pipelineAsked)) asked)"),
            (excludedGovernmentPipeline, "in the weighted pipeline of governments"),
        ]
        return parts.enumerated().filter { $0.element.0 != 0 }.map { index, part in
            NotCounted(amount: part.0, name: part.1, isPipeline: index == parts.count - 2)
        }
    }
}
