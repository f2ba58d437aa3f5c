import CampaignFiles
import CampaignKit
public import CampaignLedger
import Foundation
import System

/// What `status --json` said on another day, as far as a comparison needs it.
public struct StoredStatus: Decodable, Sendable {
    /// Why a document cannot be compared with the figures of now.
    public enum Problem: Equatable, Sendable {
        case unreadable(file: String, reason: String)
        /// The file is larger than any status.
        case tooLarge(file: String)
        /// It is not a document of this kind.
        case noStatus(file: String)
        /// What it says in `as_of` is not a day.
        case noDay(String)
        /// What it says in `known_on` is neither a day nor a batch.
        case noPoint(String)
        case otherCurrency(String)
        /// The batch that it ends with is not in this ledger.
        case otherLedger
        /// It is of a later state than the one that it is compared with.
        case notEarlier(ChangeQuery.State)
        /// The figures of a row are not what this ledger gave then.
        case altered(row: String)
    }

    public struct Amount: Decodable, Sendable {
        public var minor: Int64
    }

    public struct Row: Decodable, Sendable {
        public var id: String?
        public var goal: Amount?
        public var raised: Amount
        public var received: Amount
        public var outstanding: Amount

        /// Those of `StatusDiff.compared`: minor units.
        var amounts: [Int64] { [raised.minor, received.minor, outstanding.minor] }
    }

    private var schema: String
    private var asOf: String
    private var knownOn: String?
    private var currency: String
    private var planDigest: String
    /// The hash of the last batch that it knew; nil when nothing was posted.
    public private(set) var ledgerHead: String?
    /// How each campaign counted, by id; those that counted by default are left out.
    public private(set) var policy: [String: String]
    public private(set) var rows: [Row]
    public private(set) var unassigned: Row?
    /// Nil for a document of some campaigns only.
    public private(set) var total: Row?

    private enum CodingKeys: String, CodingKey {
        case schema, currency, policy, rows, unassigned, total
        case asOf = "as_of"
        case knownOn = "known_on"
        case planDigest = "plan_digest"
        case ledgerHead = "ledger_head"
    }

    /// What such a document calls itself.
    public static let schema = "campaign.status/1"
    /// In bytes: a status of a thousand campaigns has two megabytes.
    private static let largest = 64 << 20

    /// Reads the document; throws `ServiceError.storedStatus` for what is none.
    ///
    /// - Parameter name: the file as it was named.
    public static func read(_ path: String, named name: String) throws(ServiceError) -> StoredStatus {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try InputFile.bytes(path, limit: largest + 1) } catch {
            throw .storedStatus(.unreadable(file: name, reason: error.reason))
        }
        guard bytes.count <= largest else { throw .storedStatus(.tooLarge(file: name)) }
        return try StoredStatus(bytes, named: name)
    }

    /// Takes the document's bytes; throws `ServiceError.storedStatus` for what is none.
    public init(_ bytes: [UInt8], named name: String) throws(ServiceError) {
        let decoded = try? JSONDecoder().decode(StoredStatus.self, from: Data(bytes))
        guard let decoded, decoded.schema == Self.schema else {
            throw .storedStatus(.noStatus(file: name))
        }
        self = decoded
    }

    // MARK: In the ledger

    /// The state of the ledger that it shows: its day, and the last batch that it knew.
    func state(in ledger: Ledger, _ plan: Plan) throws -> ChangeQuery.State {
        guard currency == plan.organization.currency.code else { throw problem(.otherCurrency(currency)) }
        guard let day = CalendarDate(asOf) else { throw problem(.noDay(asOf)) }
        return ChangeQuery.State(asOf: day, batch: try batch(in: ledger))
    }

    private func batch(in ledger: Ledger) throws -> Int64 {
        guard let ledgerHead else { return 0 }
        guard let head = try ledger.batch(hash: ledgerHead) else { throw problem(.otherLedger) }
        guard let knownOn else { return head.batch }
        switch KnownOn(knownOn) {
        case .batch(let batch): return min(batch, head.batch)
        case .day(let day): return min(try ledger.batch(knownOn: day) ?? 0, head.batch)
        case nil: throw problem(.noPoint(knownOn))
        }
    }

    /// Throws unless its figures are what the ledger gave under the plan that it names, where that is known.
    func verify(_ state: ChangeQuery.State, in ledger: Ledger, _ present: LoadedPlan) throws {
        var plan = present.plan
        if planDigest != present.digest {
            guard let text = try ledger.planText(digest: planDigest) else { return }
            plan = try LoadedPlan(WorkspaceSource(bundle: text)).plan
        }
        let tallies = try ledger.tallies(plan: plan, asOf: state.asOf, knownOn: state.batch)
        func check(_ name: String, _ row: Row, _ tally: Tally) throws {
            guard row.amounts == StatusDiff.compared.map({ $0.value(in: tally) }) else {
                throw problem(.altered(row: name))
            }
        }
        for row in rows { try check(row.id ?? "", row, tallies.rolledUp(row.id ?? "")) }
        if let unassigned { try check("unassigned", unassigned, tallies[.own("")]) }
        if let total { try check("total", total, tallies[.total]) }
    }

    private func problem(_ problem: Problem) -> ServiceError { .storedStatus(problem) }
}
