import CampaignFiles
import CampaignKit
import CampaignServices

/// What the plan's files say and should not.
struct PlanFilesRule: CheckRule {
    var guides: [CheckGuide] {
        PlanFindingCode.allCases.map {
            CheckGuide(code: $0.rawValue, title: $0.title, explanation: $0.explanation)
        }
    }

    func findings(_ subject: CheckSubject) -> [Finding] { subject.loaded.findings }
}
