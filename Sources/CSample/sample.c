#include "CSample.h"

// The repository is the sample workspace, and `campaign init --sample` writes these files of it.
// The compiler reads them, so the program always holds what was there when it was built.
// A test compares this list with the folders.

static const unsigned char organization[] = {
#embed "../../Campaigns/organization.yml"
};
static const unsigned char negev_tomorrow[] = {
#embed "../../Campaigns/negev-tomorrow.md"
};
static const unsigned char center_for_innovation[] = {
#embed "../../Campaigns/center-for-innovation.md"
};
static const unsigned char clinical_research_fund[] = {
#embed "../../Campaigns/clinical-research-fund.md"
};
static const unsigned char react_conference[] = {
#embed "../../Campaigns/react-conference.md"
};
static const unsigned char annual_giving[] = {
#embed "../../Campaigns/annual-giving.md"
};
static const unsigned char year_end_2025[] = {
#embed "../../Campaigns/year-end-2025.md"
};
static const unsigned char year_end_2026[] = {
#embed "../../Campaigns/year-end-2026.md"
};
static const unsigned char board[] = {
#embed "../../Reports/board.md"
};
static const unsigned char website[] = {
#embed "../../Reports/website.md"
};
static const unsigned char letter_pledge_confirmation_ar[] = {
#embed "../../Reports/letters/pledge-confirmation.ar.md"
};
static const unsigned char letter_pledge_confirmation_he[] = {
#embed "../../Reports/letters/pledge-confirmation.he.md"
};
static const unsigned char letter_pledge_confirmation[] = {
#embed "../../Reports/letters/pledge-confirmation.md"
};
static const unsigned char letter_pledge_reminder_ar[] = {
#embed "../../Reports/letters/pledge-reminder.ar.md"
};
static const unsigned char letter_pledge_reminder_he[] = {
#embed "../../Reports/letters/pledge-reminder.he.md"
};
static const unsigned char letter_pledge_reminder[] = {
#embed "../../Reports/letters/pledge-reminder.md"
};
static const unsigned char letter_thank_you_ar[] = {
#embed "../../Reports/letters/thank-you.ar.md"
};
static const unsigned char letter_thank_you_es[] = {
#embed "../../Reports/letters/thank-you.es.md"
};
static const unsigned char letter_thank_you_he[] = {
#embed "../../Reports/letters/thank-you.he.md"
};
static const unsigned char letter_thank_you[] = {
#embed "../../Reports/letters/thank-you.md"
};
static const unsigned char receipt_single_ar[] = {
#embed "../../Reports/letters/receipts/single.ar.md"
};
static const unsigned char receipt_single_he[] = {
#embed "../../Reports/letters/receipts/single.he.md"
};
static const unsigned char receipt_single[] = {
#embed "../../Reports/letters/receipts/single.md"
};
static const unsigned char receipt_statement_ar[] = {
#embed "../../Reports/letters/receipts/statement.ar.md"
};
static const unsigned char receipt_statement_he[] = {
#embed "../../Reports/letters/receipts/statement.he.md"
};
static const unsigned char receipt_statement[] = {
#embed "../../Reports/letters/receipts/statement.md"
};
static const unsigned char letter_year_end_ar[] = {
#embed "../../Reports/letters/year-end.ar.md"
};
static const unsigned char letter_year_end_es[] = {
#embed "../../Reports/letters/year-end.es.md"
};
static const unsigned char letter_year_end_he[] = {
#embed "../../Reports/letters/year-end.he.md"
};
static const unsigned char letter_year_end[] = {
#embed "../../Reports/letters/year-end.md"
};
static const unsigned char gifts[] = {
#embed "../../docs/sample/gifts.csv"
};
static const unsigned char grants[] = {
#embed "../../docs/sample/grants.sh"
};

#define SAMPLE(path, bytes) {path, bytes, sizeof(bytes)}

static const campaign_sample_file files[] = {
    SAMPLE("Campaigns/organization.yml", organization),
    SAMPLE("Campaigns/negev-tomorrow.md", negev_tomorrow),
    SAMPLE("Campaigns/center-for-innovation.md", center_for_innovation),
    SAMPLE("Campaigns/clinical-research-fund.md", clinical_research_fund),
    SAMPLE("Campaigns/react-conference.md", react_conference),
    SAMPLE("Campaigns/annual-giving.md", annual_giving),
    SAMPLE("Campaigns/year-end-2025.md", year_end_2025),
    SAMPLE("Campaigns/year-end-2026.md", year_end_2026),
    SAMPLE("Reports/board.md", board),
    SAMPLE("Reports/website.md", website),
    SAMPLE("Reports/letters/pledge-confirmation.ar.md", letter_pledge_confirmation_ar),
    SAMPLE("Reports/letters/pledge-confirmation.he.md", letter_pledge_confirmation_he),
    SAMPLE("Reports/letters/pledge-confirmation.md", letter_pledge_confirmation),
    SAMPLE("Reports/letters/pledge-reminder.ar.md", letter_pledge_reminder_ar),
    SAMPLE("Reports/letters/pledge-reminder.he.md", letter_pledge_reminder_he),
    SAMPLE("Reports/letters/pledge-reminder.md", letter_pledge_reminder),
    SAMPLE("Reports/letters/receipts/single.ar.md", receipt_single_ar),
    SAMPLE("Reports/letters/receipts/single.he.md", receipt_single_he),
    SAMPLE("Reports/letters/receipts/single.md", receipt_single),
    SAMPLE("Reports/letters/receipts/statement.ar.md", receipt_statement_ar),
    SAMPLE("Reports/letters/receipts/statement.he.md", receipt_statement_he),
    SAMPLE("Reports/letters/receipts/statement.md", receipt_statement),
    SAMPLE("Reports/letters/thank-you.ar.md", letter_thank_you_ar),
    SAMPLE("Reports/letters/thank-you.es.md", letter_thank_you_es),
    SAMPLE("Reports/letters/thank-you.he.md", letter_thank_you_he),
    SAMPLE("Reports/letters/thank-you.md", letter_thank_you),
    SAMPLE("Reports/letters/year-end.ar.md", letter_year_end_ar),
    SAMPLE("Reports/letters/year-end.es.md", letter_year_end_es),
    SAMPLE("Reports/letters/year-end.he.md", letter_year_end_he),
    SAMPLE("Reports/letters/year-end.md", letter_year_end),
    SAMPLE("docs/sample/gifts.csv", gifts),
    SAMPLE("docs/sample/grants.sh", grants),
};

const size_t campaign_sample_count = sizeof(files) / sizeof(files[0]);

const campaign_sample_file *campaign_sample_at(size_t index) {
    return &files[index < campaign_sample_count ? index : 0];
}
