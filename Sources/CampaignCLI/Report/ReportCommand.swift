import ArgumentParser

/// `campaign report`: pages from templates.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Build reports from the templates in Reports/.",
        discussion: """
            EXAMPLES
              campaign report build board
              campaign report list
              campaign report new donors-evening
              campaign report check
              campaign report verify build/board.html
              campaign report widget year-end-2026 -o progress.svg
            """,
        subcommands: [
            ReportBuildCommand.self, ReportListCommand.self, ReportNewCommand.self, ReportCheckCommand.self,
            ReportVerifyCommand.self, ReportWidgetCommand.self,
        ])
}
