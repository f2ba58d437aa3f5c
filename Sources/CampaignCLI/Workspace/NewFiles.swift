import System

/// Files and folders that a command makes; none that exists is ever touched.
struct NewFiles {
    /// The folder that paths are below.
    let root: String
    private(set) var folders: [String] = []
    private(set) var files: [(path: String, bytes: [UInt8])] = []

    init(root: String) { self.root = root }

    mutating func folder(_ path: String) { folders.append(path) }
    mutating func file(_ path: String, _ text: String) { file(path, Array(text.utf8)) }
    mutating func file(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }

    /// Every path that is already there.
    var existing: [String] { files.map(\.path).filter { FileStatus(root + "/" + $0) != nil } }

    /// Makes all of them, folders first.
    func write() throws {
        for folder in [""] + folders { try Folders.make(folder.isEmpty ? root : root + "/" + folder) }
        for (path, bytes) in files {
            try SafeFile.write(bytes, to: SafeFile(root + "/" + path, mode: 0o644, replacing: false))
        }
    }
}
