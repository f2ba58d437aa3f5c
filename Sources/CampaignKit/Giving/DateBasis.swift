/// Which rule decided the date of a gift.
///
/// `rules.md §1.6`. Raw values are stored.
public enum DateBasis: Int, Sendable, CaseIterable {
    /// No delivery: the date that the row says.
    case stated = 0
    case handed = 1
    case postmark = 2
    /// Mailed in December with a January machine postmark: counted by the received day, in no tax year.
    case needsEvidence = 3
    case courierReceived = 4
    case charged = 5
    case credited = 6
    case inAccount = 7
    /// A post-dated check: the day it bears.
    case postDated = 8
}
