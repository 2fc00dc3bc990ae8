-- The questions a map asks.

CREATE OR REPLACE VIEW basestatus.current_states AS
SELECT * FROM basestatus.states WHERE upper_inf(known);

CREATE OR REPLACE FUNCTION basestatus.states_on(day date, known_on date DEFAULT NULL)
RETURNS SETOF basestatus.states
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
SELECT * FROM basestatus.states
WHERE valid @> day AND CASE WHEN known_on IS NULL THEN upper_inf(known) ELSE known @> known_on END;
END;

CREATE OR REPLACE FUNCTION basestatus.states_as_known_on(known_on date)
RETURNS SETOF basestatus.states
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
SELECT * FROM basestatus.states WHERE known @> known_on;
END;

-- For programs that can name a table but not call a function: SET basestatus.day = '2026-02-14'
-- and, where wanted, SET basestatus.known_on; without them it is today, and all that is known.
CREATE OR REPLACE VIEW basestatus.states_on_date AS
SELECT * FROM basestatus.states_on(
    coalesce(nullif(current_setting('basestatus.day', true), '')::date, current_date),
    nullif(current_setting('basestatus.known_on', true), '')::date
);

CREATE OR REPLACE VIEW basestatus.states_known_on_date AS
SELECT * FROM basestatus.states_as_known_on(
    coalesce(nullif(current_setting('basestatus.known_on', true), '')::date, current_date)
);
