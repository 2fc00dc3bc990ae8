INSERT INTO gpkg_metadata (id, md_scope, md_standard_uri, mime_type, metadata)
VALUES (:id, 'dataset', 'http://mrcc.com/qgis.dtd', 'text/xml', :xml);
