WITH changed AS (
    INSERT INTO {table} AS old ({columns})
    SELECT {columns} FROM {stage}
    ON CONFLICT ({key}) DO UPDATE SET ({columns}) = ROW ({excluded})
    WHERE ROW ({old}) IS DISTINCT FROM ROW ({excluded})
    RETURNING (xmax = 0) AS is_new
)
SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM changed;
