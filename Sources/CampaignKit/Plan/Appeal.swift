/// One asking within a campaign: who was asked, by what channel, at what cost.
public struct Appeal: Sendable, Equatable {
    public enum Channel: String, Sendable, CaseIterable {
        case mail, email, phone, event, web
        case faceToFace = "face-to-face"
        case grant
    }

    /// How a blank benefit is read: as none, or as unknown until someone says (`rules.md §4.2`).
    public enum Benefits: String, Sendable, CaseIterable { case none, ask }

    /// Whether its pieces go by post, to those whose mail comes in and who want it.
    public var isPosted: Bool { AppealMedium(channel) == .post }

    /// Why no piece of it should go to a household of these members; nil when one may.
    public func obstacle(to people: [AppealPerson]) -> SuppressionReason? {
        HouseholdRecipients(people, reach: AppealMedium(channel)).obstacle
    }

    /// Kebab-case, unique in the workspace.
    public var id: String
    public var name: String
    /// What donors and the public read instead.
    public var publicName = PublicName()
    public var channel: Channel?
    public var starts: CalendarDate?
    public var ends: CalendarDate?
    public var goal: Money?
    public var cost: Money?
    /// The letter template's path under `Reports/`.
    public var letter: String?
    /// The web page where people give to it; nil for the charity's own page.
    public var givingPage: String?
    public var benefits: Benefits?
    public var segments: [Segment]
    /// The line of the campaign's file that names it.
    public var line: Int

    public init(
        id: String, name: String, channel: Channel? = nil, starts: CalendarDate? = nil,
        ends: CalendarDate? = nil, goal: Money? = nil, cost: Money? = nil, letter: String? = nil,
        benefits: Benefits? = nil, segments: [Segment] = [], line: Int = 1
    ) {
        self.id = id
        self.name = name
        self.channel = channel
        self.starts = starts
        self.ends = ends
        self.goal = goal
        self.cost = cost
        self.letter = letter
        self.benefits = benefits
        self.segments = segments
        self.line = line
    }
}

/// A group of donors that an appeal asks, with the ask for each.
public struct Segment: Sendable, Equatable {
    public var id: String
    /// A lifecycle name or an expression, as written.
    public var pick: String
    /// The ask formula, as written: `last*1.25`.
    public var ask: String?
    /// The letter for this segment when it differs from the appeal's.
    public var letter: String?
    /// The charity's own code for the reply slips; nil takes one from the ids.
    public var keycode: String?
    /// The cells of a test, single letters: each donor is in one of them for good.
    public var split: [String]
    /// Whether those who gave this year already are asked again; not those who gave since the appeal began.
    public var again: Bool

    public init(
        id: String, pick: String, ask: String? = nil, letter: String? = nil,
        keycode: String? = nil, split: [String] = [], again: Bool = false
    ) {
        self.id = id
        self.pick = pick
        self.ask = ask
        self.letter = letter
        self.keycode = keycode
        self.split = split
        self.again = again
    }
}
