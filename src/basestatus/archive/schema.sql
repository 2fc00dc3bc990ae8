-- What was read of an archive, so that it need not be read again. Safe to delete.

-- By what the rest was read: names and their meanings, and the version of the reader.
CREATE TABLE IF NOT EXISTS read_by (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- A stretch of the input, by a hash of its bytes.
CREATE TABLE IF NOT EXISTS parts (
    fingerprint TEXT PRIMARY KEY,
    lines INTEGER NOT NULL,
    marks BLOB NOT NULL,
    places BLOB NOT NULL,
    problems TEXT NOT NULL,
    undated TEXT NOT NULL
) WITHOUT ROWID;

-- A part by the name, size and time of change of its files: unchanged, it is not even hashed.
CREATE TABLE IF NOT EXISTS stamps (
    stamp TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL
) WITHOUT ROWID;

-- The documents of a part that name a place.
CREATE TABLE IF NOT EXISTS found (
    part TEXT NOT NULL,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,
    line INTEGER,
    document TEXT NOT NULL,
    PRIMARY KEY (part, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS found_document ON found (document);

-- A document by a hash of all that is known of it, and its claims.
CREATE TABLE IF NOT EXISTS documents (
    key TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    claims TEXT NOT NULL
);
