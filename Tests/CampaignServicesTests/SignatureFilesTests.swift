import CampaignFiles
import CampaignKit
import CampaignReports
import CampaignServices
import Foundation
import Testing

/// The picture of a signature, from a workspace's folder into a letter.
@Suite("Signatures of a workspace") struct SignatureFilesTests {
    /// A PNG of one dot.
    private static let dot =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="

    private func office(_ yaml: String) throws -> ScratchOffice {
        let letter = "---\ntitle: Letter\n---\n{{ salutation }}\n\n{{ signature }}\n"
        let office = try ScratchOffice(
            files: [
                "Campaigns/organization.yml": "name: Riverbend\nsignatory: Ana\n" + yaml,
                "Reports/letters/letter.md": letter,
            ])
        try office.post(ScratchOffice.gifts)
        return office
    }

    private func put(_ bytes: Data, at path: String, in office: ScratchOffice) throws {
        try bytes.write(to: office.folder.appendingPathComponent(path))
    }

    private func letters(_ office: ScratchOffice) throws -> String {
        let rows = try AppealRows(office, appeal: "letter", segments: [])
        let job = LetterJob(
            books: rows.books, directory: rows.directory, today: rows.today, fallsBack: false)
        let (run, _) = try job.run(rows.rows.map { Letter(row: $0) }, appeal: rows.appeal) {
            rows.letter(for: $0.row)
        }
        return String(decoding: run.page(of: run.items[0]), as: UTF8.self)
    }

    @Test func aSoundPictureIsInTheLetter() throws {
        let office = try office("signature: Campaigns/s.png\ngiving_page: https://give.example.org\n")
        try put(#require(Data(base64Encoded: Self.dot)), at: "Campaigns/s.png", in: office)
        let page = try letters(office)
        #expect(page.contains("aria-label=\"Signature of Ana\""))
        #expect(page.contains("url(\"data:image/png;base64,\(Self.dot)\")"))
        #expect(page.contains("href=\"https://give.example.org\""))
    }

    @Test func withoutAKeyThereIsRoom() throws {
        #expect(try letters(office("")).contains("class=\"room\""))
    }

    @Test func nothingIsWrittenWithABrokenOne() throws {
        let office = try office("signature: Campaigns/s.png\n")
        func messages() -> [String] {
            do {
                _ = try letters(office)
                return []
            } catch ServiceError.letters(let findings) {
                return findings.map(\.message)
            } catch {
                return ["\(error)"]
            }
        }
        #expect(messages() == ["the picture of the signature does not exist"])
        try put(Data("<svg onload=x>".utf8), at: "Campaigns/s.png", in: office)
        #expect(messages() == ["the file of the signature is not a PNG or JPEG picture"])
        let path = office.folder.appendingPathComponent("Campaigns/s.png")
        try FileManager.default.removeItem(at: path)
        try FileManager.default.createSymbolicLink(atPath: path.path, withDestinationPath: "/etc/passwd")
        #expect(messages() == ["the picture of the signature is a link to a file outside the workspace"])
        let plan = try office.view().loaded.plan
        let found = try SignaturePictures.inWorkspace(office.directory(), plan.organization).findings
        #expect(found.map(\.subject) == ["Campaigns/s.png"] && found.map(\.code) == ["signature-picture"])
    }

    @Test func aReportIsSignedOrNotBuilt() throws {
        let office = try office("signature: Campaigns/s.png\n")
        try put(
            Data("---\ntitle: Board\n---\n```{signature}\n```\n".utf8), at: "Reports/board.md", in: office)
        func build() throws -> [ReportRun.Report] {
            let files = try ReportFiles(directory: office.directory())
            return try ReportRun(books: office.view(), form: .html).build(files.all, office).reports
        }
        #expect {
            try build()
        } throws: {
            guard case ServiceError.reports(let findings) = $0 else { return false }
            return findings.map(\.code) == ["signature-picture"]
        }
        try put(#require(Data(base64Encoded: Self.dot)), at: "Campaigns/s.png", in: office)
        #expect(try build()[0].text.contains("data:image/png;base64,\(Self.dot)"))
    }
}
