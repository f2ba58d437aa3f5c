import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign donor show`: one donor, their years and their gifts.
struct DonorShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one donor: details, giving by year, gifts.",
        discussion: """
            The money is as of the day asked for; names and addresses are the current ones, or with \
            --known-on those known then. --known-on DAY also shows that day, unless --as-of names another. \
            Giving is by fiscal year, and open pledges are listed with what is outstanding of them and who \
            else paid. Soft credits, letters, thanks, receipts and notes follow: the sheet before a telephone \
            call. Differences reported by a source and not taken are listed below.

            EXAMPLES
              campaign donor show D-7
              campaign donor show sample:AF-104
              campaign donor show D-7 --as-of 2025-12-31 --known-on 2026-01-31
              campaign donor show D-7 --json
            """)

    @Argument(help: ArgumentHelp("D-7, SOURCE:ID, or a source's id.", valueName: "donor")) var donor: String

    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let books = try LedgerView(session, knownOn: time.knownOn)
        guard let ledger = books.ledger else {
            throw CommandError.failed(
                "ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        }
        let day = try books.day(time.asOf, session)
        let organization = books.loaded.plan.organization
        let record = try ledger.donor(
            donor, asOf: day, knownOn: books.batch, until: time.day, yearStart: organization.fiscalYearStart)
        var query = EntryQuery()
        query.donor = record.line.id
        query.knownOn = books.batch
        query.until = time.day
        let totals = try ledger.giftTotals(query, plan: books.loaded.plan, asOf: day)
        var open = PledgeQuery(asOf: day, plan: books.loaded.plan)
        (open.donor, open.knownOn, open.onlyOpen) = (record.line.id, books.batch, true)
        var pledges: [PledgeLine] = []
        try ledger.pledges(open) { pledges.append($0) }
        let sheet = try ledger.donorSheet(record.line.id, asOf: day, knownOn: books.batch)
        let payers = try ledger.donorNames(Set(sheet.payers.compactMap(\.donor)), withIDs: false)
        let detail = DonorDetail(
            record: record, totals: totals, currency: organization.currency,
            yearStart: organization.fiscalYearStart, asOf: day, pledges: pledges,
            sheet: DonorSheetWords(sheet: sheet, currency: organization.currency, names: payers))
        try session.writer.write(detail.document(books.provenance(asOf: day), saysWhen: time.isPast))
    }
}
