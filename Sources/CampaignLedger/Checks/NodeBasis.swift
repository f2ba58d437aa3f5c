import CampaignKit

/// What running totals and dated donor counts are recomputed under: the plan that they were written for.
struct NodeBasis {
    let structure: CountingStructure
    let places: DesignationMap

    /// The plan of today, or that of the last posting where it has been edited since.
    ///
    /// Nil where the totals are of neither, and no one reads them.
    static func find(
        _ state: NodeTotals.State, _ connection: any LedgerConnection, _ context: LedgerCheckContext
    ) throws -> NodeBasis? {
        let places = DesignationMap(connection)
        for plan in [context.plan, context.postedPlan].compactMap({ $0 }) {
            let structure = try places.structure(plan)
            if NodeTotals.digest(structure) == state.digest {
                return NodeBasis(structure: structure, places: places)
            }
        }
        return nil
    }
}
