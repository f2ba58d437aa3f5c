import CampaignFiles
public import CampaignKit

/// What the plan's files say and should not.
public struct PlanFilesRule: CheckRule {
    public var guides: [CheckGuide] {
        PlanFindingCode.allCases.map {
            CheckGuide(code: $0.rawValue, title: $0.title, explanation: $0.explanation)
        }
    }

    public func findings(_ subject: CheckSubject) -> [Finding] { subject.loaded.findings }
}
