import CampaignFiles
import CampaignKit
import Testing

/// A plan with one thing wrong, and the finding that says so.
struct Fixture: CustomTestStringConvertible, Sendable {
    let code: PlanFindingCode
    let message: String
    let hint: String?
    let files: [(path: String, text: String)]

    static let organization = "name: Friends of the Reading Room\n"

    var testDescription: String { "\(code.rawValue): \(message)" }

    /// A campaign `fund` whose front matter is `yaml`; `others` are further campaigns.
    static func campaign(
        _ code: PlanFindingCode, _ yaml: String, _ message: String, hint: String?,
        others: [String: String] = [:]
    ) -> Fixture {
        var files = [("Campaigns/organization.yml", organization), ("Campaigns/fund.md", framed(yaml))]
        for (id, text) in others.sorted(by: { $0.key < $1.key }) {
            files.append(("Campaigns/\(id).md", framed(text)))
        }
        return Fixture(code: code, message: message, hint: hint, files: files)
    }

    /// A campaign file as a whole.
    static func file(_ code: PlanFindingCode, _ text: String, _ message: String, hint: String?) -> Fixture {
        Fixture(
            code: code, message: message, hint: hint,
            files: [("Campaigns/organization.yml", organization), ("Campaigns/fund.md", text)])
    }

    /// An organization file.
    static func organization(_ code: PlanFindingCode, _ yaml: String, _ message: String, hint: String?)
        -> Fixture
    {
        Fixture(code: code, message: message, hint: hint, files: [("Campaigns/organization.yml", yaml)])
    }

    static func framed(_ yaml: String) -> String { "---\n\(yaml)\n---\nThe case.\n" }
}

extension WorkspaceSource {
    /// A plan of these files; `organization.yml` is told by its path, what is not read by its ending.
    init(_ files: [(path: String, text: String)]) {
        let all = files.map { PlanFile(path: $0.path, text: $0.text) }
        self.init(
            organization: all.first { $0.path == Self.organizationPath },
            campaigns: all.filter { $0.path.hasSuffix(".md") })
        unread = files.map(\.path).filter { !$0.hasSuffix(".md") && $0 != Self.organizationPath }
    }

    /// A plan of one campaign `fund`.
    static func fund(_ yaml: String, organization: String = Fixture.organization) -> WorkspaceSource {
        WorkspaceSource([(organizationPath, organization), ("Campaigns/fund.md", Fixture.framed(yaml))])
    }
}

extension PlanResult {
    /// The codes found, in order.
    var codes: [String] { findings.map(\.code) }

    /// The campaign `fund`.
    var fund: Campaign? { partialPlan.campaign("fund") }
}
