import ArgumentParser
import CampaignKit
import CampaignServices

/// `campaign receipt`: receipts and annual statements for tax returns, and their register.
struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "Issue tax receipts and annual statements, and keep their register.",
        discussion: """
            United States rules: 'campaign help receipts' explains who gets what. Numbers have no gaps; every \
            page is kept byte for byte; nothing is mailed.

            EXAMPLES
              campaign receipt due --year 2026
              campaign receipt issue --gift G-12
              campaign receipt statement --year 2026 --all --each build/statements
              campaign receipt audit
            """,
        subcommands: [
            ReceiptDueCommand.self, ReceiptIssueCommand.self, ReceiptStatementCommand.self,
            ReceiptListCommand.self, ReceiptSentCommand.self, ReceiptShowCommand.self,
            ReceiptVoidCommand.self,
            ReceiptReprintCommand.self, ReceiptVerifyCommand.self, ReceiptAuditCommand.self,
            ReceiptLintCommand.self,
        ])
}

/// A calendar year on the command line.
enum ReceiptYear {
    /// Until the end of April papers are for the year before.
    static func usual(_ today: CalendarDate) -> Int { today.month <= 4 ? today.year - 1 : today.year }

    static func check(_ year: Int?) throws(CommandError) {
        guard let year, !(1900...2999).contains(year) else { return }
        throw .usage("bad-value", "\(year) is not a year", hint: "write --year 2026")
    }
}
