public import CampaignKit

extension Ledger {
    /// Hands over what every donor gave, one household or organization after the other, those without a gift
    /// too; returns the sizes of the gifts of the year.
    ///
    /// The basis is that of `rules.md §3`: what was received less what went back of it, charged to the gift's
    /// own year. Households come when their last member does, everybody else by number. Places and states are
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
}
