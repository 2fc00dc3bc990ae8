-- Claims on disk, found by id, place, article and quote, in the order in which articles appeared.

CREATE TABLE claims (
    id TEXT NOT NULL,
    site TEXT NOT NULL,
    is_area INTEGER NOT NULL,
    day TEXT NOT NULL,
    document TEXT NOT NULL,
    quote BLOB NOT NULL,
    claim TEXT NOT NULL
);
