/// The row of a status or a breakdown that a figure is in.
public enum FigureScope: Hashable, Sendable {
    case total
    /// Some campaigns without what is below them; the empty id is *unassigned*.
    case campaigns([String])
    case appeal(String, campaign: String)
    case project(String, campaign: String)
    case line(String, project: String, campaign: String)
    case unit(String, project: String, campaign: String)

    /// Whether money of a place is in the row.
    public func holds(_ place: Place) -> Bool {
        switch self {
        case .total: true
        case .campaigns(let ids): ids.contains(place.campaign)
        case .appeal(let id, let campaign): place.appeal == id && place.campaign == campaign
        case .project(let id, let campaign): place.project == id && place.campaign == campaign
        case .line(let id, let project, let campaign):
            place.line == id && place.project == project && place.campaign == campaign
        case .unit(let id, let project, let campaign):
            place.unit == id && place.project == project && place.campaign == campaign
        }
    }
}
