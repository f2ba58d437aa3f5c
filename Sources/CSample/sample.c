#include "CSample.h"

// The repository is the sample workspace; `campaign init --sample` writes these files. A test compares the list with the folders.
#define FILE_BYTES(name) static const unsigned char name[] =

// clang-format off
FILE_BYTES(organization) {
#embed "../../Campaigns/organization.yml"
};
FILE_BYTES(gifts) {
#embed "../../docs/sample/gifts.csv"
};
// clang-format on

#define SAMPLE(path, name) {path, name, sizeof(name)}

static const campaign_sample_file files[] = {
    SAMPLE("Campaigns/organization.yml", organization),
    SAMPLE("docs/sample/gifts.csv", gifts),
};

const size_t campaign_sample_count = sizeof(files) / sizeof(files[0]);

const campaign_sample_file *campaign_sample_at(size_t index) {
    return &files[index < campaign_sample_count ? index : 0];
}
