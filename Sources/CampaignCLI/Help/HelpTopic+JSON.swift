import CampaignServices
extension HelpTopic {
    static let jsonText = """
        JSON

        --json writes one document: UTF-8, sorted keys, flat rows. Its schema has a version, such as
        campaign.status/1, that changes when a member changes its meaning; new members may be added at any time.

          as_of         the day of the figures
          known_on      the day or the batch of --known-on; null for now
          plan_digest   SHA-256 of the plan's files
          ledger_head   the hash of the last batch; null when nothing was posted
          policy        each campaign's differences from the default counting policy; {} when there are none

        Money is {"minor":4123550,"currency":"USD","text":"$41,235.50"}: compute with minor, show text.
        A percentage is {"tenths":574,"text":"57.4%"}, rounded down: 100.0% appears only when the goal is met.
        null means that a figure does not exist, such as what an open-ended fund should have by now.

        \(FigureHelp.members)

        In campaign.status/1 a row includes what is below it and 'own' does not; total and unassigned are null when
        campaigns were named, because donors overlap. The total's to_go is the sum of the shortfalls of
        campaigns that have no parent and have not ended, its ended_short that of those that have; its
        percent_raised is of the goals of running campaigns. A row's ended_short is its to_go once it has ended.

        In campaign.explain/1 the rows' 'part' sums to 'value'; a row that was left out has 'left_out' and the
        'rule' instead. A computed figure has 'formula' and 'inputs', and no rows.
        In campaign.segment/1 the rows are the donors that --pick picked; 'groups' are all of the year's
        groups, and 'checks' shows what adds up to what. last_year and this_year are net of refunds of the
        year's gifts.
        In campaign.status_diff/1 then + late + new + corrected + moved + plan = now for each of 'figures';
        the rows are those posted since.

        In campaign.ledger_comparison/1 the rows are the batches that only one of two ledgers has ('only_in'),
        and 'shared' is how many both have. In campaign.adoption/1 they are the other's batches with their
        numbers 'here'; 'left_out' has what was not taken, and why.
        In campaign.imports/1 and campaign.log/1 the newest row is the last; undone_by is the batch that undid
        it, 'ids' its first and last row, and file_sha256 says which file was imported. In campaign.import/1
        'left_out' are the rows that a column left out. In campaign.undo/1 the dependents are what other
        postings did to the batch's rows; 'edited' are its donors that were edited since, 'thanked' its gifts
        that were thanked for.

        In campaign.donor/1 'differs' is what sources say differently and was not taken; 'household' are the
        other members.
        In campaign.mail_merge/1 letters + suppressed + sent_left_out + outside = donors; 'suppressed' has the
        reasons, of which the first is shown; 'outside_rows' are donors in no segment, with --show outside. In
        campaign.appeal/1 the 'rows' are segments, and 'total', 'last_year' and 'last_year_ended' are the same
        figures for the whole; rows without a segment match no recorded mailing. 'gifts_without_piece' and
        'gifts_before_mailing' are in gross and gifts, not responders. campaign.sent_postings/1 is the answer
        of appeal sent --list and --void.

        """
}
