import Foundation

/// Well-kept Python libraries that read what `campaign` writes: what they say is the proof.
///
/// Debian's `python3-jsonschema` and `python3-icalendar`.
public enum PythonReader {
    /// What a JSON file breaks of a schema, one line each; nil, with a note, where the library is missing.
    ///
    /// Without `formats` nothing is held to the formats that the schema names, such as `date-time`.
    public static func schemaProblems(
        _ json: String, schema: String, formats: Bool = true
    ) throws -> [String]? {
        let script = """
            import datetime, json, re, sys
            import jsonschema
            document, schema = (json.load(open(path)) for path in sys.argv[1:3])
            checker = jsonschema.FormatChecker() if sys.argv[3] == "formats" else None
            moment = re.compile(r"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d([.]\\d+)?(Z|[+-]\\d\\d:\\d\\d)")
            if checker:
                # The library leaves moments to another one, which Debian 12 does not have.
                @checker.checks("date-time", raises=ValueError)
                def is_moment(text):
                    if not isinstance(text, str): return True
                    datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
                    return moment.fullmatch(text) is not None
            validator = jsonschema.Draft4Validator(schema, format_checker=checker)
            for error in validator.iter_errors(document):
                print("/".join(str(part) for part in error.path) + " " + error.validator)
            """
        return try run(
            script, [json, schema], [formats ? "formats" : "plain"], library: "jsonschema")
    }

    /// Each event of a calendar as its identity, first and last day, number of changes and summary, with `|`
    /// between; nil, with a note, where the library is missing.
    public static func events(_ calendar: String) throws -> [String]? {
        let script = """
            import sys
            import icalendar
            found = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
            for event in found.walk("VEVENT"):
                days = [event[key].dt.isoformat() for key in ("DTSTART", "DTEND")]
                print("|".join([str(event["UID"])] + days + [str(event["SEQUENCE"]), str(event["SUMMARY"])]))
            """
        return try run(script, [calendar], [], library: "icalendar")
    }

    private static func run(
        _ script: String, _ texts: [String], _ words: [String], library: String
    ) throws -> [String]? {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("py-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try texts.enumerated().map { index, text in
            let file = folder.appendingPathComponent("\(index)")
            try Data(text.utf8).write(to: file)
            return file.path
        }
        // Debian's own first: its packages are there.
        for python in ["/usr/bin/python3", "python3"] {
            if let lines = try answer([python, "-c", script] + files + words, in: folder) { return lines }
        }
        TestLog.note("skipped: Python or its library \(library) is not installed, so no one else read it")
        return nil
    }

    /// Nil where the program ended badly; a file that cannot be read is one that no library is missing for.
    private static func answer(_ arguments: [String], in folder: URL) throws -> [String]? {
        let (output, errors) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus != 0 else {
            return String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n")
                .map(String.init)
        }
        let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        let isMissing = said.contains("ModuleNotFoundError") || said.contains("No such file")
        return isMissing ? nil : ["unreadable: " + (said.split(separator: "\n").last.map(String.init) ?? "")]
    }
}
