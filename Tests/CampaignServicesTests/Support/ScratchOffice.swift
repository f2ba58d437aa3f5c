import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import Foundation
import Synchronization

/// An office without a command line: a small workspace in a temporary folder, and a ledger in memory.
final class ScratchOffice: ServiceContext {
    let folder: URL
    let day: CalendarDate
    private let scratch: Ledger
    private let heard = Mutex<[ServiceNotice]>([])
    private let progressed = Mutex<[Int]>([])

    /// - Parameter today: the day of the office, also the one of its postings.
    init(today: String = "2026-11-20", files: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("campaign-services-\(UUID().uuidString)")
        day = CalendarDate(today) ?? CalendarDate(dayNumber: 0)
        scratch = try Ledger.scratch()
        for (path, text) in Self.files.merging(files, uniquingKeysWith: { $1 }) {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What was noted so far.
    var notices: [ServiceNotice] { heard.withLock { $0 } }
    /// The rows that progress told of, each time.
    var progress: [Int] { progressed.withLock { $0 } }

    func directory() -> String { folder.path }

    func ledger(in directory: String) throws -> Ledger? { try scratch.head() == nil ? nil : scratch }

    func ledgerForPosting(in directory: String) -> Ledger { scratch }

    func today(_ plan: Plan) -> CalendarDate { day }

    func postingContext(_ loaded: LoadedPlan, _ planText: [UInt8], command: String) -> PostingContext {
        PostingContext(
            nowUTC: "\(day)T12:00:00Z", postedOn: day, zone: "UTC", actor: "office", command: command,
            planText: planText, plan: loaded.plan)
    }

    func readingProgress() -> any ReadingProgress { Progress(office: self) }

    func note(_ notice: ServiceNotice) { heard.withLock { $0.append(notice) } }

    private struct Progress: ReadingProgress {
        let office: ScratchOffice

        func update(done: Int64, total: Int64?, rows: Int) { office.progressed.withLock { $0.append(rows) } }
        func finish() { office.progressed.withLock { $0.append(-1) } }
    }
}

extension ScratchOffice {
    /// Posts the rows of a file.
    @discardableResult
    func post(_ csv: String, _ change: (inout ImportRun) -> Void = { _ in }) throws -> ImportRun.Result {
        let directory = directory()
        let (loaded, text) = try planWithText(in: directory)
        var run = ImportRun(
            context: self, loaded: loaded, planText: text, directory: directory, command: "test")
        change(&run)
        return try run.run(MemoryByteSource(csv), fileSHA: nil)
    }

    /// The ledger as it stands, with every batch.
    func view(knownOn: KnownOn? = nil) throws -> LedgerView { try LedgerView(self, knownOn: knownOn) }

    /// Three people: Ana gave in both years, Ben last year only, Cleo this year only, of a pledge.
    static let gifts = """
        gift_id,type,pledge_id,date,amount,campaign,donor_id,donor_kind,first_name,last_name,address1,city,state,postal_code
        g1,gift,,2025-11-03,80,then,A,person,Ana,Ruiz,1 Elm St,Brooklyn,NY,11201
        g2,gift,,2025-12-04,40,then,B,person,Ben,Okafor,2 Oak St,Brooklyn,NY,11201
        g3,gift,,2026-11-15,100,now,A,person,Ana,Ruiz,1 Elm St,Brooklyn,NY,11201
        p1,pledge,,2026-11-16,60,now,C,person,Cleo,Marsh,3 Ash St,Brooklyn,NY,11201
        y1,gift,p1,2026-11-17,20,now,C,person,Cleo,Marsh,3 Ash St,Brooklyn,NY,11201

        """

    private static let files = [
        "Campaigns/organization.yml": "name: Riverbend\nsignatory: The Treasurer\n",
        "Campaigns/then.md": "---\nname: Then\ngoal: 100\nstarts: 2025-11-01\nends: 2025-12-31\n---\n",
        "Campaigns/now.md": """
        ---
        name: Now
        goal: 1000
        starts: 2026-11-01
        ends: 2026-12-31
        pace: like:then
        appeals:
          - id: letter
            name: Letter
            channel: mail
            starts: 2026-11-01
            letter: letters/letter.md
            segments: [{id: lybunt, pick: lybunt, ask: last*1.25, keycode: L1}]
          - {id: calls, name: Calls, channel: phone}
        ---

        """,
        "Reports/board.md": "---\ntitle: Board\naudience: board\n---\nRaised {{ raised }}.\n",
        "Reports/letters/letter.md": """
        ---
        title: Letter
        ---
        {{ salutation }}

        Would you consider {{ ask1 }}?

        """,
        "Reports/letters/thank-you.md": """
        ---
        title: Thank you
        kind: thank-you
        ---
        {{ salutation }}

        {{#each gifts}}
        - {{ date }}: {{ gift }}. {{ goods_or_services }}
        {{/each}}

        """,
    ]
}
