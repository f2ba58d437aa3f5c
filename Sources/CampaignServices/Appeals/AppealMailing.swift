public import CampaignKit
import CampaignLedger

/// An appeal's list as it comes out of the plan and the ledger on a day.
///
/// The one way to it: `appeal export`, `appeal sent` and letters all ask here, so that they agree.
public struct AppealMailing {
    public let campaign: Campaign
    public let appeal: Appeal
    public let asOf: CalendarDate
    public let provenance: Provenance
    /// The lifecycle year of its segments.
    public let year: LifecycleYear
    public let list: MailMergeList
    /// Words of the segments' picks that no one has.
    public let unknownWords: [PickVocabulary.Unknown]

    public var plan: Plan { provenance.plan }
    public var currency: Currency { plan.organization.currency }

    /// What a list is made with besides its appeal and its day.
    public struct Options {
        /// Leave out who 'appeal sent' recorded.
        public var onlyUnsent = false
        /// Say who is in no segment, too.
        public var listsOutside = false
        /// Also write to donors who may be the same person as one who gave or must not be asked.
        public var mailsPossible = false

        public init(onlyUnsent: Bool = false, listsOutside: Bool = false, mailsPossible: Bool = false) {
            self.onlyUnsent = onlyUnsent
            self.listsOutside = listsOutside
            self.mailsPossible = mailsPossible
        }
    }

    public init(appeal id: String, _ books: LedgerView, asOf: CalendarDate, _ wishes: Options = Options())
        throws
    {
        let index = PlanIndex(books.loaded.plan)
        (campaign, appeal) = try Self.find(id, index)
        self.asOf = asOf
        provenance = books.provenance(asOf: asOf)
        guard !appeal.segments.isEmpty else {
            throw ServiceError.noSegments(appeal, campaign: campaign.id)
        }
        let merge: MailMerge
        do throws(MailMerge.Problem) {
            merge = try MailMerge(appeal, plan: books.loaded.plan, on: asOf)
        } catch {
            throw ServiceError.segment(error)
        }
        year = merge.year
        var vocabulary = PickVocabulary(merge.picks)
        var list =
            try books.ledger.map { try Self.list(merge, $0, books, asOf, wishes, &vocabulary) }
            ?? MailMergeList()
        unknownWords = vocabulary.unknown
        if wishes.onlyUnsent { list.leaveOutSent() }
        self.list = list
    }

    /// The appeal of this id with its campaign.
    public static func find(_ id: String, _ index: PlanIndex) throws(ServiceError) -> (Campaign, Appeal) {
        guard let appeal = index.appeal(id),
            let campaign = index.campaign(ofAppeal: id).flatMap({ index.campaign($0) })
        else {
            throw .unknownID(id, .appeal, among: index.appealIDs)
        }
        return (campaign, appeal)
    }

    private static func list(
        _ merge: MailMerge, _ ledger: Ledger, _ books: LedgerView, _ asOf: CalendarDate, _ wishes: Options,
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
            let original = facts.last?.entry.flatMap { originals[$0] }
            facts.last?.original = original
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
}
