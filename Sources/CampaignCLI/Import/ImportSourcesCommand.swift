import ArgumentParser
import CampaignExchange
import CampaignKit
import Terminal

/// `campaign import sources`: the platforms whose files go in as they are.
struct ImportSourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources", abstract: "List the platforms whose files are recognized.",
        discussion: """
            A file is recognized by its column names. Evidence says what a platform's columns are known \
            from: a real file, or code, which is another program that reads such files. --source-format NAME \
            chooses a platform where a file is not recognized, and --source-format csv reads the file by our \
            own columns ('campaign help csv').

            EXAMPLES
              campaign import sources
              campaign import sources --json
            """)

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try session.writer.write(
            Document(
                title: "Files that are recognized", data: fields.data(Preset.all),
                people: fields.people(Preset.all).forPeople,
                json: .object([
                    "schema": .string("campaign.import_sources/1"), "rows": fields.json(Preset.all),
                ])))
    }

    private var fields: FieldList<Preset> {
        FieldList([
            Field(TableColumn("Name", key: "name")) { .text($0.name) },
            Field(TableColumn("File", key: "file", shrinks: true)) { .text($0.platform) },
            Field(TableColumn("Source of its rows", key: "source")) { .text($0.source) },
            Field(TableColumn("Evidence", key: "evidence")) { .text($0.evidence.rawValue) },
        ])
    }
}
