import CampaignKit
import Testing

@testable import CampaignLedger

/// Every column of a donor's words is read and written at its own place.
@Suite("Donor columns")
struct DonorColumnsTests {
    @Test func eachHasItsOwnPlace() {
        var details = DonorDetails()
        for column in DonorColumns.all { column.set(&details, column.name) }
        #expect(DonorColumns.texts(details) == DonorColumns.names)
        #expect(Set(DonorColumns.names).count == DonorColumns.names.count)
    }
}
