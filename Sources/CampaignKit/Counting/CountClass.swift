/// The line that an amount is counted on before any campaign's policy is applied.
///
/// Ledgers store amounts by class, so that a changed policy needs no new posting. Raw values are stored and
/// hashed into totals: never renumber one.
public enum CountClass: Int, Sendable, CaseIterable {
    case ordinary = 0
    case inKind = 1
    /// From a government donor.
    case government = 2
    case governmentInKind = 3
    /// The purchase part of a quid-pro-quo payment.
    case exchange = 4
    /// Promised on a condition that is not met yet.
    case conditional = 5
    /// Promised, and can be reversed: bequest intentions.
    case revocable = 6
    /// A company's match that has not been paid.
    case matchExpected = 7
    case writtenOff = 8
    /// The part of outstanding whose due day has passed.
    case overdue = 9
    /// The part of outstanding without a schedule: overdue once its campaign has ended.
    case unscheduled = 10
    // The same of government donors, so that a policy can leave them out together with the rest.
    case governmentExchange = 11
    case governmentRevocable = 12
    case governmentOverdue = 13
    case governmentUnscheduled = 14
    case governmentConditional = 15
    /// Received before its condition is met: the law's refundable advance.
    case advance = 16
    case governmentAdvance = 17
    /// Received, and to be given back to the funder.
    case dueBack = 18
    case governmentDueBack = 19
    /// What the money that came for a promise in another currency is worth, less what it settled: a part of
    /// raised.
    case settledDifference = 20
    case governmentSettledDifference = 21
    /// What a refund in another currency left or cost beyond the value that it reversed: outside raised.
    case refundDifference = 22
    case governmentRefundDifference = 23
    /// Applications for grants, each at its likelihood: never a part of raised.
    case pipeline = 24
    case governmentPipeline = 25
    /// What those applications ask; counts of them are its commitments.
    case pipelineAsked = 26
    case governmentPipelineAsked = 27

    /// The class of a gift before its purchase part is taken out.
    public static func base(inKind: Bool, government: Bool) -> CountClass {
        switch (inKind, government) {
        case (false, false): .ordinary
        case (true, false): .inKind
        case (false, true): .government
        case (true, true): .governmentInKind
        }
    }

    /// The class for money of a government donor.
    public var ofGovernment: CountClass {
        switch self {
        case .ordinary: .government
        case .inKind: .governmentInKind
        case .exchange: .governmentExchange
        case .revocable: .governmentRevocable
        case .overdue: .governmentOverdue
        case .unscheduled: .governmentUnscheduled
        case .conditional: .governmentConditional
        case .advance: .governmentAdvance
        case .dueBack: .governmentDueBack
        case .settledDifference: .governmentSettledDifference
        case .refundDifference: .governmentRefundDifference
        case .pipeline: .governmentPipeline
        case .pipelineAsked: .governmentPipelineAsked
        default: self
        }
    }

    /// Whether it is money of a government donor.
    public var isGovernment: Bool {
        switch self {
        case .government, .governmentInKind, .governmentExchange, .governmentRevocable, .governmentOverdue,
            .governmentUnscheduled, .governmentConditional, .governmentAdvance, .governmentDueBack,
            .governmentSettledDifference, .governmentRefundDifference, .governmentPipeline,
            .governmentPipelineAsked:
            true
        default: false
        }
    }

    /// An application for a grant, which no period and no date of a gift leaves out.
    public var isPipeline: Bool {
        switch self {
        case .pipeline, .governmentPipeline, .pipelineAsked, .governmentPipelineAsked: true
        default: false
        }
    }

    /// Whether money of this class is in raised and received under a policy.
    public func isCounted(under policy: CountingPolicy) -> Bool {
        switch self {
        case .ordinary: true
        case .inKind: policy.inKind == .include
        case .government: policy.government == .include
        case .governmentInKind: policy.inKind == .include && policy.government == .include
        case .exchange: policy.exchange == .include
        case .revocable: policy.revocable == .include
        case .governmentExchange: policy.exchange == .include && policy.government == .include
        case .governmentRevocable: policy.revocable == .include && policy.government == .include
        case .conditional, .matchExpected, .writtenOff, .overdue, .unscheduled, .governmentOverdue,
            .governmentUnscheduled, .governmentConditional, .advance, .governmentAdvance, .dueBack,
            .governmentDueBack, .settledDifference, .governmentSettledDifference, .refundDifference,
            .governmentRefundDifference, .pipeline, .governmentPipeline, .pipelineAsked,
            .governmentPipelineAsked:
            false
        }
    }

    /// Money that came in and is in no campaign's received: it is held for others, or is a difference of
    /// rates.
    public var isMoneyBeside: Bool {
        switch self {
        case .advance, .governmentAdvance, .dueBack, .governmentDueBack, .refundDifference,
            .governmentRefundDifference:
            true
        default: false
        }
    }

    /// Memo lines repeat money that another class already holds; they are never part of raised.
    public var isMemo: Bool {
        switch self {
        case .writtenOff, .overdue, .unscheduled, .governmentOverdue, .governmentUnscheduled,
            .settledDifference, .governmentSettledDifference:
            true
        default: false
        }
    }
}
