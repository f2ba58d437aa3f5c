import ArgumentParser
import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignServices
import Terminal

/// `campaign import sources`: the platforms whose files go in as they are.
struct ImportSourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources", abstract: "List the platforms and mappings whose files are recognized.",
        discussion: """
            A file is recognized by its column names. Evidence says what a platform's columns are known \
            from: a real file, or code, which is another program that reads such files. Your own mappings, \
            Campaigns/imports/NAME.yml, come first, and 'campaign import map FILE' writes one. \
            --source-format NAME chooses a platform or a mapping where a file is not recognized, and \
            --source-format csv reads the file by our own columns ('campaign help csv').

            EXAMPLES
              campaign import sources
              campaign import sources --json
            """)

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let known = Preset.known(try mappings(session))
        try session.writer.write(
            Document(
                title: "Files that are recognized", data: fields.data(known),
                people: fields.people(known).forPeople,
                json: .object([
                    "schema": .string("campaign.import_sources/1"), "rows": fields.json(known),
                ])))
    }

    /// Those of the workspace; none where there is no workspace.
    private func mappings(_ session: Session) throws -> [FileMapping] {
        let directory: String
        do { directory = try session.directory() } catch WorkspaceError.notFound { return [] }
        let plan = PlanLoader.load(try WorkspaceSource.read(directory: directory)).partialPlan
        return try session.mappings(in: directory, plan: plan)
    }

    private var fields: FieldList<Preset> {
        FieldList([
            Field(TableColumn("Name", key: "name")) { .text($0.name) },
            Field(TableColumn("File", key: "file", shrinks: true)) { .text($0.platform) },
            Field(TableColumn("Source of its rows", key: "source")) { .text($0.source) },
            Field(TableColumn("Evidence", key: "evidence")) { .text($0.origin) },
        ])
    }
}
