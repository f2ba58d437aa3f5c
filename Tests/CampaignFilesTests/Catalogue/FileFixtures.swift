import CampaignFiles

/// Findings about files, their text and their YAML.
enum FileFixtures {
    static let all = files + text + yaml + keys

    static let files: [Fixture] = [
        Fixture(
            code: .campaignFileName,
            message: "the file's name is the campaign's id, but this name cannot be an id",
            hint: "rename it to year-end-2026.md",
            files: [
                ("Campaigns/organization.yml", Fixture.organization),
                ("Campaigns/Year_End 2026.md", Fixture.framed("name: Fund")),
            ]),
        Fixture(
            code: .campaignFileName,
            message: "the file's name is the campaign's id, but this name cannot be an id",
            hint: "'total' is reserved; rename the file to total-fund.md",
            files: [
                ("Campaigns/organization.yml", Fixture.organization),
                ("Campaigns/total.md", Fixture.framed("name: Fund")),
            ]),
        Fixture(
            code: .fileUnread, message: "this is not read: a campaign is a file Campaigns/ID.md",
            hint: "rename it to end in .md and keep it in Campaigns/ itself, or move it elsewhere",
            files: [("Campaigns/organization.yml", Fixture.organization), ("Campaigns/spring.MD", "")]),
        Fixture(
            code: .organizationMissing, message: "the workspace has no organization",
            hint: "create Campaigns/organization.yml with a line name: …; 'campaign init' writes one",
            files: [("Campaigns/fund.md", Fixture.framed("name: Fund"))]),
        .file(
            .fileTooLarge, Fixture.framed("name: Fund") + String(repeating: "long ", count: 1 << 18),
            "the file has more than 1 MiB",
            hint: "a campaign's text is short; keep images and data elsewhere"),
        .campaign(
            .tooManyFindings, "name: Fund\n" + (0..<210).map { "key\($0): x" }.joined(separator: "\n"),
            "more than 200 findings in one file; the rest are not shown",
            hint: "fix these first, then check again"),
        .file(
            .frontMatterMissing, "1️⃣#2️⃣ Fund\n", "the file does not begin with front matter",
            hint: "the first line is ---, then the keys (name: …), then --- again, then the text"),
        .file(
            .frontMatterUnclosed, "1️⃣---2️⃣\nname: Fund\n\nThe case.\n",
            "the front matter that begins here has no end",
            hint: "put --- on a line of its own after the last key"),
    ]

    static let text: [Fixture] = [
        .campaign(
            .forbiddenCharacter, "name: Fund 1️⃣\u{202E}2️⃣dnuF",
            "a character that changes the reading direction (U+202E) is not allowed here",
            hint: "delete it; it may have come with pasted text"),
        .campaign(
            .forbiddenCharacter, "name: Fund 1️⃣\u{E001}2️⃣",
            "a private-use character (U+E001) is not allowed here",
            hint: "delete it; it may have come with pasted text"),
        .campaign(
            .forbiddenCharacter, "name: Fund 1️⃣\u{2028}2️⃣b", "a hidden line break (U+2028) is not allowed here",
            hint: "delete it; it may have come with pasted text"),
        .file(
            .forbiddenCharacter, Fixture.framed("name: Fund") + "Figures: 1️⃣\u{F8FF}2️⃣\n",
            "a private-use character (U+F8FF) is not allowed here",
            hint: "delete it; it may have come with pasted text"),
        .file(
            .forbiddenCharacter, Fixture.framed("name: Fund") + "Bell 1️⃣\u{07}2️⃣\n",
            "a control character (U+0007) is not allowed here",
            hint: "delete it; it may have come with pasted text"),
    ]

