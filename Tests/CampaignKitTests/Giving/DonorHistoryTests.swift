import CampaignKit
import Testing

/// `rules.md §5`: what is known of a donor without what an undone import said.
@Suite("A donor's history without some batches")
struct DonorHistoryTests {
    private let day = CalendarDate(dayNumber: 700)

    private func version(_ name: String, _ street: String = "", _ email: String = "") -> DatedDetails {
        var details = DonorDetails()
        (details.name, details.address1, details.email) = (name, street, email)
        return DatedDetails(details, on: day)
    }

    @Test("who made a donor alone takes everything along")
    func alone() {
        var history = DonorHistory()
        history.take(version("Ana Ruiz", "1 Oak St"), counts: false)
        #expect(history.known == nil)
        history.take(version("Ana Ruiz", "1 Oak St", "a@example.org"), counts: true)
        #expect(history.known?.details.email == "a@example.org")
        #expect(history.known?.details.name == "", "nobody who counts said it")
    }

    @Test("what a source said as it was known already stays")
    func agreed() {
        var history = DonorHistory()
        history.take(version("Ana Ruiz", "1 Oak St"), counts: false)
        history.hear(.name, ["ANA RUIZ", "", "", ""], on: day)
        #expect(history.known?.details.name == "ANA RUIZ" && history.known?.details.address1 == "")
        history.hear(.name, ["Other", "", "", ""], on: day)
        #expect(history.known?.details.name == "ANA RUIZ", "the first who counts")
    }

    @Test("an undone change goes, what stood before comes back")
    func change() {
        var history = DonorHistory()
        history.take(version("Ana Ruiz", "1 Oak St"), counts: true)
        history.take(version("Ana Ruiz", "2 Elm St"), counts: false)
        #expect(history.known == version("Ana Ruiz", "1 Oak St"))
        history.take(version("Ana Ruiz", "1 Oak St"), counts: false)
        history.take(version("Ana Ruiz", "2 Elm St"), counts: true)
        #expect(history.known?.details.address1 == "2 Elm St", "said anew after it was taken back")
    }

    @Test("a suppression stands as long as one who counts raised it")
    func suppressions() {
        var raised = version("Ana Ruiz")
        raised.details.suppressions = [.deceased, .doNotMail]
        var history = DonorHistory()
        history.take(version("Ana Ruiz"), counts: true)
        history.take(raised, counts: false)
        history.hear([.deceased])
        #expect(history.known?.details.suppressions == [.deceased])
        raised.details.suppressions = []
        history.take(raised, counts: true)
        #expect(history.known?.details.suppressions == [])
    }
}
