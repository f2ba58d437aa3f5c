import CampaignKit
import CampaignReports
import CampaignServices
import Testing

/// Where the names that donors and the public read appear, and where they do not.
@Suite("Public names on pages and in letters") struct PublicNameServiceTests {
    private static let campaign = """
        ---
        name: YE26 <b>
        public_name: {en: "Before </bdi><script>", he: "לפני תום השנה", es: "Fin de año"}
        goal: 1000
        starts: 2026-11-01
        ends: 2026-12-31
        appeals:
          - id: letter
            name: DM
            public_name: {en: Autumn letter, es: Carta de otoño}
            letter: letters/letter.md
            segments: [{id: rest, pick: all, ask: last}]
        projects:
          - id: floor
            name: F3
            public_name: {en: Third floor, he: "קומה שלישית"}
            units: [{id: lab, name: U1, public_name: {en: Laboratory, es: Laboratorio}, price: 10}]
        ---

        """

    private static let gifts = """
        gift_id,type,date,amount,campaign,project,donor_id,first_name,last_name,language,address1,city,state,postal_code
        g1,gift,2026-11-15,100,now,floor,A,Ana,Ruiz,en,1 Elm St,Brooklyn,NY,11201
        g2,gift,2026-11-16,50,now,,B,Ben,Okafor,he,2 Oak St,Brooklyn,NY,11201
        g3,gift,2026-11-17,40,now,floor,C,Cleo,Marsh,es,3 Ash St,Brooklyn,NY,11201
        g4,gift,2026-11-17,30,now,floor,D,Dana,Weiss,en,4 Fir St,Brooklyn,NY,11201
        g5,gift,2026-11-17,20,now,,E,Eli,Stone,en,5 Yew St,Brooklyn,NY,11201
        g6,gift,2026-11-17,20,now,,F,Fay,Lowe,en,6 Bay St,Brooklyn,NY,11201

        """

    private static let body = """
        {{ now.name }} and {{ letter.name }}.

        ```{status}
        ```

        ```{projects}
        ```

        """

    private func office(_ files: [String: String] = [:]) throws -> ScratchOffice {
        let thanks = """
            ---
            title: Thanks
            kind: thank-you
            ---
            {{ salutation }}

            {{#each gifts}}
            - {{ gift }}, for {{ designation }}. {{ goods_or_services }}
            {{/each}}

            """
        let named = [
            "Campaigns/now.md": Self.campaign, "Reports/letters/thank-you.md": thanks,
            "Reports/letters/thank-you.he.md": thanks.replacing("title", with: "lang: he\ntitle"),
            "Reports/letters/thank-you.es.md": thanks.replacing("title", with: "lang: es\ntitle"),
        ]
        let office = try ScratchOffice(files: named.merging(files) { $1 })
        try office.post(Self.gifts)
        return office
    }

    private func page(_ language: LetterLanguage, _ audience: Audience) throws -> String {
        let front = "---\ntitle: T\nlang: \(language.rawValue)\naudience: \(audience)\n---\n"
        let office = try office(["Reports/page.md": front + Self.body])
        let files = try ReportFiles(directory: office.directory()).named(["page"])
        return try ReportRun(books: office.view(), form: .html).build(files, office).reports[0].text
    }

    @Test func aPageHasTheNamesOfItsReaders() throws {
        let staff = try page(.en, .board)
        #expect(staff.contains("YE26 &lt;b&gt;") && staff.contains("F3") && !staff.contains("Third floor"))
        let english = try page(.en, .public)
        #expect(english.contains("Before &lt;/bdi&gt;&lt;script&gt;") && english.contains("Autumn letter"))
        #expect(english.contains("Third floor"))
        let spanish = try page(.es, .public)
        #expect(spanish.contains("Fin de año") && spanish.contains("Carta de otoño"))
        // Without a name of the language, the English one.
        #expect(spanish.contains("Third floor"))
        let hebrew = try page(.he, .board)
        #expect(hebrew.contains("<bdi>לפני תום השנה</bdi>") && hebrew.contains("קומה שלישית"))
        // The board knows the office's names where its language has none.
        #expect(hebrew.contains("DM") && !hebrew.contains("Autumn"))
        for text in [english, spanish] {
            #expect(!text.contains("YE26") && !text.contains("F3") && !text.contains("DM"))
            #expect(!text.contains("<script"))
        }
    }

    @Test(arguments: [Audience.board, .public]) func suchAPageIsStillRight(_ audience: Audience) throws {
        let front = "---\ntitle: T\nlang: es\naudience: \(audience)\n---\n"
        let office = try office(["Reports/page.md": front + Self.body])
        let files = try ReportFiles(directory: office.directory()).named(["page"])
        let text = try ReportRun(books: office.view(), form: .html).build(files, office).reports[0].text
        let page = try #require(BuiltPage(text))
        #expect(page.figures.contains { $0.name == "now.name" && $0.text == "Fin de año" })
        #expect(try ReportVerification(page, office.view()).changed.isEmpty)
        let edited = try #require(BuiltPage(text.replacing("Fin de año", with: "Fin")))
        #expect(try ReportVerification(edited, office.view()).changed.map(\.then.name) == ["now.name"])
    }

    @Test func thanksSayWhatDonorsCallIt() throws {
        let office = try office()
        let view = try office.view()
        let run = try ThankYouRun(
            office.ledgerForPosting(in: ""), view, since: nil, today: office.day, limit: nil)
        // Staff read the office's names on the list.
        #expect(Set(run.letters.map(\.row.designation.text)) == ["F3", "YE26 <b>"])
        let job = LetterJob(
            books: view, directory: office.directory(), today: office.day, fallsBack: false)
        let (letters, _) = try job.run(run.letters, appeal: nil) { _ in ThankYouRun.path }
        var page: [UInt8] = []
        letters.write(title: "Thanks") { page += $0 }
        let text = String(decoding: page, as: UTF8.self)
        for name in ["Third floor", "לפני תום השנה"] { #expect(text.contains("for <bdi>\(name)</bdi>")) }
        #expect(!text.contains("F3") && !text.contains("YE26") && !text.contains("<script"))
    }

    @Test func aWidgetIsForThePublic() throws {
        let view = try office().view()
        for (language, name) in [
            (LetterLanguage.en, "Before </bdi><script>"), (.he, "לפני תום השנה"), (.es, "Fin de año"),
            (.ar, "Before </bdi><script>"),
        ] {
            let day = try #require(CalendarDate("2026-11-20"))
            let figures = try ReportFigures(view, on: day, audience: .public, needs: [], in: language)
            let widget = PublicWidget(figures, campaign: "now", language: language)
            #expect(widget.name == name)
            #expect(!widget.svg.contains("<script") && !widget.svg.contains("YE26"))
        }
    }
}
