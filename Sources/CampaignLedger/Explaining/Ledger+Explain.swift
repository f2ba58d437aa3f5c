public import CampaignKit

extension Ledger {
    /// Hands over the part that each posted row has in a figure, and the rows that nearly had one.
    ///
    /// In the order of posting; of figures that count donors, by donor. Memory does not grow with the ledger.
    /// The parts without a rule sum to the figure; of donors they are as many as the figure says.
    public func explain(_ query: FigureQuery, _ body: (ExplainedPart) throws -> Void) throws {
        try engine.read { connection in
            if query.figure.isDonors {
                try DonorScan(query, connection).run(body)
            } else {
                try FigureScan(query, connection).run(body)
            }
        }
    }

    /// The same with what lists show of each row; for figures that do not count donors.
    public func explainedLines(
        _ query: FigureQuery, _ body: (ExplainedPart, EntrySummary) throws -> Void
    ) throws {
        try engine.read { connection in
            let moves = MovedGifts(knownOn: query.knownOn, until: query.asOf)
            let reader = try EntryReader(connection: connection, moves: moves)
            try FigureScan(query, connection).run(reader, body)
        }
    }

    /// The same with who the donors are, as staff may see it; for figures that count donors.
    public func explainedDonors(
        _ query: FigureQuery, _ body: (ExplainedPart, ExplainedDonor?) throws -> Void
    ) throws {
        try engine.read { connection in
            let reader = try ExplainedDonorReader(
                query.scope, connection, knownOn: query.knownOn)
            try DonorScan(query, connection).run { part in
                try body(part, part.id == 0 ? nil : try reader.donor(part))
            }
        }
    }

    /// What lists show of some rows, in the order asked for.
    public func giftLines(_ ids: [Int64]) throws -> [EntrySummary] {
        try engine.read { connection in
            let reader = try EntryReader(connection: connection)
            return try ids.compactMap { try reader.line($0) }
        }
    }

    /// Who some donors of a row are, in the order asked for.
    public func explainedDonors(_ parts: [ExplainedPart], in scope: FigureScope) throws -> [ExplainedDonor] {
        try engine.read { connection in
            let reader = try ExplainedDonorReader(scope, connection)
            return try parts.map { try reader.donor($0) }
        }
    }
}
