/// Decides for every donor whether an appeal asks them, and how: `rules.md §3` and `§6`.
///
/// A donor is in the first segment that fits. Segments are those of the year that the appeal's start is in,
/// on the day of the export.
public struct MailMerge: Sendable {
    /// What came of one household or organization.
    public enum Outcome: Sendable, Equatable {
        /// A piece, and when it was sent before.
        case letter(MailMergeRow, sent: CalendarDate?)
        case suppressed(SuppressedDonor)
        /// In no segment.
        case outside
    }

    /// A segment that cannot be read; `check` says the same of the campaign's file.
    public struct Problem: Error, Equatable, Sendable {
        public var segment: String
        public var message: String
        public var hint: String?
    }

    private struct Group: Sendable {
        var segment: Segment
        var pick: Pick
        var ask: AskFormula?
        var words: SegmentReason
    }

    public let appeal: Appeal
    public let year: LifecycleYear
    private let groups: [Group]
    private let keycodes: [SegmentCell: String]
    private let index: PlanIndex
    private let reach: AppealMedium

    /// `day` is the day of the export: the year of an appeal without a start is that day's.
    public init(_ appeal: Appeal, plan: Plan, on day: CalendarDate) throws(Problem) {
        self.appeal = appeal
        let organization = plan.organization
        year = LifecycleYear(
            containing: appeal.starts ?? day, startingOn: organization.fiscalYearStart)
        index = PlanIndex(plan)
        reach = AppealMedium(appeal.channel)
        keycodes = Dictionary(Keycode.all(of: appeal).map { ($0.value, $0.key) }) { first, _ in first }
        var groups: [Group] = []
        for segment in appeal.segments {
            groups.append(try Self.group(segment, organization.currency, year))
        }
        self.groups = groups
    }

    private static func group(
        _ segment: Segment, _ currency: Currency, _ year: LifecycleYear
    ) throws(Problem) -> Group {
        let pick: Pick
        do throws(PickError) { pick = try Pick(segment.pick, currency: currency) } catch {
            throw Problem(segment: segment.id, message: "pick: \(error.message)", hint: error.hint)
        }
        let words = SegmentReason(currency: currency, year: year, pick: segment.pick)
        guard let text = segment.ask else { return Group(segment: segment, pick: pick, words: words) }
        do throws(AskFormula.Problem) {
            let ask = try AskFormula(text, currency: currency)
            return Group(segment: segment, pick: pick, ask: ask, words: words)
        } catch {
            throw Problem(segment: segment.id, message: "ask: \(error.message)", hint: error.hint)
        }
    }

    /// The picks of its segments, in their order.
    public var picks: [Pick] { groups.map(\.pick) }

    /// Whether a donor is in any segment: only those need their names read.
    public func isInSegment(_ facts: DonorFacts) -> Bool { groups.contains { $0.pick.contains(facts) } }

    /// Decides about one household or organization; `people` are its members by number.
    ///
    /// With `whole` a gift of theirs is hidden from staff (`rules.md §5`): `facts` are those that staff may
    /// see, `whole` are all. Whether to ask goes by all; why not does not tell of those hidden.
    public func outcome(
        of facts: DonorFacts, people: [AppealPerson], history: AppealHistory, whole: DonorFacts? = nil
    ) -> Outcome {
        guard let group = groups.first(where: { $0.pick.contains(facts) }) else { return .outside }
        let audience = HouseholdRecipients(people, reach: reach)
        let first = first(people, facts)
        var reasons = reasons(whole ?? facts, audience, history, again: group.segment.again)
        if whole != nil { reasons = Self.withoutGiving(reasons, facts) }
        if reasons.isEmpty, audience.recipient != nil, audience.isNameless { reasons = [.noName] }
        let why = group.words.why(facts)
        guard reasons.isEmpty, let recipient = audience.recipient else {
            return .suppressed(
                SuppressedDonor(
                    donor: facts.donor, externalID: first?.externalID ?? "",
                    name: first?.details.displayName ?? "", segment: group.segment.id, why: why,
                    reasons: reasons.isEmpty ? [.badAddress] : reasons))
        }
        var row = MailMergeRow(donor: facts.donor)
        row.letterID = letterID(facts.donor)
        row.externalID = first?.externalID ?? ""
        let cell = SegmentCell.cell(of: facts.donor, in: group.segment, appeal: appeal.id)
        row.keycode = keycodes[SegmentCell(segment: group.segment.id, cell: cell)] ?? ""
        row.segment = group.segment.id
        row.why = why
        fill(&row, audience, recipient)
        fill(&row, facts, group)
        let sent = facts.members.compactMap { history.sent[$0] }.min()
        return .letter(row, sent: sent)
    }

