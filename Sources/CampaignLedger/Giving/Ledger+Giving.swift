public import CampaignKit

extension Ledger {
    /// Hands over what every donor gave, one household or organization after the other, those without a gift
    /// too; returns the sizes of the gifts of the year.
    ///
    /// The basis is that of `rules.md §3`: what was received less what went back of it, charged to the gift's
    /// own year. Households come when their last member does, everyone else by number. Places and states are
    /// the present ones, also of an earlier day.
    public func donorFacts(
        _ query: GivingQuery, _ body: (DonorFacts) throws -> Void
    ) throws -> [Int64] {
        do {
            return try engine.read { try DonorFactsReader(connection: $0, query: query).run(body) }
        } catch let error as MoneyError {
            throw Self.translate(error)
        }
    }

    /// What staff may know of those with a gift that is hidden from them, or who are recognized for one.
    ///
    /// By the number that `donorFacts` hands them over under; everyone else is as `donorFacts` says. Hidden
    /// gifts are in none of it, so that a name is next to what anyone may know.
    public func staffFacts(_ query: GivingQuery) throws -> [Int64: DonorFacts] {
        let secret = try donorsWithHiddenGifts()
        guard !secret.isEmpty else { return [:] }
        var query = query
        query.forStaff = true
        var found: [Int64: DonorFacts] = [:]
        _ = try donorFacts(query) { facts in
            if facts.members.contains(where: secret.contains) { found[facts.donor] = facts }
        }
        return found
    }
}
