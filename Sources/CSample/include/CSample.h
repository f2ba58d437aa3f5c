#ifndef CSAMPLE_H
#define CSAMPLE_H

#include <stddef.h>

/// One file that the program carries, byte for byte.
typedef struct {
    const char *_Nonnull path;
    const unsigned char *_Nonnull bytes;
    size_t length;
} campaign_sample_file;

/// How many files the sample workspace has.
extern const size_t campaign_sample_count;

/// The file of the sample workspace with this index; the first one for an index beyond the last.
const campaign_sample_file *_Nonnull campaign_sample_at(size_t index);

/// How many guides there are.
extern const size_t campaign_guide_count;

/// The guide with this index, its path being the name of its topic; the first one for an index beyond the last.
const campaign_sample_file *_Nonnull campaign_guide_at(size_t index);

#endif
