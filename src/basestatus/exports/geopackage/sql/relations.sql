-- What relates to what, by the Related Tables extension. Where a row names its relative by id
-- the mapping is a view; where it has many, a table.

CREATE VIEW states_sites AS
SELECT states.fid AS base_id, sites.fid AS related_id
FROM states JOIN sites ON sites.site_id = states.site_id;

CREATE VIEW claims_sites AS
SELECT claims.fid AS base_id, sites.fid AS related_id
FROM claims JOIN sites ON sites.site_id = claims.site;

CREATE VIEW claims_areas AS
SELECT claims.fid AS base_id, areas.fid AS related_id
FROM claims JOIN areas ON areas.area_id = claims.site
WHERE claims.scope = 'area';

CREATE VIEW claims_documents AS
SELECT claims.fid AS base_id, documents.fid AS related_id
FROM claims JOIN documents ON documents.id = claims.document;

CREATE TABLE states_claims (base_id INTEGER NOT NULL, related_id INTEGER NOT NULL);
CREATE TABLE areas_sites (base_id INTEGER NOT NULL, related_id INTEGER NOT NULL);

CREATE UNIQUE INDEX sites_site_id ON sites (site_id);
CREATE UNIQUE INDEX areas_area_id ON areas (area_id);
CREATE UNIQUE INDEX claims_id ON claims (id);
CREATE UNIQUE INDEX documents_id ON documents (id);

INSERT INTO gpkgext_relations
    (base_table_name, base_primary_column, related_table_name, related_primary_column,
     relation_name, mapping_table_name)
VALUES
    ('states', 'fid', 'sites', 'fid', 'features', 'states_sites'),
    ('states', 'fid', 'claims', 'fid', 'attributes', 'states_claims'),
    ('claims', 'fid', 'sites', 'fid', 'features', 'claims_sites'),
    ('claims', 'fid', 'areas', 'fid', 'features', 'claims_areas'),
    ('claims', 'fid', 'documents', 'fid', 'attributes', 'claims_documents'),
    ('areas', 'fid', 'sites', 'fid', 'features', 'areas_sites');

INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
SELECT mapping_table_name, NULL, 'gpkg_related_tables',
       'http://www.geopackage.org/18-000.html', 'read-write'
FROM gpkgext_relations;
