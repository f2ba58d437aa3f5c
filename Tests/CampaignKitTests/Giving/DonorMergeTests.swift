import CampaignKit
import Testing

/// An address is one value, as are a name and a greeting: `rules.md §5`.
@Suite("Donors: what a row says of somebody known")
struct DonorMergeTests {
    private static let day = CalendarDate(dayNumber: 20_000)
    private let later = CalendarDate(dayNumber: day.dayNumber + 30)

    /// `Ida Holm|9 Elm St||Lyme|CT|06371`: name and address.
    private func details(_ text: String, _ change: (inout DonorDetails) -> Void = { _ in }) -> DonorDetails {
        var details = DonorDetails()
        let fields: [WritableKeyPath<DonorDetails, String>] = [
            \.name, \.address1, \.address2, \.city, \.state, \.postalCode, \.country,
        ]
        for (field, part) in zip(fields, text.split(separator: "|", omittingEmptySubsequences: false)) {
            details[keyPath: field] = String(part)
        }
        change(&details)
        return details
    }

    private func merge(_ old: DonorDetails, _ new: DonorDetails, takesLater: Bool = false) -> DonorMerge {
        DonorMerge(new, of: later, into: DatedDetails(old, on: Self.day), takesLater: takesLater)
    }

    @Test(arguments: [
        // Another address is kept away as a whole, never blended.
        ("|9 Elm St||Lyme|CT|06371", "|2 Sea Ln|Apt 4|Salem|MA|01970", false, true),
        ("|9 Elm St||Lyme|CT|06371", "|2 Sea Ln", false, true),
        ("|9 Elm St||Lyme|CT|06371", "|11 High St||Leeds||LS1 1AA|United Kingdom", false, true),
        // What cannot be mailed gives way to what can; another that cannot does not.
        ("|||Lyme|CT", "|2 Sea Ln||Salem|MA|01970", true, false),
        ("|9 Elm St", "|2 Sea Ln||Salem|MA|01970", true, false),
        ("|||Lyme|CT", "|||Salem|MA", false, true),
        // What only adds parts replaces.
        ("|9 Elm St||Lyme", "|9 Elm St||Lyme|CT|06371", true, false),
        ("|9 Elm St||Lyme|CT|06371", "|9 ELM STREET|Apt. 4|Lyme|CT|06371-1234", true, false),
        // The same in other words, or less of it, says nothing.
        ("|9 North Elm Street|Apt 4|Lyme|CT|06371-1234", "|9 N. Elm St|# 4|LYME|ct|06371|USA", false, false),
        ("|9 Elm St||Lyme|CT|06371", "|||Lyme|CT", false, false),
    ])
    func anAddressIsOneValue(old: String, new: String, isTaken: Bool, isListed: Bool) {
        let merge = merge(details(old), details(new))
        #expect(merge.kept == (isListed ? [.address] : []))
        #expect(merge.result.details == details(isTaken ? new : old))
        #expect(merge.result.days[.address] == (isTaken ? later : Self.day))
    }

    @Test func aLaterRowIsTakenWhenAsked() {
        let (old, new) = (details("|9 Elm St||Lyme|CT"), details("|2 Sea Ln||Salem|MA"))
        #expect(merge(old, new, takesLater: true).result.details == new)
        let sameDay = DonorMerge(new, of: Self.day, into: DatedDetails(old, on: Self.day), takesLater: true)
        #expect(sameDay.result.details == old && sameDay.kept == [.address])
    }

    @Test func returnedMailBelongsToItsAddress() {
        let returned = details("|9 Elm St||Lyme|CT|06371") { $0.suppressions = [.returnedMail, .doNotEmail] }
        let moved = merge(returned, details("|2 Sea Ln||Salem|MA"))
        #expect(moved.result.details.suppressions == .doNotEmail && moved.result.details.city == "Salem")
        // An older row, or what only adds a ZIP, is not news.
        let older = DonorMerge(
            details("|2 Sea Ln||Salem|MA"), of: Self.day, into: DatedDetails(returned, on: later))
        #expect(older.result.details == returned && older.kept == [.address])
        let sameStreet = merge(returned, details("|9 Elm St||Lyme|CT|06371-1234"))
        #expect(sameStreet.result.details.suppressions.contains(.returnedMail))
        // Mail that came back from elsewhere says nothing of this address; from this one it does.
        let elsewhere = details("|2 Sea Ln||Salem|MA") { $0.suppressions = [.returnedMail, .deceased] }
        #expect(merge(details("|9 Elm St||Lyme|CT"), elsewhere).result.details.suppressions == .deceased)
        let here = details("") { $0.suppressions = .returnedMail }
        #expect(merge(details("|9 Elm St||Lyme|CT"), here).result.details.suppressions == .returnedMail)
    }

    @Test func aGreetingGoesWithItsName() {
        let old = details("Eli Reed") { $0.addressee = "Mr. Eli Reed" }
        let new = details("Elise Fenn") {
            $0.firstName = "Elise"; $0.lastName = "Fenn"; $0.salutation = "Dear Elise,"
        }
        let merge = merge(old, new)
        #expect(merge.result.details == old && merge.kept == [.name, .greeting])
        let without = self.merge(details("Eli Reed"), new)
        #expect(without.result.details == details("Eli Reed"), "not even where there was no greeting")
        let taken = self.merge(old, details("Elise Fenn"), takesLater: true).result.details
        #expect(taken == details("Elise Fenn"), "words for the old name do not greet the new one")
    }

