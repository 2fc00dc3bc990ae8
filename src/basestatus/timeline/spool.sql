-- Claims on disk while timelines are made of them, found by site, by document and by long quote.

PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE claims (
    site TEXT NOT NULL,
    is_area INTEGER NOT NULL,
    document TEXT NOT NULL,
    quote BLOB,
    claim TEXT NOT NULL
);
