import Foundation

@testable import CampaignCLI

/// A workspace to run commands in.
enum Fixture: String, CaseIterable {
    /// Nothing at all.
    case none
    /// A small charity: a tree, an open-ended fund, campaigns that are running, over and yet to come.
    case basic
    /// Two errors and a warning.
    case broken
    /// Names that try to be more than text.
    case hostile
    /// One campaign with projects, an appeal in three segments and letters: what the situations happen in.
    case riverbend

    func write(to folder: URL) throws {
        for (path, text) in files {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    private var files: [String: String] {
        switch self {
        case .none: [:]
        case .basic: Self.organization.merging(Self.campaigns) { $1 }
        case .riverbend:
            Self.riverbendFiles.merging(
                SampleFiles.templates.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
            ) { $1 }
        case .broken:
            Self.organization.merging([
                "Campaigns/gala-2026.md": "---\nname: Gala\ngoal: 60.000\n---\n",
                "Campaigns/shelving.md": "---\nname: Shelving\nparent: gala-206\nstart: 2026-01-01\n---\n",
            ]) { $1 }
        case .hostile:
            Self.organization.merging([
                "Campaigns/odd.md":
                    "---\nname: \"=1+1 | <b>日本語</b> [x](y)\"\ngoal: 100\nstarts: 2026-01-01\n---\n"
            ]) { $1 }
        }
    }

    private static let organization = [
        "Campaigns/organization.yml": "name: Riverbend Literacy Fund\ntime_zone: America/New_York\n"
    ]

    private static let campaigns = [
        "Campaigns/year-end-2026.md": """
        ---
        name: Year-End Appeal 2026
        goal: $60,000
        starts: 2026-10-01
        ends: 2026-12-31
        appeals:
          - id: first-letter
            name: First letter
            channel: mail
            goal: $25,000
            cost: $1,926
            letter: letters/first.md
            segments: [{id: lybunt, pick: lybunt, ask: last*1.25}]
          - id: board-calls
            name: Board calls
            channel: phone
        ---
        Reading changes lives.

        """,
        "Campaigns/programs.md": "---\nname: Programs\ngoal: $150,000\n---\n",
        "Campaigns/reading-room.md": """
        ---
        name: Reading room
        goal: $120,000
        starts: 2026-01-01
        ends: 2027-06-30
        parent: programs
        counting: {in_kind: include}
        projects:
          - id: shelving
            name: Shelving and chairs
            goal: $40,000
            approved: {on: 2025-11-12, resolution: 2025-17, cap: 45000}
            partners: [{name: City, share: 40%}, {name: Library, share: 60%}]
            lines: [{id: wood, name: Wood, goal: 9000}]
            units: [{id: chair, name: Chair, price: 500, count: 20}]
        ---

        """,
        "Campaigns/book-boxes.md": "---\nname: Book boxes\nstarts: 2024-01-01\nparent: programs\n---\n",
        "Campaigns/spring-2026.md": """
        ---
        name: Spring 2026
        goal: $25,000
        starts: 2026-03-01
        ends: 2026-05-31
        ---

        """,
        "Campaigns/gala-2026.md": """
        ---
        name: Gala 2026
        goal: $40,000
        starts: 2026-12-01
        ends: 2026-12-05
        ---

        """,
    ]

    private static let riverbendFiles = [
        "Campaigns/organization.yml": """
        name: Riverbend Literacy Fund
        ein: "00-0000000"
        address: [12 Mill Lane, "Riverbend, NY 10001"]
        currency: USD
        time_zone: America/New_York
        signatory: The Treasurer

        """,
        "Campaigns/library.md": """
        ---
        name: Library wing
        goal: $100,000
        starts: 2024-01-01
        ends: 2026-12-31
        projects:
          - {id: stacks, name: Stacks, goal: "$20,000"}
          - {id: desks, name: Desks, goal: "$10,000"}
        appeals:
          - id: autumn-2026
            name: Autumn letter 2026
            channel: mail
            starts: 2026-11-01
            ends: 2027-01-15
            letter: letters/autumn.md
            segments:
              - {id: retained, pick: retained, ask: last*1.1, keycode: A26R}
              - {id: lybunt, pick: lybunt, ask: last*1.25, keycode: A26L}
              - {id: rest, pick: all, ask: last, keycode: A26X}
        ---
        A wing for readers.

        """,
        "Reports/board.md": """
        ---
        title: Where we stand
        audience: board
        ---
        Raised {{ raised }} from {{ donors }} donors; received {{ received }}.

        ```{status}
        ```

        """,
        "Reports/letters/autumn.md": """
        ---
        title: Autumn letter
        ---
        {{ salutation }}

        Thank you{{#if last_gift_amount}} for {{ last_gift_amount }}{{/if}}. Would you consider {{ ask1 }}?

        {{ signatory }}

        """,
        "Reports/letters/thank-you.md": """
        ---
        title: Thank you
        kind: thank-you
        ---
        {{ salutation }}

        {{#each gifts}}
        - {{ date }}: {{ gift }}{{#if designation}}, for {{ designation }}{{/if}}. {{ goods_or_services }}
        {{/each}}

        {{ signatory }}

        """,
    ]
}
