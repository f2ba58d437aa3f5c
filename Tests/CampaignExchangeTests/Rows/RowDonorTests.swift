import CampaignExchange
import CampaignKit
import Testing

/// Who gave, and when it is said again.
@Suite("Donor of a row")
struct RowDonorTests {
    @Test func everyColumn() throws {
        let columns: [(String, WritableKeyPath<DonorDetails, String>)] = [
            ("donor_name", \.name), ("first_name", \.firstName), ("last_name", \.lastName),
            ("organization", \.organization), ("household_id", \.householdID), ("salutation", \.salutation),
            ("addressee", \.addressee), ("email", \.email), ("phone", \.phone), ("address1", \.address1),
            ("address2", \.address2), ("city", \.city), ("state", \.state), ("postal_code", \.postalCode),
            ("country", \.country), ("language", \.language), ("org_id", \.orgID),
        ]
        var expected = DonorDetails()
        for (index, column) in columns.enumerated() { expected[keyPath: column.1] = "v\(index)" }
        expected.kind = .dafSponsor
        expected.suppressions = [.deceased, .doNotMail, .doNotEmail, .doNotPublish, .returnedMail]
        let header = columns.map(\.0).joined(separator: ",")
        let values = columns.indices.map { "v\($0)" }.joined(separator: ",")
        let row = try readRow(
            "date,amount,donor_id,donor_kind,deceased,do_not_mail,do_not_email,do_not_publish,returned_mail,"
                + header, "2026-01-05,5,D-1,DAF sponsor,yes,true,1,X,y,\(values)")
        #expect(row.donor == DonorReference(externalID: "D-1", details: expected))
    }

    @Test func nobody() throws {
        #expect(try readRow("date,amount", "2026-01-05,5").donor == nil)
        #expect(try readRow("date,amount,donor_id,first_name,deceased", "2026-01-05,5, ,,").donor == nil)
    }

