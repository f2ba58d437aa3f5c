import Foundation

/// A PostgreSQL server that tests may use: without one every ledger of a test is a file.
///
/// `make test-postgres` starts it, and names the folder of its socket in `CAMPAIGN_TEST_SERVER`.
public enum TestServer {
    public static let socket = ProcessInfo.processInfo.environment["CAMPAIGN_TEST_SERVER"] ?? ""
    public static var isUsed: Bool { !socket.isEmpty }

    /// A new, empty database: where a ledger can be.
    public static func place() throws -> String {
        let name = "t" + UUID().uuidString.replacing("-", with: "").lowercased()
        try run("CREATE DATABASE \(name) TEMPLATE template0 STRATEGY file_copy")
        return place(name)
    }

    public static func place(_ database: String) -> String {
        "postgresql://tester@/\(database)?host=\(socket)"
    }

    /// Removes the database of a place, whoever is still connected.
    public static func remove(_ place: String) {
        let database = place.prefix { $0 != "?" }.split(separator: "/").last ?? ""
        _ = try? run("DROP DATABASE IF EXISTS \(database) WITH (FORCE)")
    }

    /// The address of a database for someone who may only look at it.
    public static func reader(of place: String) throws -> String {
        let role = "r" + UUID().uuidString.replacing("-", with: "").lowercased()
        try run("CREATE ROLE \(role) LOGIN")
        return place.replacing("//tester@", with: "//\(role)@")
    }

    struct Failed: Error { var status: Int32 }

    /// Runs statements as the server's owner, and gives what they print.
    @discardableResult
    public static func run(_ sql: String, in place: String = "") throws -> String {
        let database = place.prefix { $0 != "?" }.split(separator: "/").last ?? "postgres"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-h", socket, "-U", "campaign", "-d", "\(database)",
            "-c", sql,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
        return String(decoding: printed, as: UTF8.self)
    }
}