    @Test func aNameInOneCellAndInTwoIsOne() {
        let split = details("") {
            $0.firstName = "Ida"; $0.lastName = "Holm"; $0.salutation = "Ida"
        }
        let merge = merge(details("Ida Holm"), split)
        #expect(merge.kept.isEmpty && merge.result.details.firstName == "Ida")
        #expect(merge.result.details.salutation == "Ida")
        let works = details("") { $0.organization = "Holm Bakery" }
        let contact = self.merge(works, split)
        #expect(contact.kept.isEmpty && contact.result.details.lastName == "Holm")
        #expect(self.merge(details("Ida Holm"), details("Ida Berg")).kept == [.name])
    }

    @Test func aRegisterNumberIsOneValueAndFillsWhatIsMissing() {
        let old = details("Oak Fund")
        let new = details("Oak Fund") { $0.orgID = "US-EIN-12-3456789" }
        #expect(merge(old, new).kept.isEmpty)
        let same = details("Oak Fund") { $0.orgID = "us-ein-12-3456789" }
        #expect(merge(new, same).kept.isEmpty)
        let other = details("Oak Fund") { $0.orgID = "US-EIN-98-7654321" }
        #expect(merge(new, other).kept == [.register])
    }

    @Test func telephoneAndEMailAreComparedAsTheyAreUsed() {
        let old = details("Ida Holm") {
            $0.phone = "(201) 555-0101"; $0.email = "Ida@Example.org"; $0.language = "en"
        }
        let same = details("Ida Holm") {
            $0.phone = "+1 201 555 0101"; $0.email = "ida@example.org "; $0.language = "EN"
        }
        #expect(merge(old, same).kept.isEmpty)
        let other = details("Ida Holm") {
            $0.phone = "201-555-0199"; $0.email = "i@example.org"
        }
        #expect(merge(old, other).kept == [.email, .phone])
        #expect(merge(old, other, takesLater: true).result.details.phone == "201-555-0199")
    }

    @Test func anEditWritesAWholeNewAddress() {
        var edit = DonorEdit()
        edit.texts = [(\.address1, "2 Sea Ln"), (\.email, "")]
        edit.lowered = .doNotMail
        edit.raised = .deceased
        let known = details("Ida Holm|9 Elm St||Lyme|CT") {
            $0.email = "i@example.org"; $0.suppressions = [.returnedMail, .doNotMail]
        }
        let result = edit.applied(to: DatedDetails(known, on: Self.day), on: later)
        #expect(result.details.address1 == "2 Sea Ln" && result.details.city == "Lyme")
        #expect(result.details.email.isEmpty && result.details.suppressions == .deceased)
        #expect(
            result.days[.address] == later && result.days[.name] == Self.day && result.days[.email] == nil)
        #expect(edit.parts == [.email, .address])
    }

    @Test("an initial gives way to the name it stands for, and says nothing beside it")
    func initials() {
        let spelled = merge(details("B LI"), details("Bo Li"))
        #expect(spelled.result.details.name == "Bo Li" && spelled.kept.isEmpty)
        let less = merge(details("Bo Li"), details("B. Li"))
        #expect(less.result.details.name == "Bo Li" && less.kept.isEmpty && less.agreed == [.name])
        #expect(merge(details("B Li"), details("Ann Li")).kept == [.name])
        #expect(merge(details("Ana Ruiz"), details("Ruiz, Ana")).kept.isEmpty, "the same in another order")
    }

    @Test(
        "of a cell with more than an e-mail address the first counts",
        arguments: [
            ("Cy Vance <cy@example.org>", "cy@example.org", 0),
            ("mailto:Cy@example.org", "Cy@example.org", 0),
            ("mailto:cy@example.org?subject=hi", "cy@example.org", 0),
            ("cy@example.org.", "cy@example.org", 0),
            ("bo@example.org; bo2@example.org", "bo@example.org", 1),
            ("bo@example.org, BO@example.org", "bo@example.org", 0), ("bo at example", "bo at example", 0),
            ("bo @example.org", "bo @example.org", 0), ("", "", 0),
        ])
    func addresses(cell: String, first: String, others: Int) {
        #expect(EmailAddress.reading(cell) == (first, others))
        #expect(NameFolding.email(cell) == (first.contains(" ") || first.isEmpty ? nil : first.lowercased()))
    }

    @Test(
        "names are written as they are spoken",
        arguments: [
            ("Sol, Vera B.", "Sol", "Vera B."), ("Robert Smith Jr.", "Smith", "Robert"),
            ("Dr. Jan van der Meer", "van der Meer", "Jan"), ("Cohen, M.D.", "Cohen", "M.D."),
        ])
    func written(name: String, family: String, given: String) {
        #expect(details(name).familyAndGiven == (family, given))
    }
}
