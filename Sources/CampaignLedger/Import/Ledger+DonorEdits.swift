public import CampaignKit

extension Ledger {
    /// What an edit changed; the batch is nil where nothing was kept.
    public struct DonorEdited: Sendable {
        public var before: DonorDetails
        public var after: DonorDetails
        public var batch: Int64?
    }

    /// Puts by hand what is known of a donor, from a day on: one batch in the chain, no money.
    ///
    /// Throws `unknownDonor` where no one has the number. What sources had said of an edited part is
    /// settled by it.
    public func editDonor(
        _ donor: Int64, _ edit: DonorEdit, on day: CalendarDate, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> DonorEdited {
        let outcome = try postFacts(context, dryRun: dryRun) { posting in
            let connection = posting.connection
            let known = try connection.first(
                "SELECT \(DonorColumns.dated("p")) FROM donor_personal p WHERE p.donor = $1", [.int(donor)]
            ) { DonorColumns.dated($0, from: 0) }
            guard let known else {
                throw LedgerError.unknown(donor: donor)
            }
            guard !known.details.isErased else { throw Tombstones.error(donor) }
            let edited = edit.applied(to: known, on: day)
            let value = DonorEdited(before: known.details, after: edited.details)
            guard edited.details != known.details else {
                return NonMonetaryPosting.Result(rows: 0, value: value)
            }
            let writer = try DonorWriter(connection, batch: posting.batch, context: context)
            try writer.replace(donor, with: edited, on: day)
            let said = SaidOfDonors(connection: connection, batch: posting.batch)
            for part in edit.parts { try said.settle(donor, part, on: day) }
            try DonorWriter.postChanges(connection, batch: posting.batch)
            return NonMonetaryPosting.Result(rows: 1, value: value)
        }
        var edited = outcome.value
        edited.batch = outcome.batch
        return edited
    }
}
