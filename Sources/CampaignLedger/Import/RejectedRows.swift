/// Takes the rows that an import leaves out, in the order of their lines, to be written elsewhere.
public protocol RejectionSink: AnyObject {
    /// A row that begins on this line, with all that is wrong with it.
    func reject(line: Int, reason: String) throws
    /// There are no more: what was taken must be safe now, for the others are kept next.
    func finish() throws
}

/// Hands out the rejected rows of an import, however many, each with its reasons.
struct RejectedRows {
    let session: ImportSession

    /// The lines of all of them, each once.
    static let lines = """
        SELECT line FROM stage_refused UNION \
        SELECT line FROM stage WHERE state <> 0 AND state = \(StageTable.State.rejected.rawValue)
        """

    func hand(to sink: any RejectionSink) throws {
        let connection = session.connection
        try StageTable.index(.reasonLine, connection)
        var current: Int?
        var reasons: [String] = []
        try connection.rows(
            """
            SELECT r.line, p.reason FROM (\(Self.lines)) r LEFT JOIN stage_reason p ON p.line = r.line \
            ORDER BY r.line, p.ord NULLS FIRST
            """
        ) { row in
            let line = Int(row.int(0))
            if let current, current != line {
                try sink.reject(line: current, reason: reasons.joined(separator: "; "))
                reasons = []
            }
            current = line
            if !row.isNull(1) { reasons.append(row.text(1)) }
        }
        if let current { try sink.reject(line: current, reason: reasons.joined(separator: "; ")) }
        try sink.finish()
    }
}
