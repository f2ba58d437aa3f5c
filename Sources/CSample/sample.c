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
static const unsigned char gifts[] = {
#embed "../../docs/sample/gifts.csv"
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
    SAMPLE("docs/sample/gifts.csv", gifts),
};

const size_t campaign_sample_count = sizeof(files) / sizeof(files[0]);

const campaign_sample_file *campaign_sample_at(size_t index) {
    return &files[index < campaign_sample_count ? index : 0];
}
