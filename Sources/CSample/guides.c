#include "CSample.h"

// The guides of docs/ that `campaign help` shows as topics, in the order of its list.
// A test compares each with its file.

static const unsigned char bookkeeper[] = {
#embed "../../docs/bookkeeper.md"
};
static const unsigned char counting[] = {
#embed "../../docs/counting.md"
};
static const unsigned char csv[] = {
#embed "../../docs/csv.md"
};
static const unsigned char environment[] = {
#embed "../../docs/environment.md"
};
static const unsigned char exit_codes[] = {
#embed "../../docs/exit-codes.md"
};
static const unsigned char glossary[] = {
#embed "../../docs/glossary.md"
};
static const unsigned char grants[] = {
#embed "../../docs/grants.md"
};
static const unsigned char json[] = {
#embed "../../docs/json.md"
};
static const unsigned char letters[] = {
#embed "../../docs/letters.md"
};
static const unsigned char office[] = {
#embed "../../docs/office.md"
};
static const unsigned char officers[] = {
#embed "../../docs/officers.md"
};
static const unsigned char receipts[] = {
#embed "../../docs/receipts.md"
};
static const unsigned char reports[] = {
#embed "../../docs/reports.md"
};
static const unsigned char segments[] = {
#embed "../../docs/segments.md"
};

#define GUIDE(name, bytes) {name, bytes, sizeof(bytes)}

static const campaign_sample_file guides[] = {
    GUIDE("bookkeeper", bookkeeper),
    GUIDE("counting", counting),
    GUIDE("csv", csv),
    GUIDE("environment", environment),
    GUIDE("exit-codes", exit_codes),
    GUIDE("glossary", glossary),
    GUIDE("grants", grants),
    GUIDE("json", json),
    GUIDE("letters", letters),
    GUIDE("office", office),
    GUIDE("officers", officers),
    GUIDE("receipts", receipts),
    GUIDE("reports", reports),
    GUIDE("segments", segments),
};

const size_t campaign_guide_count = sizeof(guides) / sizeof(guides[0]);

const campaign_sample_file *campaign_guide_at(size_t index) {
    return &guides[index < campaign_guide_count ? index : 0];
}
