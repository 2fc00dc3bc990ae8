-- Periods on disk, some hundred in a row.

CREATE TABLE periods (
    periods BLOB NOT NULL
);
