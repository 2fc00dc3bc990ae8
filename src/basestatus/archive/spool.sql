-- A file that nobody else reads and that a crash may take along: nothing in it has to be made safe.

PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -32000;
