#ifndef CSAMPLE_H
#define CSAMPLE_H

#include <stddef.h>

/// One file of the sample workspace, byte for byte.
typedef struct {
    const char *_Nonnull path;
    const unsigned char *_Nonnull bytes;
    size_t length;
} campaign_sample_file;

/// How many files there are.
extern const size_t campaign_sample_count;

/// The file with this index; the first one for an index beyond the last.
const campaign_sample_file *_Nonnull campaign_sample_at(size_t index);

#endif
