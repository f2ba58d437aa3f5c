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
        ("postgresql://?service=office", ["service": "office"]),
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
        ("postgresql://db:0/fund", "a port that is no number"),
        ("postgresql://db:http/fund", "a port that is no number"),
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

    @Test func namesInMessages() throws {
        #expect(try PostgresPlace("postgresql://ana@db:5433/fund")?.name == "the database fund on db:5433")
        #expect(try PostgresPlace("postgresql:///fund?host=/tmp")?.name == "the database fund")
    }
}
