/// What people are told about the codes of letters.
extension ReportFindingCode {
    static let letterGuides: [ReportFindingCode: Guide] = [
        .unknownField: Guide(
            "A letter has no such field",
            """
            {{ salutation }} and the other fields of a letter are listed by 'campaign help letters'. The hint \
            names the nearest one. A campaign's figure needs its campaign: {{ year-end-2026.raised }}.
            """),
        .misplacedField: Guide(
            "The field has no value here",
            """
            Some fields belong to one of a list, between {{#each gifts}} and {{/each}}, some to letters of an \
            appeal and some to thank-you letters. kind: in the front matter says which letter it is.
            """),
        .regionSyntax: Guide(
            "Not a region",
            """
            A part that not every donor reads stands between {{#if FIELD}} and {{/if}}, with {{else}} between \
            if there is another part for the others; one that is repeated between {{#each asks}} or \
            {{#each gifts}} and {{/each}}.
            """),
        .unclosedRegion: Guide(
            "A region without an end",
            """
            Without {{/if}} or {{/each}} nobody can tell where the part ends that not every donor reads. Write \
            it where the part ends.
            """),
        .misplacedRegion: Guide(
            "A region that does not fit into the text",
            """
            A region holds whole paragraphs and lists, with its tags on lines of their own, or words inside one \
            paragraph, emphasis, list item or cell. It ends where it begins, and lists are not nested.
            """),
        .missingSentence: Guide(
            "A sentence is missing that the law wants",
            """
            A state may want its text on every request, {{ disclosure }}; a thank-you says for each gift \
            whether anything was given in return, {{ goods_or_services }}. Nothing is written without them.
            """),
        .missingDonorField: Guide(
            "Something that the letter shows of a donor is missing",
            """
            A letter without a salutation or an address cannot go out, so none is written before every donor has \
            what the letter shows. Import what is missing, or give the letter words for those without it: \
            {{#if FIELD}} … {{else}} … {{/if}}.
            """),
        .missingLetter: Guide(
            "There is no letter in a donor's language",
            """
            A letter in another language is a file of its own beside the first, letters/year-end.he.md beside \
            letters/year-end.md. Write it, or send everybody the first with --fallback.
            """),
        .unknownBenefit: Guide(
            "Nobody has said what was given in return for a gift",
            """
            An event's ticket may have bought a dinner. Until its benefit is recorded, as an amount or as none, no \
            thank-you can say what the law wants said.
            """),
    ]
}
