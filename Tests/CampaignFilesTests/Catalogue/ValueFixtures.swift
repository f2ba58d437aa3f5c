import CampaignFiles

/// Findings about single values.
enum ValueFixtures {
    static let all = amounts + numbers + dates + words + organization

    static let amounts: [Fixture] = [
        .campaign(
            .goalAmount, "name: Fund\ngoal: 1️⃣60.0002️⃣", "the goal is not an amount: more than 2 decimals",
            hint: "write 60000 or 60,000.00"),
        .campaign(
            .goalAmount, "name: Fund\ngoal: 1️⃣sixty2️⃣ # thousand", "the goal is not an amount",
            hint: "write 1234.50 or $1,234.50"),
        .campaign(
            .goalAmount, "name: Fund\ngoal: 1️⃣125,002️⃣",
            "the goal is not an amount: a comma as the decimal mark",
            hint: "write a decimal point, as in 1,250.00"),
        .campaign(
            .goalNotPositive, "name: Fund\ngoal: 1️⃣-52️⃣", "the goal is negative",
            hint: "write an amount above zero, or delete the key: a campaign may have no goal"),
        .campaign(
            .goalNotPositive, "name: Fund\nprojects: [{id: a, name: A, goal: 1️⃣\"$0\"2️⃣}]", "the goal is zero",
            hint: "write an amount above zero, or delete the key: a campaign may have no goal"),
        .campaign(
            .badAmount, "name: Fund\nappeals: [{id: a, name: A, cost: 1️⃣free2️⃣}]", "the cost is not an amount",
            hint: "write 1234.50 or $1,234.50"),
        .campaign(
            .badAmount, "name: Fund\nprojects: [{id: a, name: A, units: [{id: u, name: U, price: 1️⃣02️⃣}]}]",
            "the price is zero", hint: "write an amount above zero"),
        .campaign(
            .currencyMismatch, "name: Fund\ngoal: 1️⃣5000 EUR2️⃣",
            "the goal is in EUR, the organization's currency is USD",
            hint: "write it in USD; every total is in one currency"),
    ]

    static let numbers: [Fixture] = [
        .campaign(
            .badPercent, "name: Fund\nprojects: [{id: a, name: A, partners: [{name: P, share: 1️⃣602️⃣}]}]",
            "share is not a share from 0% to 100%", hint: "write it with its sign: 60%"),
        .campaign(
            .badPercent, "name: Fund\nprojects: [{id: a, name: A, partners: [{name: P, share: 1️⃣33.33%2️⃣}]}]",
            "share is not a share from 0% to 100%", hint: "write at most one decimal: 33.3%"),
        .campaign(
            .badPercent, "name: Fund\npace: {2026-11: 1️⃣140%2️⃣}", "2026-11 is not a share from 0% to 100%",
            hint: "write at most one decimal: 33.3%"),
        .campaign(
            .badNumber, "name: Fund\ncounting: {pledge_years: 1️⃣five2️⃣}",
            "pledge_years is not a number from 1 to 50",
            hint: "write digits only"),
        .campaign(
            .badNumber, "name: Fund\ngift_table: [{amount: 5, gifts: 1, prospects: 1️⃣few2️⃣}]",
            "prospects is not a number above zero",
            hint: "write the prospects for each gift, with at most one decimal: 3.5"),
    ]

    static let dates: [Fixture] = [
        .campaign(
            .badDate, "name: Fund\nends: 1️⃣2026-02-302️⃣", "'2026-02-30' is not a date",
            hint: "Feb 2026 has 28 days"),
        .campaign(
            .badDate, "name: Fund\nstarts: 1️⃣13/02/20262️⃣", "'13/02/2026' is not a date",
            hint: "write 2026-02-13"),
        .campaign(
            .badDate, "name: Fund\nstarts: 1️⃣03/04/20262️⃣", "'03/04/2026' is not a date",
            hint: "write 2026-04-03 or 2026-03-04, whichever you mean"),
        .campaign(
            .badDate, "name: Fund\nstarts: 1️⃣2026-2-32️⃣", "'2026-2-3' is not a date", hint: "write 2026-02-03"),
        .campaign(
            .badDate, "name: Fund\nstarts: 1️⃣next spring2️⃣", "'next spring' is not a date",
            hint: "write YYYY-MM-DD, such as 2026-12-31"),
    ]

