import CampaignLedger
import Foundation
import GRDB
import Testing

/// The money of the workspace `basic`: two files, posted once in two batches, a copy for every run that asks.
///
/// Raised is 41,235.50 in year-end-2026 (2,500.00 of it outstanding, 1,000.00 overdue since 15 November),
/// 74,000.00 in reading-room (3,500.00 outstanding, due in 2027; 4,000.00 in kind), 3,250.00 in book-boxes,
/// 25,410.00 in spring-2026 and 1,320.00 in no campaign: 145,215.50. Not raised: 50,000.00 with a condition.
enum PostedLedger {
    /// Posted on 2 June 2026 as batch B-1.
    private static let june = """
        gift_id,type,date,amount,campaign,project,unit,donor_id,donor_kind,donor_name,description,installments
        b1,gift,2025-12-05,2000,book-boxes,,,A,,Ana Ruiz,,
        b2,gift,2026-05-01,1250,book-boxes,,,B,,Ben Okafor,,
        u1,gift,2026-01-20,1000,,,,C,,Cleo Marsh,,
        u2,gift,2026-05-20,320,,,,D,,Dan Levi,,
        r1,gift,2026-02-03,40000,reading-room,,,F,foundation,Mountain Fund,,
        r2,in_kind,2026-02-10,4000,reading-room,,,M,company,Mill Lumber,Oak boards,
        r3,gift,2026-02-17,24500,reading-room,shelving,,A,,Ana Ruiz,,
        r4,gift,2026-03-02,500,reading-room,shelving,chair,B,,Ben Okafor,,
        r5,gift,2026-03-03,500,reading-room,shelving,chair,C,,Cleo Marsh,,
        r6,gift,2026-03-04,500,reading-room,shelving,chair,D,,Dan Levi,,
        r7,gift,2026-04-06,500,reading-room,shelving,chair,D,,Dan Levi,,
        r8,pledge,2026-04-01,3500,reading-room,shelving,,E,,Eva Stone,,2027-01-15=1750; 2027-07-15=1750
        s1,gift,2026-03-10,20000,spring-2026,,,A,,Ana Ruiz,,
        s2,gift,2026-04-14,5000,spring-2026,,,B,,Ben Okafor,,
        s3,gift,2026-05-29,410,spring-2026,,,G,,Gil Park,,
        p1,conditional,2026-05-15,50000,programs,,,F,foundation,Mountain Fund,,

        """

    /// Posted on 19 November 2026 as batch B-2.
    private static let november = """
        gift_id,type,date,amount,campaign,appeal,pledge_id,donor_id,donor_kind,donor_name,installments
        y1,gift,2026-10-12,5000,year-end-2026,first-letter,,A,,Ana Ruiz,
        y2,gift,2026-10-15,4310,year-end-2026,first-letter,,G,,Gil Park,
        y3,gift,2026-10-20,1875.50,year-end-2026,,,C,,Cleo Marsh,
        y4,gift,2026-10-28,50,year-end-2026,,,H,,Hana Cohen,
        y5,gift,2026-11-03,15000,year-end-2026,first-letter,,F,foundation,Mountain Fund,
        y6,pledge,2026-11-05,3500,year-end-2026,,,I,,Ivo Brand,2026-11-10=1000;2026-11-15=1000;2026-12-15=1500
        y7,gift,2026-11-10,1000,year-end-2026,,y6,I,,Ivo Brand,
        y8,gift,2026-11-12,11500,year-end-2026,,,D,,Dan Levi,

        """

    /// A whole ledger with the hashes of its batches.
    struct File {
        let bytes: Data
        let hashes: [String]
    }

    static let file = Result { try posted() }

    private static func posted() throws -> File {
        let run = try TestRun()
        // Both at 16:00 UTC.
        let batches: [(csv: String, day: String, now: Int)] = [
            (june, "2026-06-02", 1_780_416_000), (november, "2026-11-19", 1_795_104_000),
        ]
        for (csv, day, now) in batches {
            run.environment["CAMPAIGN_TODAY"] = day
            run.now = now
            try run.write(csv, to: "gifts.csv")
            let result = run.run("import", "gifts.csv", "--source", "basic")
            try #require(result.status == 0, "\(result.errors)")
        }
        let backup = run.run("backup", "copy.sqlite")
        try #require(backup.status == 0, "\(backup.errors)")
        let ledger = try Ledger.open(path: run.ledgerPath, access: .read)
        let hashes = try [1, 2].map { try #require(try ledger?.head(atBatch: $0)).hash }
        return File(bytes: try run.bytes("copy.sqlite"), hashes: hashes)
    }
}

extension TestRun {
    var ledgerPath: String { folder.path + "/" + Ledger.fileName }

    /// The workspace `basic` with its gifts posted.
    static func posted() throws -> TestRun {
        let run = try TestRun(.basic)
        try run.takeLedger()
        return run
    }

    /// Puts the posted ledger into the folder; what is printed then names its batches where their hashes are.
    func takeLedger() throws {
        let file = try PostedLedger.file.get()
        batchHashes = file.hashes
        if let database {
            try file.bytes.write(to: URL(fileURLWithPath: ledgerPath))
            defer { try? FileManager.default.removeItem(atPath: ledgerPath) }
            let ledger = try #require(try Ledger.open(path: ledgerPath, access: .read))
            _ = try ledger.restore(to: database)
            return
        }
        let isThere = FileManager.default.createFile(
            atPath: ledgerPath, contents: file.bytes, attributes: [.posixPermissions: 0o600])
        try #require(isThere)
    }

    /// Changes the ledger as no command can, past its triggers.
    func damageLedger(_ statement: String) throws {
        let queue = try DatabaseQueue(path: ledgerPath)
        try queue.writeWithoutTransaction { database in
            for name in try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            {
                try database.execute(sql: "DROP TRIGGER \(name)")
            }
            try database.execute(sql: statement)
            try #require(database.changesCount > 0, "\(statement)")
        }
        try queue.close()
    }
}
