import Foundation

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
}
