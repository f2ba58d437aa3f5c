import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign appeal show`: what came back, by segment and keycode.
struct AppealShowCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what came back: response rate, average gift, cost per dollar, return, by segment.",
        discussion: """
            A gift belongs to the appeal it names, or whose keycode it names; without a keycode, to the \
            segment in which its donor was mailed. Gross is raised as 'campaign status' counts it. \
            Responders are donors who were sent a piece and gave to it on or after the day it went out; a \
            gift from a donor who got the letter from a friend, or from before the mailing, is in gross and \
            listed below. Gifts to the campaign during the appeal that name no appeal are shown below but \
            not counted. Last year's appeal is shown below on the same day of the year: the one of the \
            campaign that 'pace: like:' names, or --with ID. ROI is the net return as a share of the cost.

            EXAMPLES
              campaign appeal show year-end-letter-2026
              campaign appeal show year-end-letter-2026 --with year-end-letter-2024
              campaign appeal show year-end-letter-2025 --as-of 2025-12-31 --format csv
              campaign appeal show year-end-letter-2026 --json
            """)

    @Argument(help: ArgumentHelp("The id of the appeal.", valueName: "appeal")) var id: String
    @Option(help: ArgumentHelp("Compare it with this appeal.", valueName: "appeal")) var with: String?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: time.knownOn).closed
        let index = PlanIndex(books.loaded.plan)
        let (campaign, appeal) = try AppealMailing.find(id, index)
        let day = try books.day(time.asOf, session)
        let now = try AppealReport(appeal, campaign, books, asOf: day)
        let (then, ended) = try lastYear(appeal, campaign, books, index, day)
        try session.writer.write(
            AppealResultDocument(
                now: now, then: then, ended: ended, provenance: books.provenance(asOf: day)
            )
            .document)
        if books.ledger == nil { session.say("no gifts have been posted yet: campaign import FILE") }
    }

    /// Last year's appeal on the same day of its run, and in the end.
    private func lastYear(
        _ appeal: Appeal, _ campaign: Campaign, _ books: LedgerView, _ index: PlanIndex, _ day: CalendarDate
    ) throws -> (AppealReport?, AppealReport?) {
        let other =
            try with.map { try AppealMailing.find($0, index).1 }
            ?? ComparableAppeals.last(before: appeal, of: campaign, in: books.loaded.plan)
        guard let other else { return (nil, nil) }
        guard let then = ComparableAppeals.day(day, of: appeal, in: other) else {
            guard with != nil else { return (nil, nil) }
            throw CommandError.failed(
                "no-start", "\(appeal.starts == nil ? id : other.id) has no first day to count from",
                hint: "add starts: to it in its campaign's file")
        }
        let (home, _) = try AppealMailing.find(other.id, index)
        let standing = try AppealReport(other, home, books, asOf: min(then, day))
        guard let ends = other.ends, ends < day, then < ends else { return (standing, nil) }
        return (standing, try AppealReport(other, home, books, asOf: ends))
    }
}