    /// The letter of someone who may be another donor, held back when that one gave or must not be asked.
    ///
    /// `rules.md §5`. `doubles` are the households and organizations that it may be.
    public func held(
        _ outcome: Outcome, of facts: DonorFacts, perhaps doubles: [Namesake], history: AppealHistory
    ) -> Outcome {
        guard case .letter(let row, _) = outcome,
            let group = groups.first(where: { $0.segment.id == row.segment })
        else { return outcome }
        for double in doubles {
            let audience = HouseholdRecipients(double.people, reach: reach)
            let reasons = reasons(double.whole ?? double.facts, audience, history, again: group.segment.again)
            guard let reason = reasons.first(where: \.bindsDoubles) else { continue }
            var donor = SuppressedDonor(
                donor: facts.donor, externalID: row.externalID, name: double.name, segment: row.segment,
                why: row.why, reasons: [.possibleDuplicate])
            donor.perhaps = "perhaps D-\(double.facts.donor)" + Self.words(reason, double)
            return .suppressed(donor)
        }
        return outcome
    }

    /// Someone a donor may be.
    public struct Namesake: Sendable {
        public var facts: DonorFacts
        public var people: [AppealPerson]
        /// What the donor is called who may be this one.
        public var name: String
        /// All that they gave, where a gift of theirs is hidden from staff; `facts` are without it.
        public var whole: DonorFacts?

        public init(facts: DonorFacts, people: [AppealPerson], name: String, whole: DonorFacts? = nil) {
            self.facts = facts
            self.people = people
            self.name = name
            self.whole = whole
        }
    }

    private static func words(_ reason: SuppressionReason, _ double: Namesake) -> String {
        if double.whole != nil { return "" }
        if reason.isGift, let last = double.facts.last { return ", who gave \(last.day.longText)" }
        return ", who \(reason.words)"
    }

    /// What there is to say of someone in no segment.
    public func outsider(_ facts: DonorFacts, people: [AppealPerson]) -> UnsegmentedDonor {
        let first = first(people, facts)
        return UnsegmentedDonor(
            donor: facts.donor, externalID: first?.externalID ?? "", name: first?.details.displayName ?? "",
            status: facts.status, why: anyWords.why(facts))
    }

    private func first(_ people: [AppealPerson], _ facts: DonorFacts) -> AppealPerson? {
        people.first { $0.donor == facts.donor } ?? people.first
    }

    private var anyWords: SegmentReason { SegmentReason(currency: currency, year: year, pick: "") }

    private var currency: Currency { index.plan.organization.currency }

    /// The same for the same appeal and donor: `year-end-letter-2026-00042`.
    private func letterID(_ donor: Int64) -> String {
        let digits = String(donor)
        return appeal.id + "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }

    private func fill(_ row: inout MailMergeRow, _ audience: HouseholdRecipients, _ recipient: AppealPerson) {
        let details = recipient.details
        row.language = audience.language
        let names = LetterNames(
            writingTo: audience.writtenTo, leftOut: audience.leftOut, language: LetterLanguage(row.language))
        (row.writtenTo, row.leftOut) = (audience.writtenTo, audience.leftOut)
        row.addressee = names.addressee
        row.salutation = names.salutation
        row.address1 = details.address1
        row.address2 = details.address2
        row.city = details.city
        row.state = details.state
        row.postalCode = details.postalCode
        row.country = details.country
        row.email = audience.email
        row.disclosure = index.plan.organization.disclosure(for: details)
    }

    private func fill(_ row: inout MailMergeRow, _ facts: DonorFacts, _ group: Group) {
        row.lastGiftMinor = facts.last?.minorUnits
        row.lastGiftOriginal = facts.last?.original
        row.lastGiftDay = facts.last?.day
        row.largestGiftMinor = facts.largestMinor > 0 ? facts.largestMinor : nil
        row.yearToDateMinor = facts.thisYearMinor
        row.designation = facts.last.map { index.purpose(of: [$0.place]) } ?? Purpose()
        let basis = AskBasis(
            last: row.lastGiftMinor, largest: row.largestGiftMinor, yearToDate: facts.thisYearMinor,
            total: facts.totalMinor)
        row.asks = group.ask?.asks(for: basis) ?? []
    }

    /// Reasons without those that tell of giving, but for what staff can see themselves.
    ///
    /// Where no other is left, one that tells nothing.
    private static func withoutGiving(
        _ reasons: [SuppressionReason], _ facts: DonorFacts
    ) -> [SuppressionReason] {
        let seen = reasons.filter { reason in
            !reason.tellsOfGiving || reason == .gaveThisYear && facts.thisYearMinor > 0
        }
        return seen.isEmpty && !reasons.isEmpty ? [.heldBack] : seen
    }

    private func reasons(
        _ facts: DonorFacts, _ audience: HouseholdRecipients, _ history: AppealHistory, again: Bool
    ) -> [SuppressionReason] {
        var reasons: Set<SuppressionReason> = Set([audience.obstacle].compactMap { $0 })
        func any(_ donors: Set<Int64>) -> Bool { facts.members.contains(where: donors.contains) }
        if audience.isNotAskable { reasons.insert(.notAskable) }
        if any(history.gaveToAppeal) { reasons.insert(.gaveToAppeal) }
        if any(history.gaveSinceStart) { reasons.insert(.gaveSinceStart) }
        if any(history.openPledges) { reasons.insert(.openPledge) }
        if any(history.heldChecks) { reasons.insert(.heldCheck) }
        if !again {
            if facts.thisYearMinor > 0 { reasons.insert(.gaveThisYear) }
            if any(history.creditedThisYear) { reasons.insert(.creditedThisYear) }
        }
        return reasons.sorted()
    }
}
