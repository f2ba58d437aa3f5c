import CampaignKit
import CampaignLedger
import Foundation
import Testing

/// A ledger whose last postings were cut off is whole in itself; a head written down elsewhere tells.
@Suite("Checks: a cut tail")
struct CutTailTests {
    /// The ledger as it was after the second of three postings, and the head of the third.
    private func cut() throws -> (Tampering, head: String, earlier: String) {
        let tampering = try Tampering()
        let batches = try tampering.ledger.ledger.batches()
        try tampering.change([
            "DELETE FROM day_delta WHERE batch = 3", "DELETE FROM commitment_delta WHERE batch = 3",
            "DELETE FROM node_delta", "DELETE FROM node_now", "DELETE FROM node_state",
            "DELETE FROM donor_personal WHERE donor IN (SELECT id FROM donor WHERE batch = 3)",
            "DELETE FROM donor_link WHERE batch = 3", "DELETE FROM donor_link_change WHERE batch = 3",
            "DELETE FROM donor_change WHERE batch = 3",
            "DELETE FROM donor_key WHERE donor IN (SELECT id FROM donor WHERE batch = 3)",
            "DELETE FROM donor WHERE batch = 3", "DELETE FROM place WHERE batch = 3",
            "DELETE FROM entry_personal WHERE entry > 6",
            "DELETE FROM split WHERE entry IN (SELECT id FROM entry WHERE batch = 3)",
            "DELETE FROM entry WHERE batch = 3", "DELETE FROM batch WHERE id = 3",
        ])
        return (tampering, try #require(batches.first).hash, try #require(batches.last).hash)
    }

    @Test func onlyTheHeadTells() throws {
        let (tampering, head, earlier) = try cut()
        // The caches are made again by an honest posting under another name, then that is all there is.
        #expect(try tampering.codes(deep: true) == ["running-totals"])
        #expect(try tampering.codes(deep: true, head: head).contains("missing-head"))
        #expect(try tampering.codes(deep: true, head: String(head.prefix(12))).contains("missing-head"))
        #expect(try !tampering.codes(deep: true, head: earlier).contains("missing-head"))
        #expect(try !tampering.codes(deep: true, head: String(earlier.prefix(12))).contains("missing-head"))
    }

    @Test func postingsAfterACutLookWhole() throws {
        let (tampering, head, _) = try cut()
        try tampering.ledger.reopen()
        try tampering.ledger.post([Rows.gift("1", on: "2026-03-06", id: "forged", donor: "d1")])
        #expect(try tampering.codes(deep: true).isEmpty)
        let checkup = try tampering.checkup(deep: true, head: head)
        #expect(checkup.findings.map(\.code) == ["missing-head"])
        #expect(checkup.findings.first?.severity == .error)
        #expect(checkup.hashesAgree == false && checkup.sumsAgree)
    }

    @Test func everyHeadThatWasPrintedIsThere() throws {
        let tampering = try Tampering()
        for batch in try tampering.ledger.ledger.batches() {
            for text in [batch.hash, batch.hash.uppercased(), String(batch.hash.prefix(12))] {
                #expect(try tampering.codes(deep: true, head: text).isEmpty)
            }
        }
        #expect(try tampering.codes(deep: true, head: "000000000000") == ["missing-head"])
        let empty = try TestLedger()
        let question = LedgerCheckQuestion(
            plan: empty.plan, asOf: empty.today, isDeep: true, head: "000000000000")
        #expect(try empty.ledger.checkup(question).findings.map(\.code) == ["missing-head"])
        #expect(Ledger.missingHead("00aa00aa00aa00").message == "no batch has the hash 00aa00aa00aa…")
    }
}
