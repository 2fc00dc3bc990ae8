-- Articles on disk, found by id, in the order in which they were read.

CREATE TABLE documents (
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL
);