    static let words: [Fixture] = [
        .campaign(
            .segmentPick,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: \"new or 1️⃣lybnt2️⃣\"}]}]",
            "'lybnt' is not a group of donors or a field", hint: "did you mean lybunt?"),
        .campaign(
            .segmentPick,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: last_gift > 1️⃣$5002️⃣}]}]",
            "last_gift is a day, '$500' is not", hint: "write 2025-07-01"),
        .campaign(
            .unknownChoice, "name: Fund\nappeals: [{id: a, name: A, channel: 1️⃣emial2️⃣}]",
            "channel cannot be 'emial'",
            hint: "did you mean email?"),
        .campaign(
            .unknownChoice, "name: Fund\ncounting: {revocable: 1️⃣never2️⃣}", "revocable cannot be 'never'",
            hint: "it can be include, separate"),
        .campaign(
            .badID, "name: Fund\nappeals: [{id: 1️⃣Year End2️⃣, name: A}]",
            "'Year End' cannot be an id of an appeal",
            hint: "write year-end"),
        .campaign(
            .badID, "name: Fund\nprojects: [{id: 1️⃣רצפה2️⃣, name: A}]", "'רצפה' cannot be an id of a project",
            hint: "write lowercase letters, digits and single hyphens, at most 64"),
        .campaign(
            .reservedID, "name: Fund\nprojects: [{id: 1️⃣total2️⃣, name: A}]",
            "'total' cannot be an id, because it is reserved",
            hint: "take a longer one, such as total-fund"),
        .campaign(
            .letterPath, "name: Fund\nappeals: [{id: a, name: A, letter: 1️⃣../secret.md2️⃣}]",
            "a letter is a file inside Reports/", hint: "write the path from there: letters/year-end.md"),
        .campaign(
            .letterPath, "name: Fund\nappeals: [{id: a, name: A, letter: 1️⃣/etc/passwd2️⃣}]",
            "a letter is a file inside Reports/", hint: "write the path from there: letters/year-end.md"),
        .campaign(
            .letterPath, "name: Fund\nappeals: [{id: a, name: A, letter: 1️⃣Reports/letters/a.md2️⃣}]",
            "a letter is a file inside Reports/", hint: "leave out Reports/: letters/a.md"),
        .campaign(
            .askFormula,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: all, ask: 1️⃣lst2️⃣*1.25}]}]",
            "the ask: there is no 'lst'", hint: "did you mean last?"),
        .campaign(
            .askFormula,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: all, ask: \"last, 1️⃣largst2️⃣, ytd\"}]}]",
            "the ask: there is no 'largst'", hint: "did you mean largest?"),
        .campaign(
            .askFormula,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: all, ask: last*1️⃣last2️⃣}]}]",
            "the ask: an amount times an amount", hint: "a number is expected here, such as 1.25"),
        .campaign(
            .testSplit,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: all, 1️⃣split2️⃣: [a, control]}]}]",
            "split is two to four different letters",
            hint: "write split: [a, b]; each donor of the segment then always gets the same version"),
        .campaign(
            .testSplit,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: all, 1️⃣split2️⃣: [a, a]}]}]",
            "split is two to four different letters",
            hint: "write split: [a, b]; each donor of the segment then always gets the same version"),
        .campaign(
            .keycode,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: all, keycode: 1️⃣YE 26=1+12️⃣}]}]",
            "a keycode is letters, digits and hyphens, at most 20",
            hint: "write it as it is printed on the reply slip, such as YE26L"),
        .campaign(
            .keycode,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: all, keycode: XA}, {id: 1️⃣t2️⃣, pick: all, keycode: x, split: [a, b]}]}]",
            "the keycode XA is also that of 's'", hint: "give each segment its own, or leave out keycode:"),
        .campaign(
            .keycode,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: all, keycode: XA}]}, {id: 1️⃣b2️⃣, name: B, segments: [{id: s, pick: all, keycode: xa}]}]",
            "the keycode XA is also that of the appeal 'a'",
            hint: "give each segment its own, or leave out keycode:"),
        .campaign(
            .paceRule, "name: Fund\npace: 1️⃣fast2️⃣", "pace cannot be 'fast'",
            hint: "write linear, like:year-end-2025, or months with shares: {2026-11: 40%, 2026-12: 100%}"),
        .campaign(
            .paceRule, "name: Fund\npace: {1️⃣November2️⃣: 40%}", "'November' is not a month",
            hint: "write linear, like:year-end-2025, or months with shares: {2026-11: 40%, 2026-12: 100%}"),
        .campaign(
            .paceRule, "name: Fund\npace: 1️⃣like:fund2️⃣", "a campaign cannot be paced by its own curve",
            hint: "name an ended campaign, or write linear"),
    ]

    static let organization: [Fixture] = [
        .organization(
            .badEIN, "name: Friends\nein: 1️⃣1234567892️⃣\n",
            "the hyphen of the number is in the wrong place or missing",
            hint: "write 12-3456789"),
        .organization(
            .badEIN, "name: Friends\nein: 1️⃣12-342️⃣\n", "'12-34' is not an employer identification number",
            hint: "write two digits, a hyphen and seven digits: 13-1234567"),
        .organization(
            .badPublisherPrefix, "name: Friends\ngrants: {publisher_prefix: 1️⃣riverbend2️⃣}\n",
            "'riverbend' is not a publisher prefix",
            hint: "write it as 360Giving gave it: 360G- and letters, such as 360G-riverbend"),
        .organization(
            .unknownCurrency, "name: Friends\ncurrency: 1️⃣UDS2️⃣\n", "no currency has the code 'UDS'",
            hint: "did you mean USD?"),
        .organization(
            .unknownTimeZone, "name: Friends\ntime_zone: 1️⃣America/NewYork2️⃣\n",
            "no time zone is called 'America/NewYork'", hint: "did you mean America/New_York?"),
        .organization(
            .unknownTimeZone, "name: Friends\ntime_zone: 1️⃣../../../etc/passwd2️⃣\n",
            "no time zone is called '../../../etc/passwd'", hint: "write a name such as America/New_York"),
        .organization(
            .badMonthDay, "name: Friends\nfiscal_year_start: 1️⃣02-292️⃣\n", "'02-29' is not a day of every year",
            hint: "write MM-DD, such as 07-01 for July 1"),
        .organization(
            .badLedger, "name: Friends\nledger: 1️⃣campaign.sqlite2️⃣\n",
            "ledger is not the address of a server, on one line of its own",
            hint: "write ledger: postgresql://HOST/DATABASE; for a file, set CAMPAIGN_LEDGER instead"),
        .organization(
            .unknownState, "name: Friends\ndisclosures:\n  1️⃣ny2️⃣: A copy\n", "no state has the code 'ny'",
            hint: "write NY"),
        .organization(
            .unknownState, "name: Friends\ndisclosures:\n  1️⃣XX2️⃣: A copy\n", "no state has the code 'XX'",
            hint: "write the two letters of the postal service, such as NY"),
        .organization(
            .benefitLimits, "name: Friends\nreceipts: {benefit_limits: {1️⃣next2️⃣: {l: 1, p: 2, c: 3}}}\n",
            "'next' is not a year", hint: "write benefit_limits: {2027: {l: 14.10, p: 70.50, c: 141}}"),
        .organization(
            .benefitLimits,
            "name: Friends\nreceipts: {benefit_limits: {2027: {l: 1️⃣712️⃣, p: 70.50, c: 141, source: x, confirmed_by: y}}}\n",
            "the limits are not in the order l < p < c",
            hint: "l is the cost of tokens, p the payment for them, c the most that a benefit may be worth"),
        .organization(
            .benefitLimits,
            "name: Friends\nreceipts: {benefit_limits: {2027: {l: 1️⃣14.202️⃣, p: 70.50, c: 141, source: x, confirmed_by: y}}}\n",
            "the limits are not p = 5 l and c = 10 l",
            hint: "compare them with the revenue procedure of that year"),
        .organization(
            .limitsSource,
            "name: Friends\nreceipts: {benefit_limits: {2027: 1️⃣{l: 14.10, p: 70.50, c: 141, source: x}2️⃣}}\n",
            "the year's limits have no confirmed_by", hint: "add confirmed_by: Ana Ruiz"),
        .organization(
            .letterSentence, "name: Friends\nthanks: {en: {ira_check: 1️⃣a check2️⃣}}\n",
            "ira_check: {amount} is missing", hint: "it says {amount}, each once or more"),
        .organization(
            .letterSentence, "name: Friends\nthanks: {en: {goods: 1️⃣\"a {b\"2️⃣}}\n",
            "goods: unmatched '{': write values as {name}", hint: "this sentence has no braces"),
        .organization(
            .letterSentence, "name: Friends\nthanks: {en: {goods: 1️⃣\"---\"2️⃣}}\n",
            "goods: it is empty", hint: "this sentence has no braces"),
        .organization(
            .letterSentence, "name: Friends\nthanks: {en: {goods: 1️⃣\"{x}\"2️⃣}}\n",
            "goods: there is no value for {x}", hint: "this sentence has no braces"),
        .organization(
            .signaturePath, "name: Friends\nsignature: 1️⃣../key.png2️⃣\n",
            "a signature is a file inside the workspace",
            hint: "write its path from the workspace's folder: Campaigns/signature.png"),
        .organization(
            .signaturePath, "name: Friends\nsignature: {he: 1️⃣/etc/passwd2️⃣}\n",
            "a signature is a PNG or JPEG picture",
            hint: "write its path from the workspace's folder: Campaigns/signature.png"),
        .organization(
            .givingPage, "name: Friends\ngiving_page: 1️⃣http://give.example.org2️⃣\n",
            "giving_page is not the address of a web page",
            hint: "write it as a browser shows it: https://give.example.org/donate"),
        .campaign(
            .givingPage,
            "name: Fund\nappeals: [{id: a, name: A, giving_page: 1️⃣\"https://me@give.example.org\"2️⃣}]",
            "giving_page is not the address of a web page",
            hint: "write it as a browser shows it: https://give.example.org/donate"),
    ]
}
