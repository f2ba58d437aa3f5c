extension HelpTopic {
    static let glossaryText = """
        GLOSSARY

          raised        gifts and pledges, less what was refunded or written off
          received      the part of raised that has arrived
          outstanding   raised − received, always
          overdue       the part of outstanding that is past due
          to go         the shortfall to the goal, never below zero; a total adds its rows' shortfalls
          refund        money given back, on its own day; a void reverses an entry made by mistake, on its
          void          day, and an adjustment corrects its amount
          move          a gift or pledge counts elsewhere from a given day; its payments and refunds go with it
          write-off     the part of a pledge that will not be paid, on its own day; not a cut by the donor
          commitments   gifts, pledges and awards that were not fully reversed
          gifts         receipts of money that were not fully reversed
          donors        distinct legal donors whose raised is above zero
          unassigned    money without a campaign; always in the total
          conditional   promised on a condition that is not yet met; not in raised
          advance       money paid before its condition is met; neither raised nor received
          due back      money owed back to its funder, after a cut below what was paid
          fx difference the gain or loss between money in another currency and what it settled or reversed
          revocable     bequest intentions and the like; not in raised
          held          post-dated checks on hand: in no figure until their dates
          pace          raised compared with what the campaign's schedule expects by the day; 'on pace' is within
                        one day's even share of the goal
          LYBUNT        gave last year but unfortunately not this year
          SYBUNT        gave some year but unfortunately not this or last year; --classic adds LYBUNTs. A donor's
                        year counts when it is above zero after refunds, so lists differ by a few
                        people from those of CiviCRM and NPSP, which count entries
          new           gave this year for the first time; recaptured: gave again after skipping a year
          retention     the share of last year's donors who gave again this year; for the
                        money, what they gave this year as a share of all that was given last year
          gains, losses what donors gave more than last year; what donors gave less or stopped giving
          household     donors with the same household_id, or whose id it is: one donor in segments
          segment       a group of donors that an appeal asks; each donor is in the first that matches
          suppressed    in a segment but excluded from the mailing, with the reason
          keycode       printed on the reply slip: identifies the segment that a gift answers
          response rate donors who gave in response ÷ pieces sent
          ROI           (gross − cost) ÷ cost
          as of         figures at the end of that day
          known on      figures as known at the end of that day, before later corrections
          batch         everything that one command posted, B-31; the ledger is a chain of batches

        """
}
