-- Articles on disk, found by id and by the hash of their text, in the order in which they were read.

CREATE TABLE documents (
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    document TEXT NOT NULL
);
CREATE INDEX documents_text ON documents (sha256);
