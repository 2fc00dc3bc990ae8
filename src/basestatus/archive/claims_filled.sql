-- Of the claims of copies of an article those stay that were published first.

CREATE INDEX claims_id ON claims (id, day, document);
DELETE FROM claims WHERE rowid IN (
    SELECT rowid FROM (
        SELECT rowid, ROW_NUMBER() OVER (PARTITION BY id ORDER BY day, document, rowid) AS place
        FROM claims
    )
    WHERE place > 1
);
CREATE INDEX claims_age ON claims (day, document);
CREATE INDEX claims_site ON claims (site, is_area);
CREATE INDEX claims_document ON claims (document);
CREATE INDEX claims_quote ON claims (quote);
