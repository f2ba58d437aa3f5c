import Terminal

/// An answer before its format is chosen: a command builds one, `DocumentWriter` writes it.
struct Document {
    /// The name of the page in HTML.
    var title: String
    /// What programs get as CSV and TSV: every figure, plain.
    var data: Table
    /// What people get as Markdown and HTML, and on the screen unless `screen` says otherwise.
    var people: (ScreenLook) -> Table
    /// The JSON document.
    var json: JSONValue
    /// The screen's text; nil shows `people` as it is.
    var screen: ((ScreenLook) -> String)?

    init(
        title: String, data: Table, people: ((ScreenLook) -> Table)? = nil, json: JSONValue,
        screen: ((ScreenLook) -> String)? = nil
    ) {
        self.title = title
        self.data = data
        self.people = people ?? { _ in data }
        self.json = json
        self.screen = screen
    }

    /// The same with a table for people that looks the same everywhere.
    init(
        title: String, data: Table, people: Table, json: JSONValue, screen: ((ScreenLook) -> String)? = nil
    ) {
        self.init(title: title, data: data, people: { _ in people }, json: json, screen: screen)
    }
}
