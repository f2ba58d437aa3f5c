import CampaignKit
import Digests
import Synchronization

/// That two people are needed for a posting: one asks for it, and another posts it.
///
/// What is asked for is a batch that changes no figure. It keeps a digest of the command, of the numbers in
/// it, and of what it would post, so that nothing else is approved by it; no word that could name someone is
/// in it.
public final class Approval: Sendable {
    /// How many days a request stays open for approval.
    public static let days = 14
    /// What the rows of `change` are about.
    static let object = "approval"

    enum Kind: Int64 {
        case asked = 20
        case approved = 21
    }

    /// The command, and the numbers that it was given.
    let words: [String]
    /// The batch that asked for it; nil where this is the one that asks.
    public let request: Int64?
    private let found = Mutex<Digest?>(nil)

    /// Two halves, as a row has room for them.
    struct Digest: Equatable, Sendable {
        let first: Int64
        let second: Int64
    }

    public init(words: [String], request: Int64?) {
        self.words = words
        self.request = request
    }

    /// What was about to be posted, where that was found to need someone else.
    var digest: Digest? { found.withLock { $0 } }

    /// Finds out what is posted.
    func take(rows: Int64, control: Int64, fileSHA: [UInt8]?) -> Digest {
        let hasher = CanonicalHasher()
        hasher.int(Int64(words.count))
        for word in words { hasher.text(word) }
        hasher.int(rows)
        hasher.int(control)
        hasher.blob(fileSHA ?? [])
        let bytes = hasher.digest()
        func half(_ part: ArraySlice<UInt8>) -> Int64 { part.reduce(0) { $0 << 8 | Int64($1) } }
        let digest = Digest(first: half(bytes[..<8]), second: half(bytes[8..<16]))
        found.withLock { $0 = digest }
        return digest
    }
}

extension BatchWriter {
    /// Throws where a posting has to be approved and was not; records by which request it was.
    func settleApproval(rows: Int64, control: Int64, fileSHA: [UInt8]?, batch: Int64) throws {
        guard let approval = context.approval else { return }
        let digest = approval.take(rows: rows, control: control, fileSHA: fileSHA)
        guard let request = approval.request else {
            throw LedgerError(
                .unapproved, "two people are needed for this; nothing was written",
                hint: "campaign help office")
        }
        try require(request, digest)
        try connection.run(
            """
            INSERT INTO change(id, batch, object, object_id, kind) \
            SELECT coalesce(max(id), 0) + 1, CAST($1 AS BIGINT), $2, CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM change
            """,
            [
                .int(batch), .text(Approval.object), .int(request), .int(Approval.Kind.approved.rawValue),
            ])
    }

    private func require(_ request: Int64, _ digest: Approval.Digest) throws {
        struct Asked {
            var actor: String
            var day: Int64
            var digest: Approval.Digest
        }
        let asked = try connection.first(
            """
            SELECT b.actor, b.posted_on, c.old, c.new FROM change c JOIN batch b ON b.id = c.batch \
            WHERE c.batch = $1 AND c.object = $2 AND c.kind = $3
            """, [.int(request), .text(Approval.object), .int(Approval.Kind.asked.rawValue)]
        ) { row in
            Asked(
                actor: row.text(0), day: row.int(1),
                digest: Approval.Digest(first: row.int(2), second: row.int(3)))
        }
        guard let asked else {
            throw unapproved("B-\(request) asks for nothing", "campaign log shows what was asked for")
        }
        let used = try connection.first(
            "SELECT batch FROM change WHERE object = $1 AND kind = $2 AND object_id = $3",
            [.text(Approval.object), .int(Approval.Kind.approved.rawValue), .int(request)]
        ) { $0.int(0) }
        if let used {
            throw unapproved("B-\(request) was approved already, in B-\(used)", "campaign log shows both")
        }
        guard asked.actor != connection.login ?? context.actor else {
            throw unapproved(
                "B-\(request) is what you asked for yourself",
                "another person posts it, under their own login")
        }
        guard Int64(context.postedOn.dayNumber) - asked.day <= Int64(Approval.days) else {
            throw unapproved(
                "B-\(request) was asked for more than \(Approval.days) days ago",
                "ask again: run the command without --approve")
        }
        guard asked.digest == digest else {
            throw unapproved(
                "this is not what B-\(request) asks for",
                "give the same command, numbers, and file as the person who asked")
        }
    }

    private func unapproved(_ message: String, _ hint: String) -> LedgerError {
        LedgerError(.unapproved, message + "; nothing was written", hint: hint)
    }
}

extension Ledger {
    /// Posts that someone asks for what a posting with this context would have posted: no figure changes.
    ///
    /// Nil where nothing was found that needs someone else.
    public func ask(_ context: PostingContext) throws(LedgerError) -> Int64? {
        guard let approval = context.approval, approval.request == nil, let digest = approval.digest else {
            return nil
        }
        var asking = context
        asking.approval = nil
        asking.command += Self.askedFor
        return try postFacts(asking, dryRun: false) { posting -> NonMonetaryPosting.Result<Void> in
            try posting.connection.run(
                """
                INSERT INTO change(id, batch, object, object_id, kind, old, new) \
                SELECT coalesce(max(id), 0) + 1, CAST($1 AS BIGINT), $2, CAST($1 AS BIGINT), CAST($3 AS BIGINT), \
                CAST($4 AS BIGINT), CAST($5 AS BIGINT) FROM change
                """,
                [
                    .int(posting.batch), .text(Approval.object), .int(Approval.Kind.asked.rawValue),
                    .int(digest.first), .int(digest.second),
                ])
            return NonMonetaryPosting.Result(rows: 1, value: ())
        }.batch
    }

    /// What the log shows behind the command that was asked for.
    static let askedFor = " (asked for)"
}
