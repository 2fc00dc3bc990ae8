SELECT CASE WHEN to_regclass('basestatus.version') IS NULL THEN 0 ELSE 1 END;
