import CampaignKit
import Testing

/// Letters to one address.
@Suite("Letters to one mailbox") struct MailNeighborsTests {
    private func row(_ donor: Int64, _ street: String, _ unit: String = "", zip: String = "11201")
        -> MailMergeRow
    {
        var row = MailMergeRow(donor: donor)
        (row.address1, row.address2, row.city, row.postalCode) = (street, unit, "Brooklyn", zip)
        return row
    }

    @Test func oneAddressIsOneHoweverItIsWritten() {
        let rows = [
            row(1, "1 Elm St"), row(2, "2 Oak St"), row(3, "1 ELM STREET", zip: "11201-1234"),
            row(4, "1 Elm St", "Apt 2"), row(5, "1 Elm St", zip: "10001"), row(6, ""), row(7, ""),
        ]
        #expect(MailNeighbors.groups(rows) == [[1, 3]])
        #expect(MailNeighbors.groups([]).isEmpty)
    }

    @Test func aHouseholdThatIsKnownIsNotNoted() {
        let rows = [row(1, "1 Elm St"), row(2, "1 Elm St"), row(3, "1 Elm St"), row(1, "1 Elm St")]
        let share: (Int64, Int64) -> Bool = { Set([$0, $1]) == [1, 2] }
        #expect(MailNeighbors.groups(rows, isHousehold: share) == [[1, 3]])
    }
}
