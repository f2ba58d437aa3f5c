/// What people are told about the codes of letters.
extension ReportFindingCode {
    static let letterGuides: [ReportFindingCode: Guide] = [
        .unknownField: Guide(
            "A letter has no such field",
            """
            {{ salutation }} and the other fields of a letter are listed by 'campaign help letters'. The \
            hint gives the nearest one. A campaign's figure needs its campaign: {{ year-end-2026.raised }}.
            """),
        .misplacedField: Guide(
            "The field has no value here",
            """
            Some fields belong to an item of a list, between {{#each gifts}} and {{/each}}, some to letters \
            of an appeal and some to thank-you letters. kind: in the front matter sets which letter it is.
            """),
        .regionSyntax: Guide(
            "Not a region",
            """
            A part for some donors only goes between {{#if FIELD}} and {{/if}}, with {{else}} between them \
            if there is another part for the others; a repeated part goes between {{#each asks}} or {{#each \
            gifts}} and {{/each}}.
            """),
        .unclosedRegion: Guide(
            "A region without an end",
            """
            Without {{/if}} or {{/each}} it is not clear where the conditional part ends. Write it where the \
            part ends.
            """),
        .misplacedRegion: Guide(
            "A region that does not fit into the text",
            """
            A region contains whole paragraphs and lists, with its tags on their own lines, or words inside \
            one paragraph, emphasis, list item or cell. It ends where it begins, and lists are not nested.
            """),
        .missingSentence: Guide(
            "A sentence that the law requires is missing",
            """
            A state may require its text on every request, {{ disclosure }}; a thank-you says for each gift \
            whether anything was given in return, {{ goods_or_services }}. Nothing is written without them.
            """),
        .missingDonorField: Guide(
            "A donor lacks a field that the letter shows",
            """
            A letter without a salutation or an address cannot go out, so none is written until every donor \
            has what the letter shows. Import what is missing, or give the letter text for those without it: \
            {{#if FIELD}} … {{else}} … {{/if}}.
            """),
        .missingLetter: Guide(
            "A letter is missing",
            """
            An appeal or one of its segments names a file with letter: that is not in Reports/. Write the \
            letter, correct the name, or take letter: out if the letters are written elsewhere. Or no letter \
            is in a donor's language: one in another language is a separate file next to the default, \
            letters/year-end.he.md next to letters/year-end.md. Write it, or send everyone the default with \
            --fallback.
            """),
        .receiptWording: Guide(
            "A receipt says what it must not say",
            """
            A receipt describes property and never gives its value; the donor does that. And it names no one \
            but the charity as the recipient: a gift "to be transferred to" someone else is that other's. \
            Neither a receipt nor a thank-you says of every gift that it is deductible: one from an IRA or a \
            donor-advised fund is not. Take the words out.
            """),
        .unknownPart: Guide(
            "The part does not exist",
            """
            {{> closing}} includes the file Reports/parts/closing.md, or closing.he.md in a Hebrew text. \
            There is no file of this name. Write it, or correct the name.
            """),
        .partCycle: Guide(
            "A part includes itself",
            """
            A part may include others, up to ten deep, but not itself, also not by way of another part: the \
            text would never end. Take out one of the lines that include it.
            """),
        .misplacedPart: Guide(
            "A part inside a line, or with settings",
            """
            {{> closing}} includes whole lines, so it is alone on its line, and its name has only lowercase \
            letters, digits and hyphens. Inside a paragraph, write the words themselves. A part has no settings \
            between two lines of ---: they would be printed.
            """),
        .signaturePicture: Guide(
            "The picture of a signature cannot be used",
            """
            The picture that signature: in organization.yml names goes into letters, receipts and reports as \
            it is, so it must be a sound PNG or JPEG file of at most 64 KiB and 4,000 pixels on a side. What \
            a camera adds, such as the place, is left out. Scan it again, or delete the key: letters then \
            leave room to sign.
            """),
        .unknownBenefit: Guide(
            "What was given in return for a gift is not recorded",
            """
            An event ticket may have paid for a dinner. Until its benefit is recorded, as an amount or as \
            none, no thank-you can say what the law requires.
            """),
    ]
}
