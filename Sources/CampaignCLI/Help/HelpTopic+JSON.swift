import CampaignServices
extension HelpTopic {
    static let jsonText = """
        JSON

        --json writes one document: UTF-8, sorted keys, rows without nesting. Its schema has a version, such as
        campaign.status/1, that changes when a member changes its meaning; new members may come at any time.

          as_of         the day of the figures
          known_on      the day or the batch of --known-on; null for now
          plan_digest   SHA-256 of the plan's files
          ledger_head   the hash of the last batch; null when nothing was posted
          policy        by campaign, what it counts otherwise than by the defaults; {} when none does

        Money is {"minor":4123550,"currency":"USD","text":"$41,235.50"}: compute with minor, show text.
        A percentage is {"tenths":574,"text":"57.4%"}, rounded down: 100.0% is only there when the goal is met.
        null is a figure that does not exist, such as what an open-ended fund should have by now.

        In campaign.status/1 a row includes what is below it and 'own' does not; total and unassigned are null when
        campaigns were named, because donors overlap. The total's to_go is the sum of the shortfalls of
        campaigns that have no parent and have not ended, its ended_short that of those that have; its
        percent_raised is of the goals of running campaigns. A row's ended_short is its to_go once it has ended.

        In campaign.explain/1 the 'part' of the rows sums to 'value'; a row that was left out has 'left_out' and the
        'rule' instead. A figure that is computed has 'formula' and 'inputs', and no rows.
        In campaign.segment/1 the rows are the donors that --pick picked; 'groups' are all of the year's, and 'checks'
        what adds up to what. last_year and this_year are net of what went back of the year's gifts.
        In campaign.status_diff/1 then + late + new + corrected + moved + plan = now for each of 'figures'; the rows
        are those posted since.

        In campaign.ledger_comparison/1 the rows are the postings that only one of two ledgers holds ('only_in'), and
        'shared' is how many both do. In campaign.adoption/1 they are the other's postings with their numbers 'here';
        'left_out' has what was not taken, and why.
        In campaign.imports/1 and campaign.log/1 the newest row is the last; undone_by is the batch that took it back,
        'ids' its first and last row, and file_sha256 says which file was imported. In campaign.import/1 'left_out'
        are the rows that a column left out. In campaign.undo/1 the dependents are what other postings did to the
        batch's rows; 'edited' are donors of it that somebody edited since, 'thanked' gifts that were thanked for.

        In campaign.donor/1 'differs' is what sources say of the donor and was not taken, 'household' are the others.
        In campaign.mail_merge/1 letters + suppressed + sent_left_out + outside = donors; 'suppressed' has the reasons,
        the first of which is the one that is told; 'outside_rows' are those in no segment, with --show outside. In
        campaign.appeal/1 the 'rows' are segments, and 'total', 'last_year' and 'last_year_ended' are the same figures
        of the whole; rows without a segment fit no piece. 'gifts_without_piece' and 'gifts_before_mailing' are in gross
        and gifts, and no responders. campaign.sent_postings/1 is what appeal sent --list and --void say.

        """
}
