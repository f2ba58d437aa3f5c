extension HelpTopic {
    static let glossaryText = """
        FIGURES, AS STATUS, EXPLAIN AND REPORTS NAME THEM

        \(FigureHelp.glossary)

        GLOSSARY

          refund        money that went back, on its own day; a void takes back a row that was a mistake, on its
          void          day, and an adjustment corrects its amount
          move          a gift or pledge counts elsewhere from a day on; what follows it goes there too
          write-off     what of a pledge will not come, on its own day; not what the donor cut
          unassigned    money that names no campaign; always in the total
          held          post-dated checks that are here: outside every figure until their dates
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
          as of         figures at the end of that day
          known on      figures as known at the end of that day, before later corrections
          batch         everything that one command posted, B-31; the ledger is a chain of batches

        """
}
