import CampaignKit

/// One `{{ … }}` of a letter: a value, a campaign's figure, or the beginning, middle or end of a region.
enum LetterTag {
    case field(LetterField, FigureFilter?)
    case figure(FigureReference)
    case open(LetterCondition)
    case each(LetterList)
    case otherwise
    case close(String)
}
