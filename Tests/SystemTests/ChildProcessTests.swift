import Glibc
import System
import Testing

/// Programs that are fed a text, and those that run quietly.
@Suite(.serialized) struct ChildProcessTests {
    private let environment = ["PATH": "/usr/bin:/bin"]

    @Test func theProgramSharesOurProcessGroup() {
        // Field 5 of /proc/PID/stat; in a group of its own a pager would be stopped at its first key.
        let script = "read -r _ _ _ _ group _ < /proc/$$/stat; test \"$group\" = \(getpgrp())"
        #expect(ChildProcess.feed("", to: ["sh", "-c", script], environment: environment) == 0)
    }

    @Test func statusOfTheProgram() {
        #expect(ChildProcess.feed("", to: ["sh", "-c", "exit 3"], environment: environment) == 3)
        #expect(ChildProcess.feed("", to: ["sh", "-c", "kill -9 $$"], environment: environment) == 137)
    }

    @Test func aProgramThatIsNotThereIsNotStarted() {
        #expect(ChildProcess.feed("x", to: [], environment: environment) == nil)
        #expect(ChildProcess.quietly([], environment) == nil)
        #expect(ChildProcess.quietly(["/nowhere/at/all"], environment) == nil)
    }

    @Test func aQuietProgramHasNothingToReadAndAGroupOfItsOwn() {
        #expect(ChildProcess.quietly(["sh", "-c", "! read -r line"], environment) == 0)
        let script = "read -r _ _ _ _ group _ < /proc/$$/stat; test \"$group\" = $$"
        #expect(ChildProcess.quietly(["sh", "-c", script], environment) == 0)
        #expect(ChildProcess.quietly(["sh", "-c", "exit 4"], environment) == 4)
    }
}
