import CampaignFiles

/// The letters that a new workspace begins with: short, true for any charity, and to be made one's own.
enum StarterLetters {
    /// Every one: the path below the workspace, and its text.
    static let all = [
        (path: WorkspaceSource.lettersFolder + "/thank-you.md", text: thanks),
        (path: WorkspaceSource.lettersFolder + "/acknowledgment.md", text: acknowledgment),
        (path: WorkspaceSource.lettersFolder + "/letter.md", text: letter),
    ]

    /// What 'campaign thank letters' writes: it names each gift and says what the law requires.
    private static let thanks = """
        ---
        title: Thank-you letter
        kind: thank-you
        lang: en
        ---

        {{ salutation }}

        Thank you. We received what you gave, and it is at work.

        {{#if one_gift}}
        {{#each gifts}}
        On {{ date }} we received **{{ gift }}** from you{{#if designation}} for {{ designation }}{{/if}}{{#if tribute}}, {{ tribute }}{{/if}}. {{ goods_or_services }}
        {{/each}}
        {{else}}
        {{#each gifts}}
        - {{ date }}: **{{ gift }}**{{#if designation}}, for {{ designation }}{{/if}}{{#if tribute}}, {{ tribute }}{{/if}}. {{ goods_or_services }}
        {{/each}}
        {{/if}}

        Please keep this letter with your papers. If anything in it is wrong, tell us, and we will correct it.

        With gratitude,

        \(closing)
        """

    /// A note of thanks that is not a receipt and asks for nothing.
    private static let acknowledgment = """
        ---
        title: Note of thanks (not a receipt)
        kind: appeal
        lang: en
        ---

        {{ salutation }}

        {{#if last_gift_amount}}
        Your gift of {{ last_gift_amount }} has reached us, and we wanted you to know what it means here. Thank you.
        {{else}}
        You have been part of our work, and we wanted you to know what that means here. Thank you.
        {{/if}}

        This note is not a receipt and asks for nothing. Your receipt comes separately.

        With gratitude,

        \(closing)
        """

    /// An appeal: name it in a campaign's file with `letter: letters/letter.md`.
    private static let letter = """
        ---
        title: Appeal letter
        kind: appeal
        lang: en
        ---

        {{ salutation }}

        Write here, in two or three sentences, what a gift does and who benefits.

        {{#if last_gift_amount}}
        Thank you for your gift of {{ last_gift_amount }}. {{#if ask1}}Would you consider **{{ ask1 }}** this time?{{else}}Would you consider another gift?{{/if}}
        {{else}}
        Would you consider a first gift?
        {{/if}}

        With gratitude,

        \(closing)
        """

    private static let closing = """
        {{ signature }}

        {{#if signatory}}{{ signatory }}, {{/if}}{{ organization.name }}{{#if organization.ein}}, EIN {{ organization.ein }}{{/if}}

        {{ disclosure }}

        """
}
