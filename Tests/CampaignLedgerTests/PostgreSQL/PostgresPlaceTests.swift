import Testing

@testable import CampaignLedger

/// What a ledger's address on a server may say, and what is refused before anyone is asked.
@Suite("A ledger's address on a server")
struct PostgresPlaceTests {
    @Test(arguments: [
        ("postgresql://db.example.org/fund", ["host": "db.example.org", "dbname": "fund"]),
        (
            "postgres://ana@db:5433/fund?sslmode=verify-full",
            ["host": "db", "port": "5433", "user": "ana", "dbname": "fund", "sslmode": "verify-full"]
        ),
        (
            "postgresql://ana@/fund?host=/var/run/postgresql",
            ["user": "ana", "dbname": "fund", "host": "/var/run/postgresql"]
        ),
        ("postgresql:///fund?host=%2Ftmp%2Fa%20b&user=", ["dbname": "fund", "host": "/tmp/a b"]),
        ("postgresql://[::1]:5432/fund", ["host": "::1", "port": "5432", "dbname": "fund"]),
    ])
    func addresses(text: String, parameters: [String: String]) throws {
        #expect(try PostgresPlace(text)?.parameters == parameters)
    }

    @Test(arguments: ["campaign.sqlite", "/srv/postgresql/campaign.sqlite", "postgresql.sqlite", ""])
    func filesAreNotAddresses(path: String) throws {
        #expect(try PostgresPlace(path) == nil)
    }

    /// Wherever it stands and whatever it looks like, it is refused and not repeated.
    @Test(arguments: [
        "postgresql://ana:S3cret@db/fund", "postgres://ana:S3c@ret/x@db/fund", "postgresql://:S3cret@db/fund",
        "postgresql://ana:S3c?ret@db/fund", "postgresql://db/fund?password=S3cret",
        "postgresql://db/fund?host=x&PASSWORD=S3cret", "postgresql://db/fund?sslpassword=S3cret",
    ])
    func passwordsAreRefused(text: String) throws {
        let error = #expect(throws: LedgerError.self) { try PostgresPlace(text) }
        #expect(error?.message.contains("holds a password") == true)
        #expect(error?.hint?.contains("~/.pgpass") == true)
        #expect("\(String(describing: error))".contains("S3c") == false)
    }

    @Test(arguments: [
        ("postgresql://db", "names no database"), ("postgresql://db/", "names no database"),
        ("postgresql://db:0/fund", "a port that is not a number"),
        ("postgresql://db:http/fund", "a port that is not a number"),
        ("postgresql://db/fund?options=-c%20x", "an option that is not known"),
        ("postgresql://db/fund?host", "an option that is not known"),
        ("postgresql://db/f%und", "a % without two digits"),
        ("postgresql://db/f%00", "a % without two digits"),
    ])
    func wrongAddresses(text: String, words: String) {
        let error = #expect(throws: LedgerError.self) { try PostgresPlace(text) }
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
        #expect(error?.hint?.isEmpty == false)
    }

    /// Nothing goes over a network to a server that cannot prove who it is.
    @Test(arguments: [
        ("postgresql://db/fund", "verify-full", "/etc/ssl/certs/ca-certificates.crt"),
        ("postgresql://db/fund?sslrootcert=/a.crt", "verify-full", "/a.crt"),
        ("postgresql:///fund", "verify-full", "/etc/ssl/certs/ca-certificates.crt"),
        ("postgresql://localhost/fund", nil, nil),
        ("postgresql://[::1]/fund?sslmode=disable", "disable", nil),
    ])
    func proof(text: String, mode: String?, authority: String?) throws {
        let place = try #require(try PostgresPlace(text))
        let said = place.connection(home: "/home/ana") { $0.hasPrefix("/etc/") }
        #expect(said["sslmode"] == mode)
        #expect(said["sslrootcert"] == authority)
        #expect(said["dbname"] == "fund")
    }

    @Test func theOwnAuthorityComesFirst() throws {
        let place = try #require(try PostgresPlace("postgresql://db/fund"))
        #expect(place.connection(home: "/home/ana") { _ in true }["sslrootcert"] == nil)
    }

    @Test(arguments: ["disable", "prefer", "require", "verify-ca"])
    func weakerProofIsRefused(mode: String) {
        let error = #expect(throws: LedgerError.self) {
            try PostgresPlace("postgresql://db/fund?sslmode=\(mode)")
        }
        #expect(error?.message.contains("without proof") == true)
    }

    @Test func namesInMessages() throws {
        #expect(try PostgresPlace("postgresql://ana@db:5433/fund")?.name == "the database fund on db:5433")
        #expect(try PostgresPlace("postgresql:///fund?host=/tmp")?.name == "the database fund")
    }
}
