/// Guides for single values.
extension PlanFindingCode {
    static let valueGuides: [PlanFindingCode: Guide] = [
        .goalAmount: Guide(
            "The goal is not an amount",
            """
            A goal is written $4,200,000, 4200000 or 4200000 USD. Ambiguous forms such as 60.000 or 1.250,00 \
            are refused, because a wrong guess would be a thousand times too small or too large.
            """),
        .goalNotPositive: Guide(
            "The goal is zero or negative",
            """
            There is no percentage of zero. A fund without a goal leaves out the key; its raised amount is \
            then shown without a bar.
            """),
        .badAmount: Guide(
            "Not an amount",
            """
            Amounts are written $21,500, 21500 or 21500.00, with a point for the decimals. A price, a cap or \
            a tier is above zero; a cost may be zero, but not below.
            """),
        .currencyMismatch: Guide(
            "An amount in another currency",
            """
            Goals, prices and costs are in the base currency that organization.yml names, because totals add \
            them up. Gifts may come in any currency; plans are in one.
            """),
        .badPercent: Guide(
            "Not a share in percent",
            """
            A share is written with its sign and at most one decimal: 60% or 33.3%. Without the sign 0.6 and \
            60 could mean the same thing, and one of them would be wrong.
            """),
        .badNumber: Guide(
            "Not a number in the range",
            """
            Counts are whole numbers in digits. The message shows the allowed range; prospects of a gift \
            table may have one decimal.
            """),
        .badDate: Guide(
            "Not a date",
            """
            Dates are written YYYY-MM-DD, and the day must exist. 03/04/2026 is March to some and April to \
            others, so it is refused rather than guessed.
            """),
        .badMonthDay: Guide(
            "Not a day of every year",
            """
            The fiscal year starts on a day written MM-DD, such as 07-01. 02-29 is refused, because most \
            years do not have it.
            """),
        .badLedger: Guide(
            "Not where a ledger can be",
            """
            ledger and ledger_read name a database on a server, postgresql://HOST/DATABASE, each on a line of \
            its own and without a password, which belongs in ~/.pgpass. Without them the ledger is the file \
            campaign.sqlite in the workspace. approve lists what two people post: transfer, erase, reopen. These \
            keys are not part of the plan, and batches do not record them.
            """),
        .unknownChoice: Guide(
            "Not one of the allowed words",
            """
            Some keys take one of a few words, such as mail or web for an appeal's channel. The hint gives \
            the nearest one, or all of them.
            """),
        .badID: Guide(
            "Not an id",
            """
            Ids are made of lowercase letters, digits and single hyphens, at most 64 characters. They appear \
            in import files, in figures such as innovation.floor-3.raised and in file names, so they must \
            look the same everywhere.
            """),
        .reservedID: Guide(
            "A reserved id",
            """
            total, unassigned and organization name rows and files of their own. A campaign, appeal or \
            project with that name would be confused with them.
            """),
        .askFormula: Guide(
            "The ask cannot be computed",
            """
            An ask is computed from last, largest, ytd (given this year) and total, with + - * /, max( ) and \
            min( ): last*1.25, or max(last, $50), or three of them, last, last*1.25, last*1.5. Quote it when it \
            has a comma. Only numbers multiply and divide; asks are rounded upwards to $5, $10, $25 and so on.
            """),
        .testSplit: Guide(
            "A split test needs two to four letters",
            """
            split: [a, b] sends a segment in two versions. Each donor always gets the same one, decided by \
            the appeal's id and the donor's number; the keycode ends with the letter.
            """),
        .keycode: Guide(
            "The keycode cannot be used",
            """
            A keycode is printed on the reply slip and typed with the gift, so that the gift is attributed to its \
            segment. It is letters, digits and hyphens, at most 20, and no other segment of any appeal has it. \
            Without keycode: one is made from the ids.
            """),
        .letterPath: Guide(
            "The letter is not inside Reports/",
            """
            Letters are templates in Reports/, and their paths are relative to it: letters/year-end.md. \
            Absolute paths and .. are refused, so that a plan from elsewhere cannot print another file into \
            a letter.
            """),
        .segmentPick: Guide(
            "The pick of a segment cannot be read",
            """
            A pick names a group of donors, such as lybunt, or compares what they gave: largest >= $5,000 \
            and last_gift < 2025-07-01. 'campaign help segments' has every group and field, and 'campaign \
            segment --pick' shows the donors it picks.
            """),
        .paceRule: Guide(
            "The pace cannot be read",
            """
            A pace is linear, or like:ID with the id of an ended campaign and no space after the colon, or a \
            table of months with cumulative shares. Without the key it is linear.
            """),
        .badEIN: Guide(
            "Not an employer identification number",
            """
            The number is printed on receipts, where donors and the Internal Revenue Service look for it: \
            two digits, a hyphen, seven digits.
            """),
        .badPublisherPrefix: Guide(
            "Not a publisher prefix",
            """
            360Giving gives each publisher of grants a prefix of its own, such as 360G-riverbend: the \
            identifiers of published grants begin with it. Without one they begin with your own number.
            """),
        .unknownCurrency: Guide(
            "No such currency",
            """
            The base currency is a code of ISO 4217 in three letters, such as USD. It decides how many \
            decimals amounts have and what every total is in.
            """),
        .unknownTimeZone: Guide(
            "No such time zone",
            """
            The time zone decides on which day a gift made online at midnight falls, and so in which tax \
            year. Write a name from the IANA database, such as America/New_York; abbreviations like EST \
            ignore daylight saving time.
            """),
        .unknownState: Guide(
            "No such state",
            """
            Disclosure texts are printed for donors by the state in their address. A text under a code that \
            no state has would never be printed where the law requires it.
            """),
        .benefitLimits: Guide(
            "Benefit limits that cannot be correct",
            """
            The Internal Revenue Service publishes three yearly limits: l, the cost of token items; p, the \
            payment for which they are allowed; c, the most that a benefit of up to two percent may be \
            worth. They go under their year and increase in this order.
            """),
        .limitsSource: Guide(
            "Benefit limits without a source",
            """
            A wrong limit makes the words of receipts wrong, and a donor's deduction with them. Next to l, p \
            and c write source:, where the figures were read, and confirmed_by:, who compared them with it. \
            Receipts are issued meanwhile.
            """),
        .letterSentence: Guide(
            "A thank-you sentence is incomplete",
            """
            Sentences that the charity changes, below thanks: in organization.yml, must still say what the \
            law requires. Names in braces are replaced by values; 'campaign help letters' lists them.
            """),
        .signaturePath: Guide(
            "Not the path of a picture in the workspace",
            """
            The picture of a signature is a PNG or JPEG file in the workspace, and its path begins at the \
            workspace's folder: Campaigns/signature.png. Absolute paths and .. are refused, so that a plan \
            from elsewhere cannot put another file into a letter.
            """),
        .givingPage: Guide(
            "Not the address of a page to give on",
            """
            The address is printed on letters and is inside their QR code, where no one reads it before it \
            opens. So it must begin with https://, name a host, have no user name and no spaces, and be at \
            most 250 characters long.
            """),
    ]
}
