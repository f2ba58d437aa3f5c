import CampaignKit
import GRDB
import GRDBSQLite

/// SQLite's failures in our words: each names what to do next, none shows a row's content.
enum SQLiteErrors {
    /// SQLITE_IOERR_WRITE, a macro that Swift does not import.
    private static let ioErrorOnWrite = SQLITE_IOERR | (3 << 8)

    /// SQLITE_IOERR_SHMSIZE and _SHMMAP: the file next to the ledger that every use of it needs could not get
    /// its room.
    ///
    /// It is asked for before anything is written.
    private static let ioErrorsOfRoom: [CInt] = [19, 21].map { SQLITE_IOERR | ($0 << 8) }

    /// The failure that a connection reported last.
    static func current(of connection: OpaquePointer?) -> LedgerError {
        translate(
            code: sqlite3_errcode(connection), extended: sqlite3_extended_errcode(connection),
            message: String(cString: sqlite3_errmsg(connection)))
    }

    static func translate(_ error: DatabaseError) -> LedgerError {
        translate(
            code: error.resultCode.rawValue, extended: error.extendedResultCode.rawValue,
            message: error.message ?? "")
    }

    static func translate(_ error: any Error) -> LedgerError {
        if let error = error as? LedgerError { return error }
        if let error = error as? DatabaseError { return translate(error) }
        if error is MoneyError { return Ledger.translate(error) }
        return LedgerError(.io, "the ledger could not be used")
    }

    private static func translate(code: CInt, extended: CInt, message: String) -> LedgerError {
        // GRDB turns extended codes on, so that SQLite's own calls give them; the low byte is the plain code.
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED:
            LedgerError(
                .locked, "another program is writing to the ledger",
                hint: "wait until it is done, then run the command again")
        case SQLITE_READONLY, SQLITE_PERM:
            LedgerError(
                .readOnly, "the ledger cannot be written",
                hint: "check the owner and mode of the file and its folder")
        case SQLITE_FULL:
            LedgerError(
                .diskFull, "the disk is full; nothing was written",
                hint: "free some space, then run the command again")
        case SQLITE_NOTADB:
            LedgerError(
                .notALedger, "the file is not a campaign ledger",
                hint: "move it elsewhere, or give the right folder with -C DIR")
        case SQLITE_CORRUPT:
            LedgerError(
                .damaged, "the ledger file is damaged", hint: "restore a backup of the file")
        case SQLITE_IOERR where extended == ioErrorOnWrite:
            LedgerError(
                .diskFull, "the ledger could not be written; nothing was kept",
                hint: "check the disk's free space and health, then run the command again")
        case SQLITE_IOERR where ioErrorsOfRoom.contains(extended):
            LedgerError(
                .diskFull,
                "the ledger could not be opened: the disk is full or nearly so; nothing was written",
                hint: "free some space, then run the command again")
        case SQLITE_IOERR:
            LedgerError(
                .io, "the disk failed while the ledger was used", hint: "check the disk, then try again")
        case SQLITE_CANTOPEN:
            LedgerError(
                .io, "the ledger cannot be opened",
                hint: "check the owner and mode of the file and its folder")
        case SQLITE_CONSTRAINT:
            LedgerError(.tampered, "the ledger refused the change: \(message)")
        default:
            message.contains("integer overflow")
                ? LedgerError(.overflow, "the amounts are too large to add up; nothing was written")
                : LedgerError(.query, "the ledger could not answer (\(message))")
        }
    }
}
