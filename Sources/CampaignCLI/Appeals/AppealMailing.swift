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
    /// Words of the segments' picks that no one has.
    private let hints: [String]

    var plan: Plan { provenance.plan }
    var currency: Currency { plan.organization.currency }

    /// What a list is made with besides its appeal and its day.
    struct Wishes {
        /// Leave out who 'appeal sent' recorded.
        var onlyUnsent = false
        /// Say who is in no segment, too.
        var listsOutside = false
        /// Also write to donors who may be the same person as one who gave or must not be asked.
        var mailsPossible = false
    }

    init(appeal id: String, _ books: Books, asOf: CalendarDate, _ wishes: Wishes = Wishes()) throws {
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
        var vocabulary = PickVocabulary(merge.picks)
        var list =
            try books.rows.map { try Self.list(merge, $0, books, asOf, wishes, &vocabulary) }
            ?? MailMergeList()
        hints = PickHints.lines(vocabulary)
        if wishes.onlyUnsent { list.leaveOutSent() }
        self.list = list
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
            "Campaigns/\(campaign.id).md:\(appeal.line): the appeal '\(appeal.id)' has no segments",
            hint: "add below it, indented: segments: [{id: lybunt, pick: lybunt, ask: last*1.25}]")
    }

    private static func list(
        _ merge: MailMerge, _ ledger: Ledger, _ books: Books, _ asOf: CalendarDate, _ wishes: Wishes,
        _ vocabulary: inout PickVocabulary
    ) throws -> MailMergeList {
        let plan = books.loaded.plan
        let history = try ledger.appealHistory(
            AppealHistoryQuery(
                appeal: merge.appeal, year: merge.year, asOf: asOf, knownOn: books.batch, plan: plan))
        let giving = GivingQuery(year: merge.year, asOf: asOf, knownOn: books.batch)
        let forStaff = try ledger.staffFacts(giving)
        var list = MailMergeList()
        var (inside, outside): ([DonorFacts], [DonorFacts]) = ([], [])
        var whole: [Int64: DonorFacts] = [:]
        var doubles = try DonorDoubles(wishes.mailsPossible ? nil : ledger)
        let strangers = try ledger.hiddenStrangers()
        _ = try ledger.donorFacts(giving) { facts in
            // A donor known only by a hidden gift is neither listed nor counted.
            if !strangers.isEmpty, strangers.isSuperset(of: facts.members) { return }
            // Whether to ask goes by all that they gave, what is said of it by what staff may see.
            if forStaff[facts.donor] != nil { whole[facts.donor] = facts }
            let facts = forStaff[facts.donor] ?? facts
            if !vocabulary.isEmpty { vocabulary.add(facts) }
            doubles.take(facts)
            if merge.isInSegment(facts) { return inside.append(facts) }
            list.add(.outside)
            if wishes.listsOutside { outside.append(facts) }
        }
        let members = Set((inside + outside).flatMap(\.members)).union(doubles.members)
        let people = try ledger.appealPeople(members, asOf: asOf, knownOn: books.batch)
        let originals = try ledger.originalAmounts(
            of: inside.compactMap(\.last), asOf: asOf, knownOn: books.batch)
        for var facts in inside {
            facts.last?.original = facts.last?.entry.flatMap { originals[$0] }
            let outcome = merge.outcome(
                of: facts, people: facts.members.compactMap { people[$0] }, history: history,
                whole: whole[facts.donor])
            let perhaps = doubles.of(facts, people, whole: whole)
            list.add(merge.held(outcome, of: facts, perhaps: perhaps, history: history))
        }
        let silent = outside.filter { $0.status == nil }.flatMap(\.members)
        let beside = try ledger.otherGiving(of: silent, asOf: asOf, knownOn: books.batch)
        list.outsiders = outside.map { facts in
            var facts = facts
            for member in facts.members { facts.beside.formUnion(beside[member] ?? []) }
            return merge.outsider(
                facts, people: facts.members.compactMap { people[$0] })
        }
        list.sort()
        return list
    }

    /// What happened, in sentences: no one disappears silently.
    var summary: [String] {
        let (letters, suppressed) = (list.rows.count, list.suppressed.count)
        var lines = [
            "\(Words.count(letters, "letter")) + \(Words.grouped(suppressed)) excluded + "
                + (list.sentBefore > 0 ? "\(Words.grouped(list.sentBefore)) sent before + " : "")
                + "\(Words.grouped(list.outside)) in no segment = \(Words.count(list.donors, "donor")), "
                + "a household counts as one; segments of \(year.text) on \(asOf)"
        ]
        let segments = list.letters(of: appeal).map { "\($0.segment) \(Words.grouped($0.count))" }
        lines.append("letters: " + segments.joined(separator: ", "))
        let reasons = list.suppressedByReason.map { "\($0.reason.words) \(Words.grouped($0.count))" }
        if !reasons.isEmpty { lines.append("suppressed: " + reasons.joined(separator: ", ")) }
        let silent = list.lettersWithoutAsk(of: appeal).map { "\($0.segment) \(Words.grouped($0.count))" }
        if !silent.isEmpty {
            lines.append(
                "letters without an ask, because the segment's ask: gives none: "
                    + silent.joined(separator: ", "))
        }
        lines += hints
        if appeal.isPosted { lines += ZIPRemarks(list.rows).lines }
        if !list.sent.isEmpty {
            lines.append(
                "\(Words.grouped(list.sent.count)) of the letters were already recorded by 'campaign appeal sent'; "
                    + "--unsent leaves them out"
            )
        }
        return lines
    }
}
