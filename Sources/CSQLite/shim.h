/* What Swift cannot call itself: sqlite3_config takes arguments that vary. Not <sqlite3.h>, which GRDB's module has. */
int sqlite3_config(int option, ...);

/* Memory is not counted (SQLITE_CONFIG_MEMSTATUS): the count stands behind one lock for the whole process, at which
   connections on several threads wait for each other at every allocation. To be called before anything else of
   SQLite; later it is refused and changes nothing. */
static inline int campaign_sqlite_stop_counting_memory(void) { return sqlite3_config(9, 0); }
