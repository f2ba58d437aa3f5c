/// Guides for files, their text and their YAML.
extension PlanFindingCode {
    static let fileGuides: [PlanFindingCode: Guide] = [
        .campaignFileName: Guide(
            "The file's name cannot be an id",
            """
            A campaign's id is the name of its file without .md, and gifts, figures and reports use it. It \
            is made of lowercase letters, digits and single hyphens, at most 64, and is not total, \
            unassigned or organization. A Markdown file that is not a campaign belongs outside Campaigns/.
            """),
        .fileUnread: Guide(
            "A file or folder that is not read",
            """
            A campaign is a file Campaigns/ID.md, with a lowercase .md, in that folder itself. A file in a \
            folder below it, or one that ends in .MD or .markdown, is not a campaign: its goal is in no \
            figure, and gifts that name it are refused. Rename or move it, or keep it elsewhere.
            """),
        .organizationMissing: Guide(
            "There is no organization.yml",
            """
            Campaigns/organization.yml says who the charity is: its name, currency, time zone and fiscal \
            year. Without it no amount has a currency and no day has a zone, so nothing is computed. A file \
            with the one line 'name: …' is enough to begin with.
            """),
        .fileTooLarge: Guide(
            "The file is too large",
            """
            A campaign file may have 1 MiB, several hundred pages of text. A larger one is nearly always \
            data or a picture that came into the folder by mistake, and it is not read at all.
            """),
        .tooManyFindings: Guide(
            "More findings than are shown",
            """
            One file has more findings than anyone can read, usually because it is not a campaign at all. \
            The first 200 are shown. Fix them and check again, or move the file out of Campaigns/.
            """),
        .invalidUTF8: Guide(
            "The file is not UTF-8 text",
            """
            Plans are read as UTF-8. A file saved as Windows-1252 or UTF-16 would turn é or – into something \
            else in letters and reports. Save it again with the encoding UTF-8.
            """),
        .forbiddenCharacter: Guide(
            "A character that is not allowed in a plan",
            """
            Control characters, hidden line breaks and characters that change the reading direction can make \
            a name look like another one. Private-use characters have a meaning inside reports. They usually \
            come with pasted text; delete them.
            """),
        .frontMatterMissing: Guide(
            "The file does not begin with front matter",
            """
            A campaign file begins with a line ---, then its keys, then another line ---, then the case for \
            support. Not even a blank line may come before the first one. 'campaign new campaign ID' writes \
            a file to start from.
            """),
        .frontMatterUnclosed: Guide(
            "The front matter has no end",
            """
            The keys of a campaign go between two lines of three hyphens. The second one is missing, so the \
            keys and the case for support cannot be told apart.
            """),
        .yamlSyntax: Guide(
            "The YAML cannot be read",
            """
            The settings of a plan are YAML: one key per line, a colon and a space, then the value; anything \
            that belongs to a key is indented below it. After such an error nothing else in the file is \
            checked, so there may be more findings once it is fixed.
            """),
        .yamlTab: Guide(
            "A tab in the indentation",
            """
            YAML counts the spaces at the beginning of a line, and tabs have no agreed width. Indent with \
            two spaces per level; most editors can do that for you.
            """),
        .yamlAnchor: Guide(
            "Anchors, aliases and tags are not allowed",
            """
            YAML can name a value with & and repeat it with *, and give it a type with !. A plan must be \
            readable line by line, and a few such lines can fill a computer's memory, so they are refused. \
            Repeat the value; when a text begins with one of these characters, put it in quotes.
            """),
        .yamlDepth: Guide(
            "Nested too deeply",
            """
            No plan needs more than a few levels of lists and keys. This many means a bracket that is never \
            closed, or a file made to exhaust whatever reads it.
            """),
        .duplicateKey: Guide(
            "The same key twice",
            """
            YAML readers differ in which of two equal keys they take, and a goal written twice with two \
            amounts would be reported with whichever came last. Keep the one that is right.
            """),
        .unknownKey: Guide(
            "An unknown key",
            """
            Every key has a meaning, so a misspelled one would silently be ignored: 'gaol: $60,000' would \
            leave a campaign without a goal. Correct it as suggested, or put remarks after a #.
            """),
        .missingKey: Guide(
            "A required key is missing",
            """
            Some things cannot be left out: a name, an id, the price of a naming opportunity. Add the key as \
            shown.
            """),
        .emptyValue: Guide(
            "A value is empty",
            """
            The key is there, but its value is missing or only spaces in quotes. Write the value, or delete \
            the key if it is optional.
            """),
        .wrongType: Guide(
            "A list where a text belongs, or the reverse",
            """
            Each key takes one kind of value: a text, a list of items, or further keys. A text that begins \
            with [ or { is read as a list or as keys unless it is in quotes.
            """),
        .unquotedAmount: Guide(
            "An amount with commas needs quotes here",
            """
            Inside { } and [ ] YAML takes a comma as the end of an item, so $4,000,000 becomes three items, \
            of which the first is four dollars. Put the amount in quotes, or leave out its commas. On a line \
            of its own, as in 'goal: $4,000,000', no quotes are needed.
            """),
        .mappingName: Guide(
            "The name cannot be a mapping's",
            """
            A mapping is a file Campaigns/imports/NAME.yml, and --source-format takes its name: lowercase \
            letters, digits and single hyphens. A name that 'campaign import sources' already lists cannot \
            be used again.
            """),
        .mappingColumn: Guide(
            "A mapping names something that does not exist",
            """
            The keys below columns, constants and values are import columns, and status. 'campaign help csv' \
            lists them. The columns of the file are on the right, under their own names.
            """),
        .mappingConflict: Guide(
            "Two parts of a mapping contradict each other",
            """
            A column of the file is read or unread, not both; an import column comes from the file or is \
            constant; two mappings never name the same columns. Card numbers and IP addresses are never read.
            """),
    ]
}
