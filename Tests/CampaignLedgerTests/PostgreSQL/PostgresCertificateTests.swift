import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// What a server shows before anything is said to it: whose it is, or that it encrypts nothing.
///
/// The tests' own server is on a socket, where nothing is encrypted; a few lines of Python answer here.
@Suite("A server's certificate", .enabled(if: TestServer.isUsed))
final class PostgresCertificateTests {
    private let folder: String
    private var server: Process?

    init() throws {
        folder = NSTemporaryDirectory() + "certificate-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["own", "other"] {
            let made = Process()
            made.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            made.arguments = [
                "openssl", "req", "-new", "-x509", "-days", "2", "-nodes", "-subj", "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost", "-keyout", "\(folder)/\(name).key", "-out",
                "\(folder)/\(name).crt",
            ]
            made.standardError = FileHandle.nullDevice
            try made.run()
            made.waitUntilExit()
            try #require(made.terminationStatus == 0)
        }
    }

    deinit {
        server?.terminate()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Says yes or no to encryption, shows its certificate, and hangs up at the first word after that.
    private static let program = """
        import socket, ssl, sys
        answer, folder = sys.argv[1:]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/own.crt", folder + "/own.key")
        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        while True:
            client, _ = listener.accept()
            try:
                client.recv(8)
                client.sendall(answer.encode())
                if answer == "S":
                    client = context.wrap_socket(client, server_side=True)
                    if client.recv(1):
                        open(folder + "/heard", "w").close()
            except OSError:
                pass
            client.close()
        """

    /// Starts the server; gives its port.
    private func started(_ answer: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, answer, folder]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        server = process
        let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        return said.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func refusal(_ answer: String, host: String, root: String) throws -> LedgerError? {
        let place =
            "postgresql://ana@\(host):\(try started(answer))/fund?sslmode=verify-full&sslrootcert=\(folder)/\(root)"
        return #expect(throws: LedgerError.self) { try Ledger.open(path: place, access: .write) }
    }

    @Test(arguments: [
        ("localhost", "other.crt", "could not prove who it is"),
        ("127.0.0.1", "own.crt", "has a certificate for another name"),
        ("localhost", "missing.crt", "there is nothing to check the server"),
        ("localhost", "own.key", "there is nothing to check the server"),
    ])
    func whatDoesNotProveIt(host: String, root: String, words: String) throws {
        let error = try refusal("S", host: host, root: root)
        #expect(error?.code == .io && error?.message.contains(words) == true, "\(String(describing: error))")
        #expect(error?.hint?.isEmpty == false)
        #expect(error?.message.contains(folder) == false)
        // Nothing was said to a server that could be anyone's.
        #expect(!FileManager.default.fileExists(atPath: folder + "/heard"))
    }

    /// The right certificate: the conversation begins.
    @Test func whatProvesIt() throws {
        let error = try refusal("S", host: "localhost", root: "own.crt")
        #expect(error?.message.contains("prove") == false, "\(String(describing: error))")
        #expect(FileManager.default.fileExists(atPath: folder + "/heard"))
    }

    @Test func whatEncryptsNothing() throws {
        let error = try refusal("N", host: "localhost", root: "own.crt")
        #expect(error?.message.contains("does not encrypt connections") == true)
    }
}
