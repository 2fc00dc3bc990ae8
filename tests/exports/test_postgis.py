"""The database says what the layer says, to those who may read, and twice the same."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from basestatus.errors import OutputError
from basestatus.layers import STATE_COLUMNS, state_layer
from basestatus.timeline import build_timelines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from basestatus.layers import Atlas

pytest.importorskip("pg8000", reason="no pg8000 here (install the extra basestatus[postgis])")

from basestatus.exports.postgis import Published, publish
from basestatus.exports.postgis.connecting import connected, read_address

BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/nowhere"))
POSTGIS = sorted(Path("/usr/share/postgresql").glob("*/extension/postgis.control"))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start PostgreSQL with a socket in a folder of its own and yield that folder."""
    if not (BIN / "pg_ctl").exists() or not POSTGIS:
        pytest.skip("no PostGIS here (Debian: apt-get install postgresql-15-postgis-3)")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    become = _unprivileged(folder)
    data = str(folder / "data")
    options = f"-c listen_addresses='' -k {folder} -c fsync=off"
    run = [*become, str(BIN / "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    subprocess.run(run, check=True, capture_output=True, cwd=folder)
    start = [*become, str(BIN / "pg_ctl"), "-D", data, "-w", "-o", options]
    log = ["-l", str(folder / "log")]
    subprocess.run([*start, *log, "start"], check=True, capture_output=True, cwd=folder)
    yield str(folder)
    stop = [*become, str(BIN / "pg_ctl"), "-D", data, "-m", "immediate", "stop"]
    subprocess.run(stop, check=True, capture_output=True, cwd=folder)
    shutil.rmtree(folder)


def _unprivileged(folder: Path) -> list[str]:
    """Return how to run a command as somebody else, where root runs the tests."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("PostgreSQL does not run as root, and setpriv is missing")
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


@pytest.fixture(scope="session")
def template(server: str) -> str:
    """Make a database that has the extensions, to copy from."""
    ask(f"postgresql://postgres@/postgres?host={server}", "CREATE DATABASE with_postgis")
    ask(f"postgresql://postgres@/with_postgis?host={server}", "CREATE EXTENSION postgis")
    return "with_postgis"


@pytest.fixture
def database(server: str, template: str) -> str:
    """Return the address of an empty database."""
    name = f"t{next(NUMBERS)}"
    order = f"CREATE DATABASE {name} TEMPLATE {template}"
    ask(f"postgresql://postgres@/postgres?host={server}", order)
    return f"postgresql://postgres@/{name}?host={server}"


def ask(url: str, sql: str, **values: object) -> list[list[Any]]:
    with connected(read_address(url)) as connection:
        return list(connection.run(sql, **values) or ())


def told(atlas: Atlas) -> Atlas:
    """Return the atlas with the timelines that its claims give."""
    periods = build_timelines(atlas.claims, members=atlas.members, documents=atlas.documents)
    return replace(atlas, periods=periods)


def expected(atlas: Atlas) -> list[list[object]]:
    table = state_layer(atlas).drop(columns="geometry").astype(object)
    return [
        [None if pd.isna(v) else v.date() if hasattr(v, "date") else v for v in row]
        for row in table.itertuples(index=False)
    ]


def current(url: str) -> list[list[Any]]:
    return ask(url, f"SELECT {COLUMNS} FROM basestatus.current_states {ORDER}")  # noqa: S608


NUMBERS = count()
COLUMNS = ", ".join(f'"{name}"' for name in STATE_COLUMNS)
ORDER = "ORDER BY site_id, actor, valid_from NULLS FIRST"


def test_the_current_states_are_those_of_the_layer(atlas: Atlas, database: str) -> None:
    publish(atlas, database)
    assert current(database) == expected(atlas)


def test_hostile_words_arrive_as_they_are(hostiles: list[Atlas], database: str) -> None:
    for hostile in hostiles:
        publish(hostile, database)
        assert current(database) == expected(hostile)


def test_points_are_where_the_sites_are(atlas: Atlas, database: str) -> None:
    publish(atlas, database)
    rows = ask(
        database,
        "SELECT DISTINCT site_id, ST_X(geom), ST_Y(geom), ST_SRID(geom)"
        " FROM basestatus.states ORDER BY site_id",
    )
    assert rows == [[s.id, s.lon, s.lat, 4326] for s in atlas.sites.values()]


def test_publishing_again_changes_nothing(atlas: Atlas, database: str) -> None:
    first = publish(atlas, database)
    rows = "SELECT xmin::text, id FROM basestatus.states ORDER BY id"
    before = ask(database, rows)
    assert publish(atlas, database) == Published(0, 0, 0)
    assert ask(database, rows) == before
    assert first.added > 0


def test_publishing_less_takes_the_rest_away(atlas: Atlas, database: str) -> None:
    publish(atlas, database)
    kept = tuple(period for period in atlas.periods if period.site_id == "al-tanf")
    done = publish(replace(atlas, periods=kept, claims=()), database)
    assert done.removed > 0
    assert ask(database, "SELECT DISTINCT site_id FROM basestatus.states") == [["al-tanf"]]


@pytest.mark.parametrize("day", ["2026-01-01", "2026-02-09", "2026-02-14", "2026-02-23"])
def test_on_any_day_one_state_of_a_site_holds(atlas: Atlas, database: str, day: str) -> None:
    publish(atlas, database)
    rows = ask(
        database,
        "SELECT site_id, status, changing_to FROM basestatus.states_on(:day) ORDER BY site_id",
        day=date.fromisoformat(day),
    )
    holding = [
        [p.site_id, p.status.value, p.changing_to.value if p.changing_to else None]
        for p in atlas.periods
        if (p.valid_from or date.min) <= date.fromisoformat(day) < (p.valid_to or date.max)
    ]
    assert rows == holding


def test_a_view_shows_the_day_of_a_setting(atlas: Atlas, database: str) -> None:
    publish(atlas, database)
    with connected(read_address(database)) as connection:
        connection.run("SET basestatus.day = '2026-02-10'")
        rows = connection.run(
            "SELECT status, changing_to FROM basestatus.states_on_date WHERE site_id = 'al-tanf'"
        )
    assert rows == [["held", "left"]]


def test_what_was_known_on_a_day_stays_on_record(atlas: Atlas, database: str) -> None:
    atlas = told(atlas)
    publish(atlas, database)
    for day in (date(2026, 2, 13), date(2026, 2, 23)):
        known = replace(
            atlas,
            periods=build_timelines(
                atlas.claims, members=atlas.members, documents=atlas.documents, as_known_on=day
            ),
        )
        rows = ask(
            database,
            f"SELECT {COLUMNS} FROM basestatus.states_as_known_on(:day) {ORDER}",  # noqa: S608
            day=day,
        )
        assert rows == expected(known)


def test_nothing_was_known_before_the_first_report(atlas: Atlas, database: str) -> None:
    publish(told(atlas), database)
    rows = ask(database, "SELECT * FROM basestatus.states_as_known_on('2026-02-12')")
    assert rows == []


def test_a_reader_reads(atlas: Atlas, database: str) -> None:
    publish(atlas, database)
    with connected(read_address(database)) as connection:
        connection.run("SET ROLE basestatus_reader")
        assert connection.run("SELECT count(*) FROM basestatus.current_states") == [[5]]
        assert connection.run("SELECT count(*) FROM basestatus.states_on('2026-02-10')") == [[2]]


@pytest.mark.parametrize(
    "order",
    [
        "DELETE FROM basestatus.states",
        "UPDATE basestatus.sites SET name_en = 'x'",
        "INSERT INTO basestatus.version VALUES (2)",
        "DROP TABLE basestatus.claims",
        "CREATE TABLE basestatus.mine (x int)",
    ],
)
def test_a_reader_cannot_write(atlas: Atlas, database: str, order: str) -> None:
    publish(atlas, database)
    with pytest.raises(OutputError, match=r"permission denied|must be owner"):
        ask(database, f"SET ROLE basestatus_reader; {order}")


def test_a_writer_publishes_without_owning_the_schema(atlas: Atlas, database: str) -> None:
    publish(atlas, database)
    ask(database, "DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN IN ROLE basestatus_writer")
    clerk = database.replace("postgres@", "clerk@")
    assert publish(atlas, clerk) == Published(0, 0, 0)


def test_every_column_has_a_comment(atlas: Atlas, database: str) -> None:
    publish(atlas, database)
    bare = ask(
        database,
        "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " WHERE c.relnamespace = 'basestatus'::regnamespace AND c.relkind IN ('r', 'v')"
        " AND c.relname <> 'version' AND a.attnum > 0 AND NOT a.attisdropped"
        " AND col_description(c.oid, a.attnum) IS NULL",
    )
    assert bare == []


def test_a_failure_half_way_leaves_everything_as_it_was(atlas: Atlas, database: str) -> None:
    publish(atlas, database)
    twice = replace(
        atlas, periods=(*atlas.periods, replace(atlas.periods[0], valid_to=date(2026, 3, 1)))
    )
    with pytest.raises(OutputError, match="nothing was published"):
        publish(twice, database)
    assert current(database) == expected(atlas)


def test_a_schema_from_a_later_version_is_refused(atlas: Atlas, database: str) -> None:
    publish(atlas, database)
    ask(database, "UPDATE basestatus.version SET number = 99")
    with pytest.raises(OutputError, match="version 99"):
        publish(atlas, database)


def test_ten_thousand_sites_are_published(many: Callable[[int], Atlas], database: str) -> None:
    publish(many(10_000), database)
    assert ask(database, "SELECT count(*) FROM basestatus.current_states") == [[20_000]]


@pytest.mark.parametrize(
    ("url", "host", "port", "user", "name"),
    [
        ("postgresql://ann@db.example:5433/maps", "db.example", 5433, "ann", "maps"),
        ("postgres://ann@db.example/maps", "db.example", 5432, "ann", "maps"),
        ("postgresql://ann@/maps?host=/run/postgresql", "/run/postgresql", 5432, "ann", "maps"),
        ("postgresql://a%40b@db.example/m%20s", "db.example", 5432, "a@b", "m s"),
    ],
)
def test_addresses_are_read(url: str, host: str, port: int, user: str, name: str) -> None:
    address = read_address(url)
    assert (address.host, address.port, address.user, address.database) == (host, port, user, name)


def test_a_password_is_not_shown() -> None:
    address = read_address("postgresql://ann:secret@db.example/maps")
    assert "secret" not in f"{address} {address!r}"


@pytest.mark.parametrize(
    "url", ["maps.gpkg", "mysql://x/y", "postgresql://x:y:z/", "postgresql://x/y?sslmode=on"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(OutputError, match="not an address"):
        read_address(url)
