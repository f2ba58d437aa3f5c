import CampaignFiles
import Testing

@Suite("Finding the workspace")
struct WorkspaceLocatorTests {
    private let folder: TemporaryFolder
    private let root: String

    init() throws {
        folder = try TemporaryFolder()
        root = folder.path
        try folder.makeFolder("one/Campaigns")
        try folder.makeFolder("one/Reports/letters")
        try folder.makeFolder("two/Campaigns")
        try folder.makeFolder("none")
        try folder.write("file/Campaigns", "not a folder")
    }

    @Test("Walking up from a folder inside")
    func walkingUp() throws {
        for start in ["one", "one/", "one/Campaigns", "one/Reports/letters", "none/../one/./Reports"] {
            let found = try WorkspaceLocator.find(
                from: root + "/" + start, environmentHome: nil, explicit: nil)
            #expect(found == root + "/one")
        }
    }

    @Test("The option beats the environment, which beats walking up")
    func precedence() throws {
        let start = root + "/one"
        #expect(
            try WorkspaceLocator.find(from: start, environmentHome: root + "/two", explicit: nil) == root
                + "/two")
        #expect(
            try WorkspaceLocator.find(from: start, environmentHome: "/nowhere", explicit: root + "/two")
                == root + "/two")
        #expect(try WorkspaceLocator.find(from: start, environmentHome: "", explicit: "") == root + "/one")
    }

    @Test("Names are resolved against the folder given, not the process's")
    func relative() throws {
        #expect(try WorkspaceLocator.find(from: root, environmentHome: nil, explicit: "one") == root + "/one")
        #expect(
            try WorkspaceLocator.find(
                from: root + "/one/Reports", environmentHome: "../../two", explicit: nil)
                == root + "/two")
    }

    @Test("Nothing found says how to begin")
    func notFound() {
        let error = #expect(throws: WorkspaceError.self) {
            try WorkspaceLocator.find(from: root + "/none", environmentHome: nil, explicit: nil)
        }
        #expect(error == .notFound(directory: root + "/none"))
        #expect(error?.message == "no workspace in \(root)/none or any folder above it")
        #expect(error?.hint.contains("campaign init") == true)
    }

    @Test("A named folder must be the workspace itself")
    func named() {
        let error = #expect(throws: WorkspaceError.self) {
            try WorkspaceLocator.find(from: root, environmentHome: nil, explicit: "one/Reports")
        }
        #expect(error?.message == "-C names \(root)/one/Reports, which has no Campaigns folder")
        #expect(error?.hint == "did you mean \(root)/one?")
        let environment = #expect(throws: WorkspaceError.self) {
            try WorkspaceLocator.find(from: root, environmentHome: "none", explicit: nil)
        }
        #expect(environment?.message == "CAMPAIGN_HOME names \(root)/none, which has no Campaigns folder")
        #expect(environment?.hint == "create a workspace there with 'campaign init \(root)/none'")
    }

    @Test("A file called Campaigns makes no workspace")
    func file() {
        #expect(throws: WorkspaceError.self) {
            try WorkspaceLocator.find(from: root + "/file", environmentHome: nil, explicit: nil)
        }
    }

    @Test(
        "Every error says what to do next",
        arguments: [
            WorkspaceError.notFound(directory: "/a"),
            .notAWorkspace(directory: "/a", namedBy: .option, nearest: nil),
            .unreadable(path: "a", reason: "b"), .outside(path: "a"), .tooManyFiles(limit: 1),
            .tooLarge(limitMebibytes: 1), .damagedBundle(reason: "a"),
        ])
    func hints(_ error: WorkspaceError) {
        #expect(!error.hint.isEmpty)
        #expect(error.message.first?.isUppercase == false)
    }
}
