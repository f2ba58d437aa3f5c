import CampaignKit
import CampaignLedger
import Terminal

/// An appeal's list as it comes out of the plan and the ledger on a day.
///
/// The one way to it: `appeal export`, `appeal sent` and letters all ask here, so that they agree.
struct AppealMailing {
    let campaign: Campaign
    let appeal: Appeal
    let asOf: CalendarDate
    let provenance: Provenance
    /// The lifecycle year of its segments.
    let year: LifecycleYear
    let list: MailMergeList

    var plan: Plan { provenance.plan }
    var currency: Currency { plan.organization.currency }

    init(appeal id: String, _ books: Books, asOf: CalendarDate) throws {
        let index = PlanIndex(books.loaded.plan)
        (campaign, appeal) = try Self.find(id, index)
        self.asOf = asOf
        provenance = books.provenance(asOf: asOf)
        guard !appeal.segments.isEmpty else { throw Self.noSegments(appeal, campaign) }
        let merge: MailMerge
        do throws(MailMerge.Problem) {
            merge = try MailMerge(appeal, plan: books.loaded.plan, on: asOf)
        } catch {
            throw CommandError.failed(
                "bad-segment", "segment \(error.segment): \(error.message)", hint: error.hint)
        }
        year = merge.year
        list = try books.rows.map { try Self.list(merge, $0, books, asOf) } ?? MailMergeList()
    }

    /// The appeal of this id with its campaign.
    static func find(_ id: String, _ index: PlanIndex) throws(CommandError) -> (Campaign, Appeal) {
        guard let appeal = index.appeal(id),
            let campaign = index.campaign(ofAppeal: id).flatMap({ index.campaign($0) })
        else {
            throw IDLookup(index.plan).unknown(id, kind: "appeal", among: index.appealIDs)
        }
        return (campaign, appeal)
    }

    private static func noSegments(_ appeal: Appeal, _ campaign: Campaign) -> CommandError {
        .failed(
            "no-segments",
            "Campaigns/\(campaign.id).md:\(appeal.line): the appeal '\(appeal.id)' says nowhere whom it asks",
            hint: "add below it, indented: segments: [{id: lybunt, pick: lybunt, ask: last*1.25}]")
    }

    private static func list(
        _ merge: MailMerge, _ ledger: Ledger, _ books: Books, _ asOf: CalendarDate
    ) throws -> MailMergeList {
        let plan = books.loaded.plan
        let history = try ledger.appealHistory(
            AppealHistoryQuery(
                appeal: merge.appeal, year: merge.year, asOf: asOf, knownOn: books.batch, plan: plan))
        let hidden = try ledger.donorsWithHiddenGifts()
        var list = MailMergeList()
        var inside: [DonorFacts] = []
        _ = try ledger.donorFacts(GivingQuery(year: merge.year, asOf: asOf, knownOn: books.batch)) { facts in
            if merge.isInSegment(facts) { inside.append(facts) } else { list.add(.outside) }
        }
        let people = try ledger.appealPeople(Set(inside.flatMap(\.members)))
        for facts in inside {
            let isHidden = facts.members.contains(where: hidden.contains)
            list.add(
                merge.outcome(
                    of: facts, people: facts.members.compactMap { people[$0] }, history: history,
                    hidesGiving: isHidden))
        }
        list.sort()
        return list
    }

    /// What happened, in sentences: nobody disappears silently.
    var summary: [String] {
        let (letters, suppressed) = (list.rows.count, list.suppressed.count)
        var lines = [
            "\(Words.count(letters, "letter")) + \(Words.grouped(suppressed)) suppressed + "
                + "\(Words.grouped(list.outside)) in no segment = \(Words.count(list.donors, "donor")), "
                + "a household as one; segments of \(year.text) on \(asOf)"
        ]
        let segments = list.letters(of: appeal).map { "\($0.segment) \(Words.grouped($0.count))" }
        lines.append("letters: " + segments.joined(separator: ", "))
        let reasons = list.suppressedByReason.map { "\($0.reason.words) \(Words.grouped($0.count))" }
        if !reasons.isEmpty { lines.append("suppressed: " + reasons.joined(separator: ", ")) }
        if !list.sent.isEmpty {
            lines.append(
                "\(Words.grouped(list.sent.count)) of the letters went out before, as 'campaign appeal sent' recorded"
            )
        }
        return lines
    }
}
