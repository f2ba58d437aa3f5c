import Glibc

/// A program on this machine that makes a PDF of a page.
public struct PDFProgram: Sendable, Equatable {
    enum Kind: Sendable { case weasyPrint, chromium }

    let kind: Kind
    /// The program's file.
    public let path: String

    /// The packages that have one, for messages.
    public static let packages = ["weasyprint", "chromium"]

    private static let names: [(name: String, kind: Kind)] = [
        ("weasyprint", .weasyPrint), ("chromium", .chromium), ("chromium-browser", .chromium),
        ("google-chrome", .chromium), ("google-chrome-stable", .chromium),
    ]

    /// The first that is found along `PATH`; nil when none is installed.
    public static func find(environment: [String: String]) -> PDFProgram? {
        for (name, kind) in names {
            guard let path = InstalledProgram.path(of: name, environment) else { continue }
            return PDFProgram(kind: kind, path: path)
        }
        return nil
    }

    /// Makes a PDF of a page; whether there is one now.
    ///
    /// All paths are absolute; `scratch` is a private folder that the program may leave files in. It may load
    /// nothing else: pages of our own have no script and name no file.
    public func makePDF(
        page: String, to pdf: String, scratch: String, environment: [String: String]
    ) -> Bool {
        var environment = environment
        environment["HOME"] = scratch
        return ChildProcess.quietly(command(page: page, pdf: pdf, scratch: scratch), environment) == 0
            && access(pdf, R_OK) == 0
    }

    private func command(page: String, pdf: String, scratch: String) -> [String] {
        switch kind {
        case .weasyPrint: return [path, "--quiet", page, pdf]
        case .chromium:
            // Chromium has no sandbox for the administrator's account and would not start.
            let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
            return [path, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions"] + sandbox
                + [
                    "--user-data-dir=\(scratch)/profile", "--no-pdf-header-footer", "--print-to-pdf=\(pdf)",
                    "file://\(page)",
                ]
        }
    }
}
