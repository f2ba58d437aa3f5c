import CampaignServices
import Foundation
import Testing

@testable import CampaignCLI

/// Folders that other computers reach, and the copies that they leave.
struct SharedFolderTests {
    @Test(arguments: [
        ".dropbox", ".dropbox.cache", ".stfolder", ".sync", ".nextcloudsync.log", ".tmp.drivedownload",
    ])
    func marks(name: String) throws {
        let run = try TestRun()
        #expect(!run.run("check").output.contains("synced-folder"))
        try run.write("x", to: name)
        let check = run.run("check")
        #expect(check.status == 0 && check.output.contains("warning [synced-folder]"))
        #expect(run.run("doctor").output.contains("warn  sharing"))
    }

    @Test func namesOfFolders() {
        func program(_ path: String) -> String? { SyncedFolder.find(path, home: nil)?.program }
        #expect(program("/home/ana/Dropbox/charity") == "Dropbox")
        #expect(program("/home/ana/Dropbox (Riverbend)/x/y") == "Dropbox")
        #expect(program("/mnt/c/Users/ana/OneDrive - Riverbend/books") == "OneDrive")
        #expect(program("/home/ana/Google Drive/My Drive/x") == "Google Drive")
        #expect(program("/home/ana/Nextcloud") == "Nextcloud")
        for path in ["/home/ana/charity", "/srv/dropboxes/x", "/home/megan/books", "/", "/home/boxes"] {
            #expect(program(path) == nil, "\(path)")
        }
    }

    @Test("Dropbox keeps its settings in the home folder: that is no synced folder")
    func settings() throws {
        let run = try TestRun()
        let home = run.folder.deletingLastPathComponent().path + "/home-\(run.folder.lastPathComponent)"
        defer { try? FileManager.default.removeItem(atPath: home) }
        for folder in ["/.dropbox", "/charity"] {
            try FileManager.default.createDirectory(
                atPath: home + folder, withIntermediateDirectories: true)
        }
        #expect(SyncedFolder.find(home + "/charity", home: home) == nil)
        #expect(SyncedFolder.find(home + "/charity", home: "/elsewhere")?.program == "Dropbox")
    }

    @Test("Every copy beside the ledger is found by what it is, whatever it is called")
    func copies() throws {
        let run = try TestRun()
        #expect(run.run("gift", "add", "--amount", "5", "--name", "X").status == 0)
        let names = [
            "campaign (1).sqlite", "campaign-LAPTOP.sqlite", "campaign.sync-conflict-20261129-1.sqlite",
            "copy.bak",
        ]
        for name in names { try run.write(try run.bytes("campaign.sqlite"), to: name) }
        try run.write(String(repeating: "x", count: 5000), to: "notes.sqlite")
        let output = run.run("check").output
        for name in names { #expect(output.contains("note [second-ledger] \(name)"), "\(name)") }
        #expect(!output.contains("notes.sqlite"))
        #expect(run.run("check").status == 0)
        #expect(run.run("check", "--explain", "second-ledger").status == 0)
        #expect(run.run("check", "--explain", "lost-postings").status == 0)
    }
}
