import Glibc

/// The functions of PostgreSQL's client library, loaded when the first server is asked: the embedded engine
/// starts without it, and building the program needs none of its files.
struct PostgresLibrary: Sendable {
    typealias Text = UnsafePointer<CChar>
    typealias Texts = UnsafePointer<UnsafePointer<CChar>?>
    /// `PGconn` or `PGresult`.
    typealias Handle = OpaquePointer
    typealias Types = UnsafePointer<UInt32>
    typealias Lengths = UnsafePointer<CInt>

    let connectStart: @convention(c) @Sendable (Texts, Texts, CInt) -> Handle?
    let connectPoll: @convention(c) @Sendable (Handle) -> CInt
    let setErrorVerbosity: @convention(c) @Sendable (Handle, CInt) -> CInt
    let finish: @convention(c) @Sendable (Handle) -> Void
    let status: @convention(c) @Sendable (Handle) -> CInt
    let transactionStatus: @convention(c) @Sendable (Handle) -> CInt
    let socket: @convention(c) @Sendable (Handle) -> CInt
    let serverVersion: @convention(c) @Sendable (Handle) -> CInt
    let parameterStatus: @convention(c) @Sendable (Handle, Text) -> Text?
    let errorMessage: @convention(c) @Sendable (Handle) -> Text?
    let setNoticeReceiver: @convention(c) @Sendable (Handle, NoticeReceiver, UnsafeMutableRawPointer?) -> Void
    let sendQueryParams:
        @convention(c) @Sendable (Handle, Text, CInt, Types?, Texts?, Lengths?, Lengths?, CInt) -> CInt
    let sendPrepare: @convention(c) @Sendable (Handle, Text, Text, CInt, Types?) -> CInt
    let sendQueryPrepared:
        @convention(c) @Sendable (Handle, Text, CInt, Texts?, Lengths?, Lengths?, CInt) -> CInt
    let setSingleRowMode: @convention(c) @Sendable (Handle) -> CInt
    let getResult: @convention(c) @Sendable (Handle) -> Handle?
    let putCopyData: @convention(c) @Sendable (Handle, UnsafePointer<CChar>, CInt) -> CInt
    let putCopyEnd: @convention(c) @Sendable (Handle, Text?) -> CInt
    let clear: @convention(c) @Sendable (Handle) -> Void
    let resultStatus: @convention(c) @Sendable (Handle) -> CInt
    let resultErrorField: @convention(c) @Sendable (Handle, CInt) -> Text?
    let commandRows: @convention(c) @Sendable (Handle) -> Text?
    let rowCount: @convention(c) @Sendable (Handle) -> CInt
    let columnCount: @convention(c) @Sendable (Handle) -> CInt
    let columnType: @convention(c) @Sendable (Handle, CInt) -> UInt32
    let isNull: @convention(c) @Sendable (Handle, CInt, CInt) -> CInt
    let value: @convention(c) @Sendable (Handle, CInt, CInt) -> UnsafePointer<UInt8>?
    let length: @convention(c) @Sendable (Handle, CInt, CInt) -> CInt

    typealias NoticeReceiver = @convention(c) @Sendable (UnsafeMutableRawPointer?, Handle?) -> Void

    /// The library of this computer, nil where it has none or a too old one.
    private static let shared = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL).flatMap(PostgresLibrary.init)

    static func loaded() throws(LedgerError) -> PostgresLibrary {
        guard let shared else {
            throw LedgerError(
                .io, "this computer lacks PostgreSQL's client library, which a ledger on a server needs",
                hint: "install it (on Debian: apt install libpq5), then run the command again")
        }
        return shared
    }

    private init?(_ library: UnsafeMutableRawPointer) {
        var isWhole = true
        func function<F>(_ name: String, _ type: F.Type = F.self) -> F {
            let address = dlsym(library, name)
            isWhole = isWhole && address != nil
            // Never called where it is missing: then the whole library is refused.
            return unsafeBitCast(address ?? library, to: type)
        }
        connectStart = function("PQconnectStartParams")
        connectPoll = function("PQconnectPoll")
        setErrorVerbosity = function("PQsetErrorVerbosity")
        finish = function("PQfinish")
        status = function("PQstatus")
        transactionStatus = function("PQtransactionStatus")
        socket = function("PQsocket")
        serverVersion = function("PQserverVersion")
        parameterStatus = function("PQparameterStatus")
        errorMessage = function("PQerrorMessage")
        setNoticeReceiver = function("PQsetNoticeReceiver")
        sendQueryParams = function("PQsendQueryParams")
        sendPrepare = function("PQsendPrepare")
        sendQueryPrepared = function("PQsendQueryPrepared")
        setSingleRowMode = function("PQsetSingleRowMode")
        getResult = function("PQgetResult")
        putCopyData = function("PQputCopyData")
        putCopyEnd = function("PQputCopyEnd")
        clear = function("PQclear")
        resultStatus = function("PQresultStatus")
        resultErrorField = function("PQresultErrorField")
        commandRows = function("PQcmdTuples")
        rowCount = function("PQntuples")
        columnCount = function("PQnfields")
        columnType = function("PQftype")
        isNull = function("PQgetisnull")
        value = function("PQgetvalue")
        length = function("PQgetlength")
        guard isWhole else { return nil }
    }
}
