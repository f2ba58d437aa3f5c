import CampaignKit
import CampaignServices
import Foundation
import System
import Terminal

/// What `status --json` said on another day, as far as a comparison needs it.
struct StoredStatus: Decodable {
    struct Amount: Decodable {
        var minor: Int64
    }

    struct Row: Decodable {
        var id: String?
        var goal: Amount?
        var raised: Amount
        var received: Amount
        var outstanding: Amount

        /// Raised, received and outstanding.
        var amounts: [Int64] { [raised.minor, received.minor, outstanding.minor] }
    }

    var schema: String
    var asOf: String
    var knownOn: String?
    var currency: String
    var planDigest: String
    var ledgerHead: String?
    var policy: [String: String]
    var rows: [Row]
    var unassigned: Row?
    var total: Row?

    private enum CodingKeys: String, CodingKey {
        case schema, currency, policy, rows, unassigned, total
        case asOf = "as_of"
        case knownOn = "known_on"
        case planDigest = "plan_digest"
        case ledgerHead = "ledger_head"
    }

    private static let schema = "campaign.status/1"
    /// A status of a thousand campaigns has two megabytes.
    private static let largest = 64 << 20

    /// Reads the document; says what else it may be.
    static func read(_ path: String, named name: String) throws -> StoredStatus {
        let bytes: [UInt8]
        do throws(FileError) { bytes = try InputFile.bytes(path, limit: largest + 1) } catch {
            throw CommandError.failed(
                "file-unreadable", "cannot read \(TerminalText.safe(name)): \(error.reason)",
                hint: "name a file that campaign status -o status.json wrote")
        }
        guard bytes.count <= largest else {
            throw CommandError.failed(
                "file-unreadable", "\(TerminalText.safe(name)) is larger than any status")
        }
        let decoded = try? JSONDecoder().decode(StoredStatus.self, from: Data(bytes))
        guard let stored = decoded, stored.schema == schema else {
            throw CommandError.failed(
                "not-a-status", "\(TerminalText.safe(name)) is not a \(schema) document",
                hint: "make one with: campaign status -o status.json")
        }
        return stored
    }

    /// The day it was made for.
    func day() throws(CommandError) -> CalendarDate {
        guard let day = CalendarDate(asOf) else {
            throw .failed("not-a-status", "'\(TerminalText.safe(asOf))' in as_of is not a day")
        }
        return day
    }
}
