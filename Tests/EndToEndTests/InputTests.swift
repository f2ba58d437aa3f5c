import Foundation
import Testing

extension EndToEnd {
    @Suite("Input")
    struct InputTests {
        @Test("The standard input is imported like a file")
        func standardInput() throws {
            let workspace = try TestWorkspace()
            let text = GiftFile.text(gifts: 500, prefix: "a", seed: 1)
            let other = try TestWorkspace()
            try other.write(text, to: "a.csv")
            let piped = other.shell("cat a.csv | campaign -C '\(workspace.folder)' import -")
            #expect(piped.succeeded, "\(piped.failure)")
            #expect(other.run("import", "a.csv").succeeded)
            #expect(try workspace.figures() == other.figures())
            // The spooled copy is gone.
            #expect(workspace.files == ["Campaigns", "campaign.sqlite"])
            let again = workspace.run("import", "-") { $0.input = other.folder + "/a.csv" }
            #expect(again.succeeded, "\(again.failure)")
            #expect(try workspace.figures() == other.figures())
        }

        @Test("Nothing on the standard input is refused")
        func emptyInput() throws {
            let workspace = try TestWorkspace()
            let result = workspace.run("import", "-")
            #expect(result.end == .exited(2), "\(result.failure)")
            #expect(workspace.files == ["Campaigns"])
        }

        @Test("One endless line is refused in little memory", arguments: ["header", "row", "quoted"])
        func endlessLine(kind: String) throws {
            let workspace = try TestWorkspace()
            let long = String(repeating: "x", count: 1_000_000)
            let text =
                switch kind {
                case "header": long
                case "row": "date,amount,note\n2026-03-01,5,\(long)\n"
                default: "date,amount,note\n2026-03-01,5,\"\(long)"
                }
            try workspace.write(text, to: "long.csv")
            let result = workspace.run("import", "long.csv") {
                $0.watchesMemory = true
            }
            #expect(result.end == .exited(2) || result.end == .exited(1), "\(result.failure)")
            #expect(result.peakKiB > 0)
            #expect(result.peakKiB < 200 * 1024, "\(result.peakKiB) KiB")
            #expect(result.output.count + result.errors.count < 4000, "the line is quoted back")
            #expect(workspace.files == ["Campaigns", "long.csv"])
        }

        @Test("A large file is read in little memory")
        func boundedMemory() throws {
            let workspace = try TestWorkspace()
            try workspace.write(GiftFile.text(gifts: 5000, prefix: "a", seed: 1), to: "a.csv")
            let result = workspace.run("import", "a.csv") { $0.watchesMemory = true }
            #expect(result.succeeded, "\(result.failure)")
            #expect(result.peakKiB < 200 * 1024, "\(result.peakKiB) KiB")
        }
    }
}
