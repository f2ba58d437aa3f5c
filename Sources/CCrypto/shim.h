/* SHA256_Init and its like are marked deprecated in favor of EVP, which loads a provider and its configuration
   at each start (5 million instructions) and makes a context anew for each digest. They are not going away
   within libcrypto 3. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
