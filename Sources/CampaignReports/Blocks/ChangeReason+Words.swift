import CampaignKit

/// Why something changed, as people read it.
extension ChangeReason {
    /// Below a column, and in a table.
    var title: String {
        switch self {
        case .gift: "New gifts"
        case .promise: "New pledges"
        case .paid: "Paid on pledges"
        case .increased: "Pledges increased"
        case .cut: "Pledges cut"
        case .writtenOff: "Written off"
        case .refunded: "Refunded"
        case .returned: "Returned to funders"
        case .conditionMet: "Conditions met"
        case .conditionUnmet: "Conditions no longer met"
        case .corrected: "Corrected"
        case .moved: "Moved"
        }
    }

    /// Behind an amount: `$29,500 new`.
    var participle: String {
        switch self {
        case .gift: "in new gifts"
        case .promise: "in new pledges"
        case .paid: "paid beyond pledges"
        case .increased: "in larger pledges"
        case .cut: "cut"
        case .writtenOff: "written off"
        case .refunded: "refunded"
        case .returned: "returned to funders"
        case .conditionMet: "in conditions met"
        case .conditionUnmet: "in conditions no longer met"
        case .corrected: "corrected"
        case .moved: "moved"
        }
    }

    /// Whether it changes what is promised rather than money that came or went.
    var isOfPromises: Bool {
        switch self {
        case .promise, .increased, .cut, .writtenOff, .conditionMet, .conditionUnmet: true
        case .gift, .paid, .refunded, .returned, .corrected, .moved: false
        }
    }
}
