WITH gone AS (
    DELETE FROM {table} AS old
    WHERE NOT EXISTS (SELECT FROM {stage} AS new WHERE ({new_key}) = ({old_key}))
    RETURNING 1
)
SELECT count(*) FROM gone;
