import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// Two people for one posting: what is asked for changes nothing, and only someone else posts it.
@Suite("Protection: two people")
final class ApprovalTests {
    private let test: TestLedger
    /// The same ledger for someone else: by another login on a server, by another account on a file.
    private let other: Ledger

    init() throws {
        test = try TestLedger()
        try test.post([
            Rows.gift("100", on: "2026-01-05", id: "g", donor: "d"),
            Rows.gift("7", on: "2026-01-06", id: "h", donor: "e"),
        ])
        var place = test.path
        if TestServer.isUsed {
            let name = "s" + UUID().uuidString.replacing("-", with: "").lowercased()
            try TestServer.run("CREATE ROLE \(name) SUPERUSER LOGIN")
            place = place.replacing("//tester@", with: "//\(name)@")
        }
        other = try #require(try Ledger.open(path: place, access: .write))
    }

    private func context(
        _ words: [String] = ["donor merge", "D-1", "D-2"], request: Int64? = nil, actor: String = "tester"
    ) -> PostingContext {
        var context = test.context("donor merge")
        context.actor = actor
        context.approval = Approval(words: words, request: request)
        return context
    }

    private func merge(_ context: PostingContext, by ledger: Ledger) throws -> Int64? {
        try ledger.mergeDonors(1, with: 2, on: test.today, context, dryRun: false).batch
    }

    private func refusal(_ words: String, _ body: () throws -> Void) {
        let error = #expect(throws: LedgerError.self, performing: body)
        #expect(error?.code == .unapproved, "\(String(describing: error))")
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
    }

    /// Asks for the merge; the batch that asks.
    private func ask() throws -> Int64 {
        let asking = context()
        refusal("two people are needed for this; nothing was written") {
            _ = try merge(asking, by: test.ledger)
        }
        return try #require(try test.ledger.ask(asking))
    }

    @Test func oneAsksAndAnotherPosts() throws {
        let before = try test.tallies()
        #expect(try ask() == 2)
        #expect(try test.tallies() == before && test.ledger.mergedInto(2) == nil)
        #expect(try test.ledger.batches().first?.command == "donor merge (asked for)")
        #expect(try merge(context(request: 2, actor: "ben"), by: other) == 3)
        #expect(try test.ledger.mergedInto(2) == 1)
        #expect(try test.brokenRules() == [])
    }

    @Test func whatIsNotApproved() throws {
        refusal("B-1 asks for nothing") { _ = try merge(context(request: 1, actor: "ben"), by: other) }
        let request = try ask()
        refusal("is what you asked for yourself") {
            _ = try merge(context(request: request), by: test.ledger)
        }
        refusal("this is not what B-2 asks for") {
            _ = try merge(context(["donor merge", "D-2", "D-1"], request: request, actor: "ben"), by: other)
        }
        test.today = test.today.adding(days: Approval.days + 1)
        refusal("was asked for more than 14 days ago") {
            _ = try merge(context(request: request, actor: "ben"), by: other)
        }
        test.today = test.today.adding(days: -1)
        _ = try merge(context(request: request, actor: "ben"), by: other)
        _ = try other.unmergeDonor(2, on: test.today, test.context(), dryRun: false)
        refusal("B-2 was approved already, in B-3") {
            _ = try merge(context(request: request, actor: "ben"), by: other)
        }
        #expect(try test.brokenRules() == [])
    }

    /// The total and the number of rows belong to what is asked for.
    @Test func anotherAmountIsAnotherPosting() throws {
        func post(_ amount: String, _ context: PostingContext, by ledger: Ledger) throws -> Int64? {
            let outcome = try ledger.importRows(context, ImportOptions()) { session in
                try session.add(Rows.gift(amount, on: "2026-02-01", id: "late", donor: "d"))
            }
            return outcome.batch
        }
        let asking = context(["gift add"])
        refusal("two people") { _ = try post("50", asking, by: test.ledger) }
        let request = try #require(try test.ledger.ask(asking))
        let approving = context(["gift add"], request: request, actor: "ben")
        refusal("this is not what") { _ = try post("500", approving, by: other) }
        #expect(try test.dollars() == 107)
        #expect(try post("50", approving, by: other) == 3)
        #expect(try test.dollars() == 157 && test.brokenRules() == [])
    }

    @Test func nothingIsAskedForWhatOneMayPost() throws {
        #expect(try test.ledger.ask(test.context()) == nil)
        #expect(try test.ledger.ask(context(request: 1)) == nil)
        #expect(try test.ledger.batches().count == 1)
    }
}
