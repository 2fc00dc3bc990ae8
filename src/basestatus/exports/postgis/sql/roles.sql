-- basestatus_reader reads, basestatus_writer publishes; grant them to people and services. Where
-- the publisher may not make roles, somebody who may does so once.

REVOKE ALL ON SCHEMA basestatus FROM PUBLIC;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'basestatus_reader') THEN
        CREATE ROLE basestatus_reader NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'basestatus_writer') THEN
        CREATE ROLE basestatus_writer NOLOGIN;
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'the roles basestatus_reader and basestatus_writer are missing and cannot be made';
END;
$$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'basestatus_reader') THEN
        GRANT USAGE ON SCHEMA basestatus TO basestatus_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA basestatus TO basestatus_reader;
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA basestatus TO basestatus_reader;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'basestatus_writer') THEN
        GRANT USAGE ON SCHEMA basestatus TO basestatus_writer;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA basestatus
            TO basestatus_writer;
    END IF;
END;
$$;
