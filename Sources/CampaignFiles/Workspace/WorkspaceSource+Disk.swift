import CampaignKit
import Glibc

/// Reading the plan's files from a workspace's folder.
extension WorkspaceSource {
    /// The files of the workspace in `directory`: `Campaigns/organization.yml` and every regular
    /// `Campaigns/*.md`.
    ///
    /// Hidden files, pipes and devices are left out; folders and `x.markdown` too, but `unread` names them. A
    /// symbolic link is followed only while it stays inside, so that a plan from elsewhere cannot pull
    /// `/etc/passwd` into a report. A file over the limit is read no further than one byte beyond it:
    /// `PlanLoader` then says so with all the other findings.
    public static func read(directory: String) throws(WorkspaceError) -> WorkspaceSource {
        guard let root = realPath(directory) else {
            throw .unreadable(path: directory, reason: lastError())
        }
        let campaigns = try files(in: folder, of: root)
        var source = WorkspaceSource(organization: try read(organizationPath, in: root), campaigns: campaigns)
        source.unread = try names(in: root + "/" + folder, named: folder)
            .filter { isOverlooked($0, in: root + "/" + folder) }.sorted().map { folder + "/" + $0 }
        return source
    }

    /// `Campaigns/organization.yml` of the workspace in `directory`; nil when there is none.
    public static func readOrganization(directory: String) throws(WorkspaceError) -> PlanFile? {
        guard let root = realPath(directory) else {
            throw .unreadable(path: directory, reason: lastError())
        }
        return try read(organizationPath, in: root)
    }

    /// The report templates of the workspace in `directory`: every regular `Reports/*.md`, ordered by path.
    ///
    /// A workspace may have no such folder. They are not part of the plan: what is counted does not depend on
    /// them.
    public static func readReports(directory: String) throws(WorkspaceError) -> [PlanFile] {
        try templates(in: reportsFolder, directory: directory)
    }

    /// The templates of reports about one grant: every regular `Reports/grants/*.md`, ordered by path.
    public static func readGrantReports(directory: String) throws(WorkspaceError) -> [PlanFile] {
        try templates(in: reportsFolder + "/grants", directory: directory)
    }

    /// The letter templates of the workspace in `directory`: every regular `Reports/letters/*.md`, ordered by
    /// path.
    public static func readLetters(directory: String) throws(WorkspaceError) -> [PlanFile] {
        try templates(in: lettersFolder, directory: directory)
    }

    /// Texts that several templates share, every regular `Reports/parts/*.md`, ordered by path.
    public static func readParts(directory: String) throws(WorkspaceError) -> [PlanFile] {
        try templates(in: partsFolder, directory: directory)
    }

    /// The style sheets of reports, every regular `Reports/theme/*.css`, ordered by path.
    public static func readThemes(directory: String) throws(WorkspaceError) -> [PlanFile] {
        try templates(in: themeFolder, endings: [".css"], directory: directory)
    }

    /// The mappings of files to import, every regular `Campaigns/imports/*.yml`, ordered by path; also those
    /// that end nearly so.
    public static func readMappings(directory: String) throws(WorkspaceError) -> [PlanFile] {
        try templates(in: FileMapping.folder, endings: [".yml", ".yaml", ".YML"], directory: directory)
    }

    /// The receipt templates of the workspace in `directory`: every regular `Reports/letters/receipts/*.md`.
    public static func readReceipts(directory: String) throws(WorkspaceError) -> [PlanFile] {
        try templates(in: receiptsFolder, directory: directory)
    }

    /// One picture of the workspace in `directory`; nil when the file does not exist.
    ///
    /// A link that leads out of the workspace is refused. Of a file over the limit, one byte more is read.
    public static func readPicture(_ path: String, directory: String) throws(WorkspaceError) -> PlanFile? {
        guard let root = realPath(directory) else {
            throw .unreadable(path: directory, reason: lastError())
        }
        guard isInside(path) else { throw .outside(path: path) }
        return try read(path, in: root)
    }

    /// Whether a path below a folder leads nowhere else, as it is written.
    static func isInside(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
            && !path.contains("\\") && !path.hasPrefix("~")
    }

    /// Files of a folder that a workspace may lack.
    private static func templates(
        in folder: String, endings: [String] = [".md"], directory: String
    ) throws(WorkspaceError) -> [PlanFile] {
        guard let root = realPath(directory) else {
            throw .unreadable(path: directory, reason: lastError())
        }
        var status = stat()
        guard stat(root + "/" + folder, &status) == 0 else { return [] }
        return try files(in: folder, endings, of: root).sorted { $0.path < $1.path }
    }

    /// The files of a folder with one of these endings, within the limits.
    private static func files(
        in folder: String, _ endings: [String] = [".md"], of root: String
    ) throws(WorkspaceError) -> [PlanFile] {
        let names = try names(in: root + "/" + folder, named: folder).filter { name in
            endings.contains { name.hasSuffix($0) }
        }
        guard names.count <= mostFiles else { throw .tooManyFiles(limit: mostFiles) }
        var room = largestPlanMebibytes << 20
        var files: [PlanFile] = []
        for name in names {
            guard let file = try read(folder + "/" + name, in: root) else { continue }
            room -= file.bytes.count
            guard room >= 0 else { throw .tooLarge(limitMebibytes: largestPlanMebibytes) }
            files.append(file)
        }
        return files
    }

    /// Whether someone may take this for a part of the plan: `spring.MD`, `x.markdown`, a folder.
    private static func isOverlooked(_ name: String, in path: String) -> Bool {
        var status = stat()
        if stat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            return folder + "/" + name != FileMapping.folder
        }
        guard !name.hasSuffix(".md"), folder + "/" + name != organizationPath, name.contains(".") else {
            return false
        }
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return ["md", "markdown", "mdown", "mkd", "yml", "yaml"].contains(ending)
    }

    /// What a folder holds, without what is hidden.
    private static func names(in path: String, named name: String) throws(WorkspaceError) -> [String] {
        guard let stream = opendir(path) else { throw .unreadable(path: name, reason: lastError()) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    /// The file, or nil when there is none or it is not a regular file.
    private static func read(_ path: String, in root: String) throws(WorkspaceError) -> PlanFile? {
        let whole = root + "/" + path
        var status = stat()
        guard lstat(whole, &status) == 0 else { return nil }
        guard let real = realPath(whole) else { throw .unreadable(path: path, reason: lastError()) }
        guard real.hasPrefix(root == "/" ? "/" : root + "/") else { throw .outside(path: path) }
        // Without O_NONBLOCK a pipe named like a campaign would wait for ever; `real` has no link left to
        // follow.
        let descriptor = open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: lastError()) }
        defer { close(descriptor) }
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return PlanFile(path: path, bytes: try contents(of: descriptor, path: path))
    }

    private static func contents(of descriptor: Int32, path: String) throws(WorkspaceError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= largestFile {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path: path, reason: lastError()) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return Array(bytes.prefix(largestFile + 1))
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func lastError() -> String { String(cString: strerror(errno)).lowercased() }
}
