import CampaignKit
import Testing

@testable import CampaignLedger

/// A donor's words are listed three times, for columns, key paths and reading: the lists must agree.
@Suite("Donor columns")
struct DonorColumnsTests {
    @Test func oneOrder() {
        var details = DonorDetails()
        for (name, field) in zip(DonorColumns.names, DonorColumns.fields) { details[keyPath: field] = name }
        #expect(DonorColumns.names.count == DonorColumns.fields.count)
        #expect(DonorColumns.texts(details) == DonorColumns.names)
    }
}