    @Test func aStateAloneIsNoDonorAndIsNotLost() throws {
        let row = try readRow(
            "date,amount,donor_kind,first_name,state,country", "2026-01-05,5,person,,WA,US")
        #expect(row.donor == nil)
        #expect(
            row.extra == [
                ImportedEntry.ExtraColumn(name: "state", value: "WA"),
                ImportedEntry.ExtraColumn(name: "country", value: "US"),
                ImportedEntry.ExtraColumn(name: "donor_kind", value: "person"),
            ])
    }

    @Test func anIDAlone() throws {
        let row = try readRow("date,amount,donor_id,first_name", "2026-01-05,5,D-1,")
        #expect(row.donor == DonorReference(externalID: "D-1"))
    }

    @Test func detailsAlone() throws {
        let row = try readRow("date,amount,email", "2026-01-05,5,a@example.org")
        #expect(row.donor?.externalID == "")
        #expect(row.donor?.details?.email == "a@example.org")
    }

    @Test(
        "an organization's kind",
        arguments: [
            (",,,,Acme", DonorKind.organization), (",,Ann,,Acme", nil), (",Ann Acme,,,Acme", nil),
            ("company,,,,Acme", .company), (",,Ann,,", nil),
        ] as [(String, DonorKind?)])
    func kind(cells: String, kind: DonorKind?) throws {
        let row = try readRow(
            "date,amount,donor_kind,donor_name,first_name,last_name,organization", "2026-01-05,5,\(cells)")
        #expect(row.donor?.details?.kind == kind)
    }

    @Test(
        "placeholders name nobody",
        arguments: [
            "n/a,,,", "Anonymous,,,", "Not shared by donor,,,Not shared by donor", "-,-,-,-", "?,,,n/a",
            ",Anonymous,Donor,", ",Test,Test,", "Anónimo,,,", "keine Angabe,,,", "אנונימי,,,", "مجهول,,,",
        ])
    func placeholders(cells: String) throws {
        let row = try readRow("date,amount,donor_name,first_name,last_name,email", "2026-01-05,5,\(cells)")
        #expect(row.donor == nil)
    }

    @Test func anonymousWithAnAddressIsAPersonWhoWantsNoPublicity() throws {
        let header = "date,amount,donor_id,donor_name,email,city,anonymous"
        let text = [
            header, "2026-01-05,5,,Anonymous,a@example.org,n/a,", "2026-01-05,5,7,Anonymous,,,",
            "2026-01-06,5,7,Anonymous,,,", "2026-01-06,5,8,Anonymous,b@example.org,,staff",
            "2026-01-06,5,9,Ann,,,",
        ].joined(separator: "\n")
        let rows = try readRows(MemoryByteSource(text)).rows
        #expect(rows.map(\.anonymity) == [.board, .board, .board, .staff, .none])
        #expect(rows[0].donor?.details?.email == "a@example.org")
        #expect(rows.prefix(2).allSatisfy { $0.donor?.details?.name == "" && $0.donor?.details?.city == "" })
    }

    @Test func ourNumber() throws {
        let row = try readRow("date,amount,Donor,donor_id", "2026-01-05,5,d-12,x")
        #expect(row.donor == DonorReference(externalID: "x", number: 12))
        #expect(try readRow("date,amount,donor,donor_name", "2026-01-05,5,,Ana").donor?.number == nil)
    }

    @Test func aFundGivesItsKindToAnOrganization() throws {
        let header = "date,amount,type,donor_kind,organization,donor_name,first_name,last_name"
        let fund = try readRow(header, "2026-01-05,5,daf,,Fidelity Charitable,,Ana,Ruiz")
        #expect(fund.donor?.impliedKind == .dafSponsor && fund.donor?.details?.kind == nil)
        #expect(
            try readRow(header, "2026-01-05,5,platform,,,Kindly Clicks,,").donor?.impliedKind == .platform)
        #expect(try readRow(header, "2026-01-05,5,qcd,,,,Ana,Ruiz").donor?.impliedKind == nil)
        #expect(
            try readRow(header, "2026-01-05,5,daf,daf_sponsor,,,Ana,Ruiz").donor?.details?.kind == .dafSponsor
        )
    }

    // MARK: - Said again

    private static let header = "date,amount,donor_id,first_name,city,campaign"

    private func details(_ lines: String...) throws -> [String?] {
        let text = ([Self.header] + lines).joined(separator: "\n")
        return try readRows(MemoryByteSource(text)).rows.map {
            $0.donor?.details.map { $0.firstName + $0.city }
        }
    }

    @Test func theSameCellsAreGivenOnce() throws {
        #expect(
            try details(
                "2026-01-05,5,D-1,Ann,X,", "2026-01-06,6,D-1,Ann,X,general", "2026-01-07,7,D-1,Ann,X,")
                == ["AnnX", nil, nil])
    }

    @Test func otherCellsAreGivenAgainAndSoAreTheFirstOnesAfterThem() throws {
        #expect(
            try details("2026-01-05,5,D-1,Ann,X,", "2026-01-05,5,D-1,Ann,Y,", "2026-01-05,5,D-1,Ann,X,")
                == ["AnnX", "AnnY", "AnnX"])
    }

    @Test func theEndOfACellCounts() throws {
        #expect(try details("2026-01-05,5,D-1,Ann,X,", "2026-01-05,5,D-1,An,nX,") == ["AnnX", "AnnX"])
    }

    @Test func donorsAreToldApart() throws {
        #expect(try details("2026-01-05,5,D-1,Ann,X,", "2026-01-05,5,D-2,Ann,X,") == ["AnnX", "AnnX"])
    }

    /// A rejected row takes its details with it: the next good one must bring them.
    @Test func aRejectedRowTeachesNothing() throws {
        #expect(try details("2026-01-05,bad,D-1,Ann,X,", "2026-01-05,5,D-1,Ann,X,") == ["AnnX"])
        #expect(try details("2026-01-05,0,D-1,Ann,X,", "2026-01-05,5,D-1,Ann,X,") == ["AnnX"])
    }

    @Test func sourcesAreToldApart() throws {
        let result = try readRows(
            "date,amount,source_system,donor_id,first_name", "2026-01-05,5,a,D-1,Ann",
            "2026-01-05,5,b,D-1,Ann",
            "2026-01-05,5,a,D-1,Ann")
        #expect(result.rows.map { $0.donor?.details?.firstName } == ["Ann", "Ann", nil])
    }

    @Test func withoutAnIDDetailsAreAlwaysGiven() throws {
        #expect(try details("2026-01-05,5,,Ann,X,", "2026-01-05,5,,Ann,X,") == ["AnnX", "AnnX"])
    }

    @Test func manyDonors() throws {
        var lines = [Self.header]
        for round in 0..<2 {
            for donor in 0..<5000 { lines.append("2026-01-0\(round + 1),5,D-\(donor),N\(donor),X,") }
        }
        let rows = try readRows(MemoryByteSource(lines.joined(separator: "\n"))).rows
        #expect(rows.prefix(5000).allSatisfy { $0.donor?.details != nil })
        #expect(rows.suffix(5000).allSatisfy { $0.donor?.details == nil })
        #expect(rows[7777].donor?.externalID == "D-2777")
    }
}
