extension HelpTopic {
    static let environmentText = """
        ENVIRONMENT

          CAMPAIGN_HOME     the workspace, when the current folder is not in one; -C takes precedence
          CAMPAIGN_TODAY    today as YYYY-MM-DD, for figures and default dates; a posting records the
                            real clock, and that this was set
          CAMPAIGN_PAGER    the pager for long answers; otherwise PAGER; an empty value means none
          XDG_STATE_HOME    where this computer remembers the newest batch it saw in each ledger:
                            campaign/heads; ~/.local/state if not set
          NO_COLOR          any value: no color
          CLICOLOR_FORCE    any value but 0: color in pipes too; --color overrides both
          LANG, LC_ALL      only to detect UTF-8; amounts and dates look the same everywhere

        'campaign doctor' shows what is set and what it does.

        """
}