    static let yaml: [Fixture] = [
        .campaign(
            .yamlSyntax, "name: Fund1️⃣:2️⃣ the second", "a colon inside a text, or a line indented too far",
            hint: "put a text with a colon in quotes: name: \"Fund: the second year\""),
        .campaign(
            .yamlSyntax, "name: 1️⃣\"2️⃣Fund\ngoal: 5", "the quote that begins here is never closed",
            hint: "close it with the same quote"),
        .campaign(
            .yamlSyntax, "name: 1️⃣@2️⃣fund", "a value cannot begin with this character",
            hint: "put the value in quotes"),
        .campaign(
            .yamlSyntax, "name: Fund\nphases: 1️⃣[2️⃣{name: a}\ngoal: 5",
            "the list that begins here is not closed",
            hint: "close it with ] and put commas between its items"),
        .campaign(
            .yamlSyntax, "name: Fund\ncounting: 1️⃣{2️⃣in_kind: include\ngoal: 5",
            "the braces that begin here are not closed",
            hint: "close them with } and put commas between the keys"),
        .campaign(
            .yamlSyntax, "name: Fund\n1️⃣g2️⃣oal\nends: 2026-01-01", "this line has no colon",
            hint: "write key: value"),
        .campaign(
            .yamlSyntax, "name: 'Fund'1️⃣s2️⃣ day", "this line does not fit the lines above",
            hint: "indent it like the other keys; text after a closing quote belongs inside it"),
        .campaign(
            .yamlSyntax, "name: \"A1️⃣\\2️⃣q\"", "a backslash sequence that YAML does not know",
            hint: "write \\\\ for a backslash, or use single quotes"),
        .campaign(
            .yamlSyntax, "name: 1️⃣-2️⃣ Fund", "a list cannot begin on the line of its key",
            hint: "begin the list on the next line, or write [a, b]"),
        .campaign(
            .yamlSyntax, "1️⃣?2️⃣ name\n: Fund", "a list or a mapping cannot be a key",
            hint: "write key: value, with a plain word as the key"),
        .campaign(
            .yamlSyntax, "name: Fund\n[goal]1️⃣:2️⃣ 5", "a list or a mapping cannot be a key",
            hint: "write key: value, with a plain word as the key"),
        .organization(
            .yamlSyntax, "name: Friends\n1️⃣-2️⃣--\nein: 13-1234567\n", "a second --- in the settings",
            hint: "delete the second ---"),
        .organization(
            .yamlSyntax, "name: Friends\ndisclosures:\n  NY: |\n    1️⃣\t2️⃣A copy\n", "a tab in the indentation",
            hint: "indent with spaces, two per level"),
        .campaign(
            .yamlSyntax, "  name: Fund\n 1️⃣g2️⃣oal: 5", "this key is indented less than the first one",
            hint: "start all keys in the same column"),
        .campaign(
            .yamlSyntax, "name: Fund\nphases: [{name: a},1️⃣,2️⃣ {name: b}]", "a value is missing here",
            hint: "delete the comma or the bracket, or write the value"),
        .campaign(
            .yamlSyntax, "name: Fund\nprojects:\n  - id: a\n    name: A\n  1️⃣i2️⃣d: b",
            "a list item without its dash",
            hint: "begin the item with a dash and a space"),
        .campaign(
            .yamlSyntax, "name: Fund\n%TAG 1️⃣x2️⃣", "this is not valid YAML",
            hint: "compare this line and the one above with a valid campaign file"),
        .campaign(
            .yamlTab, "name: Fund\ncounting:\n1️⃣\t2️⃣in_kind: include", "a tab in the indentation",
            hint: "indent with spaces, two per level"),
        .campaign(
            .yamlAnchor, "name: Fund\ncounting: 1️⃣&all2️⃣ {in_kind: include}",
            "an anchor of YAML is not allowed in a plan",
            hint: "repeat the value; if this is meant as text, put it in quotes"),
        .campaign(
            .yamlAnchor, "name: 1️⃣*fund2️⃣\ngoal: 5", "an alias of YAML is not allowed in a plan",
            hint: "repeat the value; if this is meant as text, put it in quotes"),
        .campaign(
            .yamlAnchor, "name: 1️⃣!!binary2️⃣ Fund", "a tag of YAML is not allowed in a plan",
            hint: "repeat the value; if this is meant as text, put it in quotes"),
        .campaign(
            .yamlDepth, "name: Fund\nphases: \(String(repeating: "[", count: 32))1️⃣[2️⃣",
            "nested too deeply",
            hint: "look for a bracket that is never closed"),
        .campaign(
            .duplicateKey, "name: Fund\ngoal: 5\n1️⃣goal2️⃣: 6", "the key 'goal' is written a second time",
            hint: "keep one of them; the first is in line 3"),
        .campaign(
            .duplicateKey, "name: Fund\nphases: [{name: a, 1️⃣name2️⃣: b}]",
            "the key 'name' is written a second time",
            hint: "keep one of them; the first is in line 3"),
        .campaign(
            .unquotedAmount, "name: Fund\nprojects: [{id: a, name: A, goal: 1️⃣$4,000,0002️⃣}]",
            "inside { } and [ ] the commas cut this amount into several items",
            hint: "write \"$4,000,000\" in quotes"),
        .campaign(
            .unquotedAmount,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: b, pick: 1️⃣$5,000.502️⃣, ask: last}]}]",
            "inside { } and [ ] the commas cut this amount into several items",
            hint: "write \"$5,000.50\" in quotes"),
    ]

    static let keys: [Fixture] = [
        .campaign(
            .unknownKey, "name: Fund\n1️⃣gaol2️⃣: $60,000", "a campaign has no key 'gaol'",
            hint: "did you mean goal?"),
        .campaign(
            .unknownKey, "name: Fund\ncounting: {in_kind: include, 1️⃣colour2️⃣: red}",
            "a counting policy has no key 'colour'",
            hint:
                "the keys are in_kind, revocable, outside_period, government, exchange, "
                + "pledge_years, recurring"
        ),
        .campaign(
            .unknownKey, "name: Fund\nappeals:\n  - id: a\n    name: A\n    1️⃣chanel2️⃣: mail",
            "an appeal has no key 'chanel'", hint: "did you mean channel?"),
        .organization(
            .unknownKey, "name: Friends\nreceipts: {1️⃣benefit_limit2️⃣: {2027: {l: 1, p: 2, c: 3}}}\n",
            "receipts has no key 'benefit_limit'", hint: "did you mean benefit_limits?"),
        .organization(
            .unknownKey, "name: Friends\n1️⃣timezone2️⃣: UTC\n", "an organization has no key 'timezone'",
            hint: "did you mean time_zone?"),
        .campaign(
            .missingKey, "projects:\n  - 1️⃣id2️⃣: floor\nname: Fund", "this project has no name",
            hint: "add name: Third floor"),
        .campaign(
            .missingKey, "name: Fund\nappeals: [1️⃣{name: A}2️⃣]", "this appeal has no id",
            hint: "add id: a-short-name"),
        .file(
            .missingKey, "1️⃣---2️⃣\n# nothing yet\n---\n", "this campaign has no name",
            hint: "add name: Year-end appeal 2026"),
        .campaign(
            .missingKey, "name: Fund\nprojects: [{id: a, name: A, approved: 1️⃣{cap: 5}2️⃣}]",
            "this approval has no on",
            hint: "add on: 2026-01-31"),
        .campaign(
            .emptyValue, "name: 1️⃣\"  \"2️⃣", "name is empty", hint: "write a text, or delete the key"),
        .campaign(
            .emptyValue, "1️⃣name2️⃣:\ngoal: 5", "name is empty", hint: "write name: Year-end appeal 2026"),
        .campaign(
            .wrongType, "name: 1️⃣[a, b]2️⃣", "name is a list where a text is expected",
            hint: "write one value, in quotes when it begins with [ or {"),
        .campaign(
            .wrongType, "name: Fund\nphases: 1️⃣quiet2️⃣", "phases is a text where a list is expected",
            hint: "write [{name: quiet, ends: 2026-03-31}], or one item per line after a dash"),
        .campaign(
            .wrongType, "name: Fund\ncounting: 1️⃣strict2️⃣  # CASE",
            "counting is a text where keys are expected",
            hint: "write counting: {in_kind: include}"),
        .campaign(
            .wrongType, "name: Fund\nphases: [1️⃣quiet2️⃣]", "a phase is a mapping of keys",
            hint: "write {name: quiet, ends: 2026-03-31}"),
        .campaign(
            .wrongType, "1️⃣Fund for readers2️⃣", "there are no keys here",
            hint: "write one key per line, each with a colon and a space: name: Year-end appeal"),
        .campaign(
            .wrongType, "name: 1️⃣|2️⃣\n  two\n  lines", "name has more than one line",
            hint: "write it on one line"),
        .organization(
            .wrongType, "name: Friends\naddress: 1️⃣P.O. Box 12️⃣\n",
            "address is a text where a list is expected",
            hint: "write [P.O. Box 1, \"Scarsdale, NY 10583\"], or one item per line after a dash"),
    ]
}
