/// Where money goes: a campaign and, within it, an appeal, a project, a budget line, a unit, and the keycode.
///
/// The empty string is "none". An empty campaign is *unassigned*.
public struct Designation: Hashable, Sendable {
    public var campaign: String
    public var appeal: String
    public var project: String
    public var line: String
    public var unit: String
    public var keycode: String

    public init(
        campaign: String = "", appeal: String = "", project: String = "", line: String = "",
        unit: String = "", keycode: String = ""
    ) {
        self.campaign = campaign
        self.appeal = appeal
        self.project = project
        self.line = line
        self.unit = unit
        self.keycode = keycode
    }

    public static let unassigned = Designation()
}
