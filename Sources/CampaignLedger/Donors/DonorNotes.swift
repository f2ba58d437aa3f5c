public import CampaignKit

/// What someone of the office noted about a donor.
public struct DonorNote: Sendable, Equatable {
    public var day: CalendarDate
    public var text: String
}

extension Ledger {
    /// Keeps a note about a donor, of a day: one batch in the chain, no money.
    ///
    /// The words are kept apart from the chain, which has their salted digest, and go when the donor is
    /// erased. Throws `unknownDonor`, and `erasedDonor` for someone of whom nothing is kept any more.
    @discardableResult
    public func noteDonor(
        _ donor: Int64, _ text: String, on day: CalendarDate, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> Int64? {
        try postFacts(context, dryRun: dryRun) { posting in
            let connection = posting.connection
            let number = try DonorAliases(connection).of(donor)
            guard try connection.holds("SELECT 1 FROM donor_personal WHERE donor = $1", [.int(number)]) else {
                throw LedgerError.unknown(donor: donor)
            }
            guard try !Tombstones(connection).isErased(number) else { throw Tombstones.error(number) }
            // Under the number that was named, as rows are: taking a merge apart gives it back.
            try DonorFact.post(DonorFact.note, of: donor, on: day, words: text, posting)
            return NonMonetaryPosting.Result(rows: 1, value: ())
        }.batch
    }
}
