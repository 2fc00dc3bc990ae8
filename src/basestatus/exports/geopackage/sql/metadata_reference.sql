INSERT INTO gpkg_metadata_reference (reference_scope, table_name, timestamp, md_file_id)
VALUES ('table', :table, :time, :id);
