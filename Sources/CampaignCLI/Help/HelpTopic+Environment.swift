extension HelpTopic {
    static let environmentText = """
        ENVIRONMENT

          CAMPAIGN_HOME     the workspace, where the current folder is in none; -C goes before it
          CAMPAIGN_TODAY    today as YYYY-MM-DD, for reading and for what is derived; a posting records the
                            real clock, and that this was set
          CAMPAIGN_PAGER    the pager for long answers; PAGER comes after it, an empty value means none
          XDG_STATE_HOME    where this computer remembers the newest posting that it saw of each ledger, in
                            campaign/heads; ~/.local/state where it is not set
          NO_COLOR          any value: no colour
          CLICOLOR_FORCE    any value but 0: colour also into a pipe; --color goes before both
          LANG, LC_ALL      only whether text is UTF-8; amounts and dates look the same everywhere

        'campaign doctor' shows what is set and what it does.

        """
}
