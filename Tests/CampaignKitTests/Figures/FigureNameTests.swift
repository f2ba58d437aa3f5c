import CampaignKit
import Testing

/// A figure's name taken apart, and what it is about.
@Suite("Names of figures")
struct FigureNameTests {
    private let index: PlanIndex = {
        let shelving = FundedProject(
            id: "shelving", name: "Shelving", lines: [BudgetLine(id: "wood", name: "Wood")],
            units: [
                NamingOpportunity(
                    id: "chair", name: "Chair", price: Money(minorUnits: 1, currency: .usd), count: 2)
            ])
        let campaign = Campaign(
            id: "room", name: "Room", projects: [shelving], appeals: [Appeal(id: "letter", name: "Letter")])
        return PlanIndex(Plan(organization: Organization(name: "Us"), campaigns: [campaign]))
    }()

    private func subject(_ text: String, campaigns: [String] = []) throws -> FigureSubject {
        try FigureName(text).subject(in: index, campaigns: campaigns)
    }

    @Test("What a name is about")
    func subjects() throws {
        let letter = FigureSubject.appeal("letter", campaign: "room")
        #expect(try subject("room.raised") == .campaign("room"))
        #expect(try subject("room.own.raised") == .own("room"))
        #expect(try subject("letter.raised") == letter)
        #expect(try subject("room.letter.raised") == letter)
        #expect(try subject("room.shelving.raised") == .project("shelving", campaign: "room"))
        #expect(try subject("shelving/chair.raised") == .unit("chair", project: "shelving", campaign: "room"))
        #expect(try subject("shelving/wood.raised") == .line("wood", project: "shelving", campaign: "room"))
        #expect(try subject("total.2026-11.raised") == .total)
        #expect(try subject("unassigned.gifts") == .unassigned)
        #expect(try subject("organization.name") == .organization)
        #expect(try subject("gone.raised", campaigns: ["gone"]) == .campaign("gone"))
    }

    @Test("What nothing is about")
    func unknown() {
        #expect(throws: FigureNameError.notOwn) { try subject("letter.own.raised") }
        #expect(throws: FigureNameError.unknownCampaign("rom", known: ["room"])) {
            try subject("rom.letter.raised")
        }
        #expect(throws: FigureNameError.unknownPart("floor", of: "room", known: ["shelving", "letter"])) {
            try subject("room.floor.raised")
        }
        #expect(
            throws: FigureNameError.unknownRow(
                "gone", known: ["room", "shelving", "letter", "total", "unassigned"])
        ) { try subject("gone.raised") }
        #expect(throws: FigureNameError.unknownFigure("rased", of: "room")) {
            try FigureName("room.rased").known()
        }
    }

    @Test("It is called what it was typed as, and a subject by its whole path")
    func labels() throws {
        #expect(try FigureName("room.letter.raised").label == "room.letter")
        #expect(try FigureName("letter.raised").label == "letter")
        #expect(try FigureName("room.own.raised").label == "room.own")
        #expect(try FigureName("total.2026-11.raised").label == "total")
        #expect(try FigureName("as_of") == FigureName("total.as_of"))
        for text in ["room", "room.own", "room.letter", "room.shelving", "shelving/chair", "total"] {
            #expect(try subject(text + ".raised").path == text)
        }
    }

    @Test("The places of a subject's money")
    func scopes() throws {
        let tree = CampaignTree(
            Plan(
                organization: Organization(name: "Us"),
                campaigns: [Campaign(id: "top", name: "T"), Campaign(id: "leaf", name: "L", parent: "top")]))
        #expect(FigureSubject.campaign("top").scope(in: tree) == .campaigns(["top", "leaf"]))
        #expect(FigureSubject.own("top").scope(in: tree) == .campaigns(["top"]))
        #expect(FigureSubject.unassigned.scope(in: tree) == .campaigns([""]))
        #expect(FigureSubject.total.scope(in: tree) == .total)
        #expect(FigureSubject.organization.scope(in: tree) == nil)
    }

    @Test("What changed in a period is the later value less the earlier one")
    func change() throws {
        var (before, after) = (Tally(), Tally())
        (before.gifts, after.gifts) = (3, 10)
        let days = (CalendarDate(dayNumber: 1), CalendarDate(dayNumber: 32))
        let change = try #require(
            try FigureFormula.change(of: .gifts, label: "total", from: (days.0, before), to: (days.1, after)))
        #expect(change.value == .count(7))
        #expect(change.formula.parts.map(\.value) == [.count(10), .count(3)])
        #expect(change.formula.parts.first?.next == "total.gifts --as-of \(days.1)")
        for figure in [TallyFigure.donors, .firstTimeDonors, .overdue] {
            #expect(
                try FigureFormula.change(
                    of: figure, label: "total", from: (days.0, before), to: (days.1, after))
                    == nil)
        }
    }
}
