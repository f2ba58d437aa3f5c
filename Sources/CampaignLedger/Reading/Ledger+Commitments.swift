public import CampaignKit

extension Ledger {
    /// Hands over what each gift and promise adds to raised in some campaigns, in minor units; never zero.
    ///
    /// They sum to raised. Memory does not grow with the ledger.
    public func commitmentSizes(
        campaigns: [String], plan: Plan, asOf: CalendarDate, knownOn: Int64?,
        _ body: (Int64) throws -> Void
    ) throws {
        try engine.read { connection in
            let counted = try CountedRows(connection, plan: plan, campaigns: campaigns)
            try CommitmentSizeReader(connection: connection, counted: counted, campaigns: campaigns)
                .sizes(asOf: asOf, knownOn: knownOn ?? Int64.max, body)
        }
    }

    /// Hands over the promises that some campaigns still wait for; their parts sum to outstanding.
    public func openPromises(
        campaigns: [String], plan: Plan, asOf: CalendarDate, knownOn: Int64?,
        _ body: (OpenPromise) throws -> Void
    ) throws {
        try engine.read { connection in
            let counted = try CountedRows(connection, plan: plan, campaigns: campaigns)
            try OpenPromiseReader(connection: connection, counted: counted, campaigns: campaigns)
                .promises(asOf: asOf, knownOn: knownOn ?? Int64.max, body)
        }
    }

    /// Post-dated checks that are held at the end of a day, by the day they bear; all campaigns, and none.
    public func heldGifts(
        plan: Plan, asOf: CalendarDate, knownOn: Int64?
    ) throws(LedgerError) -> [PostDatedGift] {
        try reading { connection in
            let all = try DesignationMap(connection).allCampaigns().union([""])
            let counted = try CountedRows(connection, plan: plan, campaigns: Array(all))
            return try PostDatedGiftReader(connection: connection, counted: counted)
                .gifts(asOf: asOf, knownOn: knownOn ?? Int64.max)
        }
    }
}
