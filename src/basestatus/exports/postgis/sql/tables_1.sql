-- The tables of the first version. Days are dates, spans are dateranges that include their first
-- day and not their last; an open end is unbounded.

CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE SCHEMA IF NOT EXISTS basestatus;

CREATE TABLE basestatus.version (number integer NOT NULL);

CREATE TABLE basestatus.documents (
    id text PRIMARY KEY,
    title text,
    publisher text,
    url text,
    language text,
    published date,
    published_basis text,
    sha256 text
);

CREATE TABLE basestatus.sites (
    site_id text PRIMARY KEY,
    name_en text,
    name_ar text,
    names text,
    kind text,
    country text,
    parent text,
    certainty text,
    basis text,
    radius_m double precision,
    geom geometry (Point, 4326) NOT NULL
);

CREATE TABLE basestatus.areas (
    area_id text PRIMARY KEY,
    name_en text,
    name_ar text,
    names text,
    kind text,
    country text,
    members text,
    geom geometry (MultiPolygon, 4326)
);

CREATE TABLE basestatus.claims (
    id text PRIMARY KEY,
    document text REFERENCES basestatus.documents DEFERRABLE INITIALLY DEFERRED,
    site text NOT NULL,
    scope text NOT NULL,
    mention text,
    actor text NOT NULL,
    "to" text,
    status text NOT NULL,
    modality text NOT NULL,
    valid_start date,
    valid_end date,
    edtf text,
    date_basis text,
    attributed_to text,
    attribution_kind text,
    quote text,
    start bigint,
    "end" bigint,
    rule text,
    published date,
    reported_on date,
    valid daterange GENERATED ALWAYS AS (daterange(valid_start, valid_end, '[]')) STORED
);

CREATE TABLE basestatus.states (
    id text PRIMARY KEY,
    site_id text NOT NULL REFERENCES basestatus.sites DEFERRABLE INITIALLY DEFERRED,
    name_en text,
    name_ar text,
    actor text NOT NULL,
    status text NOT NULL,
    status_en text,
    status_ar text,
    changing_to text,
    valid_from date,
    valid_to date,
    edtf text,
    date_basis text,
    radius_m double precision,
    n_independent bigint,
    grade text,
    contested text,
    planned_by text,
    why text,
    quote text,
    quote_lang text,
    source_url text,
    reported_at date,
    known daterange NOT NULL,
    geom geometry (Point, 4326) NOT NULL,
    valid daterange GENERATED ALWAYS AS (daterange(valid_from, valid_to)) STORED,
    CONSTRAINT states_never_overlap EXCLUDE USING gist (
        site_id WITH =, actor WITH =, valid WITH &&, known WITH &&
    ) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE basestatus.states_claims (
    state text REFERENCES basestatus.states DEFERRABLE INITIALLY DEFERRED,
    claim text REFERENCES basestatus.claims DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (state, claim)
);

CREATE TABLE basestatus.areas_sites (
    area text REFERENCES basestatus.areas DEFERRABLE INITIALLY DEFERRED,
    site text REFERENCES basestatus.sites DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (area, site)
);

CREATE INDEX states_geom ON basestatus.states USING gist (geom);
CREATE INDEX states_valid ON basestatus.states USING gist (valid, known);
CREATE INDEX sites_geom ON basestatus.sites USING gist (geom);
CREATE INDEX areas_geom ON basestatus.areas USING gist (geom);
CREATE INDEX claims_site ON basestatus.claims (site, actor);
CREATE INDEX claims_document ON basestatus.claims (document);
CREATE INDEX claims_valid ON basestatus.claims USING gist (valid);
CREATE INDEX states_claims_claim ON basestatus.states_claims (claim);

INSERT INTO basestatus.version (number) VALUES (1);
