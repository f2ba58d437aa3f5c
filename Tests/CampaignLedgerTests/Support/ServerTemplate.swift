import Foundation
import TestSupport

@testable import CampaignLedger

/// A database with the tables of a ledger and no batch, of which every test on a server gets a copy: making
/// the tables for each would take most of the time.
///
/// What makes them is tested where it is the subject (`PostgresEngineTests`, the command line's tests).
enum ServerTemplate {
    private static let database = Result { () throws -> String in
        let place = try TestServer.place()
        guard let server = try PostgresPlace(place) else { throw LedgerError(.notALedger, place) }
        let link = try PostgresOpening.connect(server, busySeconds: 60)
        try link.run("BEGIN")
        try PostgresOpening.make(link, server)
        try link.run("COMMIT")
        return name(of: place)
    }

    /// The address of a new database with an empty ledger.
    static func place() throws -> String {
        let name = "t" + UUID().uuidString.replacing("-", with: "").lowercased()
        try run("CREATE DATABASE \(name) TEMPLATE \(try database.get()) STRATEGY file_copy")
        return TestServer.place(name)
    }

    /// Removes the database of a place, whoever is still connected.
    static func remove(_ place: String) {
        _ = try? run("DROP DATABASE IF EXISTS \(name(of: place)) WITH (FORCE)")
    }

    private static func name(of place: String) -> String {
        String(place.prefix { $0 != "?" }.split(separator: "/").last ?? "")
    }

    /// A conversation of its own: no process is started for it, and no test waits for another.
    private static func run(_ sql: String) throws {
        guard let server = try PostgresPlace(TestServer.place("postgres")) else { return }
        try PostgresLink(server, settings: [:]).run(sql)
    }
}
