import CampaignKit

/// What ends every posting: the sums it changed, then the batch row with its hash.
struct BatchClosing {
    let connection: any LedgerConnection
    let context: PostingContext
    let previous: BatchWriter.Previous
    let firstEntry: Int64
    /// One less than the first where no entry was posted.
    let lastEntry: Int64

    /// Rows and what was left out, for the batch's own record.
    struct Counts {
        var rows: Int64
        var leftOut: Int64 = 0
    }

    /// Closes the batch; returns what it changed by campaign.
    ///
    /// What `outright` summed and sealed as it wrote is not read back.
    func run(
        _ counts: Counts, outright: OutrightPoster? = nil, fileSHA: [UInt8]? = nil, reason: String? = nil
    ) throws -> [CampaignChange] {
        let batch = previous.id + 1
        try DayDeltaPass(connection: connection, batch: batch, firstEntry: firstEntry, lastEntry: lastEntry)
            .run(plain: outright?.plainSums)
        let places = DesignationMap(connection)
        let nodes = NodeDonorPass(
            connection: connection, structure: try places.structure(context.plan), places: places)
        let changes = try CampaignChange.changes(connection, nodes.structure, places)
        // After a first posting everyone is looked at.
        if previous.id > 0 {
            try nodes.collect(firstEntry: firstEntry, lastEntry: lastEntry, batch: batch)
        }
        let writer = BatchWriter(connection: connection, context: context)
        try NodeTotals(connection: connection).update(
            batch: batch, postedOn: writer.postedOn(after: previous), structure: nodes.structure,
            donors: nodes)
        let control =
            try outright?.control
            ?? connection.integer(
                "SELECT \(Portable.sum("amount")) FROM entry WHERE id >= $1 AND id <= $2",
                [.int(firstEntry), .int(lastEntry)])
        try writer.close(
            after: previous, firstEntry: firstEntry, lastEntry: lastEntry, rows: counts.rows,
            leftOut: counts.leftOut, control: control, fileSHA: fileSHA, reason: reason,
            entriesDigest: outright?.entriesDigest())
        return changes
    }
}
