import CampaignKit

/// `pledge_id, grant_id, reverses, matches`: the rows that a row names, and the ones that its type demands.
struct ReferenceCells: Sendable {
    private let pledgeID: ColumnCell
    private let grantID: ColumnCell
    private let matches: ColumnCell
    let reverses: ColumnCell
    private let takesNamelessPromises: Bool

    init(_ header: GiftHeader, takesNamelessPromises: Bool = false) {
        self.takesNamelessPromises = takesNamelessPromises
        pledgeID = header.cell(.pledgeID)
        grantID = header.cell(.grantID)
        reverses = header.cell(.reverses)
        matches = header.cell(.matches)
    }

    /// Reads the ids; `row.giftID` must be there already.
    func read(_ context: RowContext, into row: inout ImportedEntry) {
        row.pledgeID = context.identifier(pledgeID)
        row.grantID = context.identifier(grantID)
        row.reverses = context.identifier(reverses)
        row.matches = context.identifiers(matches)
        if !row.pledgeID.isEmpty, !row.grantID.isEmpty {
            context.refuse(
                .pledgeAndGrant, grantID, "both a pledge_id and a grant_id",
                hint: "a row has only one of them: leave the other blank")
        }
        guard !row.giftID.isEmpty else { return }
        let named = [(row.reverses, reverses)] + row.matches.map { ($0, matches) }
        for (id, cell) in named where id == row.giftID {
            context.refuse(
                .namesItself, cell, "the row names itself", hint: "give the gift_id of another row")
        }
    }

    /// Checks what the settled type needs; names a promise by its `gift_id` where it has no other id.
    func check(_ context: RowContext, _ stated: StatedType, row: inout ImportedEntry) {
        checkPromise(context, stated, row: &row)
        switch row.type {
        case .refund, .chargeback: break
        case .conditionMet where !row.pledgeID.isEmpty || !row.grantID.isEmpty,
            .conditionUnmet where !row.pledgeID.isEmpty || !row.grantID.isEmpty:
            break
        case .void, .adjustment, .conditionMet, .conditionUnmet, .revocableRealized, .reallocation:
            let article = row.type == .adjustment ? "an" : "a"
            if row.reverses.isEmpty {
                context.refuse(
                    .reversesMissing, reverses, "\(article) \(row.type.name) without the row it acts on",
                    hint: "give that row's gift_id in the column reverses")
            }
        default:
            if !row.reverses.isEmpty {
                context.refuse(
                    .reversesUnexpected, reverses, "a row of type \(row.type.name) does not reverse anything",
                    hint: "write type refund, chargeback or void, or leave reverses blank")
            }
        }
    }

    private func checkPromise(_ context: RowContext, _ stated: StatedType, row: inout ImportedEntry) {
        let hasPromise = !row.pledgeID.isEmpty || !row.grantID.isEmpty
        switch (stated.type, stated.payment) {
        case (_, .pledge?) where row.pledgeID.isEmpty:
            refuseMissing(context, pledgeID, "a pledge_payment without the pledge it pays", "pledge_id")
        case (_, .grant?) where row.grantID.isEmpty:
            refuseMissing(context, grantID, "a grant_payment without the grant it pays", "grant_id")
        case (.pledgeChange, _) where !hasPromise, (.writeOff, _) where !hasPromise:
            refuseMissing(
                context, pledgeID, "a \(stated.type.name) without the promise it changes",
                "pledge_id or grant_id")
        case (.pledge, _) where !hasPromise, (.award, _) where !hasPromise:
            namePromise(context, row: &row)
        default: break
        }
    }

    private func refuseMissing(
        _ context: RowContext, _ cell: ColumnCell, _ message: String, _ columns: String
    ) {
        context.refuse(.promiseMissing, cell, message, hint: "give its \(columns)")
    }

    private func namePromise(_ context: RowContext, row: inout ImportedEntry) {
        let isGrant = row.type == .award
        guard !row.giftID.isEmpty else {
            if takesNamelessPromises { return }
            return context.refuse(
                .promiseWithoutID, isGrant ? grantID : pledgeID,
                "\(isGrant ? "an award" : "a pledge") without an id",
                hint:
                    "give a \(isGrant ? "grant_id" : "pledge_id") or a gift_id, so that payments can name it")
        }
        if isGrant { row.grantID = row.giftID } else { row.pledgeID = row.giftID }
    }
}
