extension HelpTopic {
    static let glossaryText = """
        GLOSSARY

          raised        gifts and pledges, less what was refunded or written off
          received      the money of it that has come
          outstanding   the rest: raised − received, always
          overdue       the part of outstanding whose day has passed
          to go         what the goal lacks, never below zero; a total adds the shortfalls of its rows
          refund        money that went back, on its own day; a void takes back a row that was a mistake, on its
          void          day, and an adjustment corrects its amount
          move          a gift or pledge counts elsewhere from a day on; what follows it goes there too
          write-off     what of a pledge will not come, on its own day; not what the donor cut
          commitments   gifts, pledges and awards that were not taken back entirely
          gifts         receipts of money that were not taken back entirely
          donors        distinct legal donors whose raised is above zero
          unassigned    money that names no campaign; always in the total
          conditional   promised under a condition that is not met yet; not in raised
          advance       money that came before its condition is met; neither raised nor received
          due back      money to be given back to its funder, after a cut below what was paid
          fx difference what money in another currency is worth more or less than what it settled or took back
          revocable     bequest intentions and the like; not in raised
          held          post-dated checks that are here: outside every figure until their dates
          pace          raised against what the campaign's own schedule expects by the day; 'on pace' is within
                        one day's even share of the goal
          LYBUNT        gave last year but unfortunately not this
          SYBUNT        some year but unfortunately not this, nor last year; --classic adds the LYBUNTs. A donor's
                        year counts when it nets above zero after its own refunds, so lists differ by a few
                        people from those of CiviCRM and NPSP, which count rows
          new           gave this year for the first time; recaptured: again, after a year without
          retention     the donors of last year who gave again this year, of all donors of last year; of the
                        money, what they gave this year of all that was given last year
          gains, losses what this year's donors gave beyond last year; what last year's gave less or no more
          household     donors who name the same household_id, or whose id it is: one donor in segments
          segment       a group of donors that an appeal asks, each in the first that fits
          suppressed    in a segment and not asked, for a reason that is listed
          keycode       on the reply slip: tells which piece of an appeal a gift came back on
          response rate those who gave on a piece ÷ pieces sent
          ROI           (gross − cost) ÷ cost
          as of         figures at the end of a day
          known on      figures as they were known at the end of a day, before later corrections
          batch         everything that one command posted, B-31; the ledger is a chain of them

        """
}
