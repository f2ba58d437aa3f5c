import Foundation

/// The built program and the repository it was built from.
enum Binary {
    /// `campaign` next to the test bundle, or in a folder above it.
    static let path: String? = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let starts = [own, Bundle.main.bundleURL.path + "/x", CommandLine.arguments.first ?? ""]
        for start in starts where !start.isEmpty {
            var folder = URL(fileURLWithPath: start).deletingLastPathComponent()
            for _ in 0..<4 {
                let candidate = folder.appendingPathComponent("campaign").path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
                    !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate)
                {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }()

    static var folder: String { URL(fileURLWithPath: path ?? "/nowhere/x").deletingLastPathComponent().path }

    static let repository: URL = {
        var url = URL(fileURLWithPath: #filePath)
        while url.pathComponents.count > 1,
            !FileManager.default.fileExists(atPath: url.appendingPathComponent("Package.swift").path)
        {
            url.deleteLastPathComponent()
        }
        return url
    }()

    /// A tool of the system; nil when it is not installed.
    static func tool(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + name }
            .first(where: FileManager.default.isExecutableFile(atPath:))
    }
}
