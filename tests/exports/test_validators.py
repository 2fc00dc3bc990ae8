"""Outside validators and readers find nothing wrong, whatever is in the file."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pyarrow.parquet as pq
import pyogrio
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from basestatus.exports import write_export
from basestatus.gazetteer import read_gazetteer
from basestatus.layers import state_layer
from basestatus.model import is_writable

if TYPE_CHECKING:
    from collections.abc import Callable

    from basestatus.layers import Atlas

SCHEMAS = Path(__file__).parent / "schemas"
LAYERS = {".gpkg": "states", ".kml": "states", ".kmz": "states"}
READ_BY_GDAL = [".gpkg", ".geojson", ".geojsonl", ".fg.json", ".fgb", ".kml", ".kmz", ".shp"]
PYTHON = "/usr/bin/python3"
SLOW = 1000
SAMPLE = 41


@pytest.fixture(scope="module", params=["seeds", "story", "hostile", "ten thousand sites"])
def subject(request: pytest.FixtureRequest, makers: dict[str, Callable[[], Atlas]]) -> Atlas:
    return makers[request.param]()


@pytest.fixture(scope="module")
def export(subject: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a way to write the subject in a format, once."""
    folder = tmp_path_factory.mktemp("exports")

    def write(name: str) -> Path:
        path = folder / name
        if not path.exists():
            write_export(subject, path)
        return path

    return write


def small_enough(subject: Atlas, ending: str) -> None:
    """Skip where GDAL would take long: its KML reader does, and the schema is checked anyway."""
    if ending in {".kml", ".kmz"} and len(subject.sites) > SLOW:
        pytest.skip("GDAL reads large KML slowly: half a minute")


@pytest.mark.parametrize("ending", READ_BY_GDAL)
def test_debians_gdal_reads_every_row(
    subject: Atlas, export: Callable[[str], Path], ogrinfo: str, ending: str
) -> None:
    small_enough(subject, ending)
    path = export(f"states{ending}")
    layer = LAYERS.get(ending)
    order = [
        ogrinfo,
        "-ro",
        "-so",
        *([] if layer else ["-al"]),
        str(path),
        *([layer] if layer else []),
    ]
    done = subprocess.run(order, check=True, capture_output=True, text=True)
    assert f"Feature Count: {len(state_layer(subject))}" in done.stdout
    assert not done.stderr, done.stderr
    west, south, east, north = state_layer(subject).total_bounds
    extent = re.search(r"Extent: \(([-.\d]+), ([-.\d]+)\) - \(([-.\d]+), ([-.\d]+)\)", done.stdout)
    assert extent
    assert [float(v) for v in extent.groups()] == pytest.approx(
        [west, south, east, north], abs=1e-6
    )


@pytest.mark.parametrize("ending", READ_BY_GDAL)
def test_the_wheels_gdal_reads_every_row(
    subject: Atlas, export: Callable[[str], Path], ending: str
) -> None:
    small_enough(subject, ending)
    path = export(f"states{ending}")
    layer = LAYERS.get(ending) or pyogrio.list_layers(path)[0][0]
    info = pyogrio.read_info(path, layer=layer, force_feature_count=True)
    assert info["features"] == len(state_layer(subject))
    assert "4326" in info["crs"] or "CRS84" in info["crs"]


@pytest.fixture(scope="session")
def validate_gpkg() -> list[str]:
    """Return GDAL's validator of GeoPackages as a command."""
    order = [PYTHON, "-c", "import osgeo_utils.samples.validate_gpkg"]
    if (
        not Path(PYTHON).exists()
        or subprocess.run(order, check=False, capture_output=True).returncode
    ):
        pytest.skip("no validate_gpkg here (Debian: apt-get install python3-gdal)")
    return [PYTHON, "-m", "osgeo_utils.samples.validate_gpkg"]


def test_the_geopackage_validator_finds_nothing(
    export: Callable[[str], Path], validate_gpkg: list[str]
) -> None:
    order = [*validate_gpkg, "-k", "--extra", "--warning-as-error", str(export("states.gpkg"))]
    done = subprocess.run(order, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


@pytest.mark.parametrize("name", ["states.geojson", "states.lpf.json", "states.fg.json"])
def test_geojson_follows_rfc_7946(export: Callable[[str], Path], name: str) -> None:
    text = export(name).read_text("utf-8")
    collection = json.loads(text, parse_constant=pytest.fail)
    assert collection["type"] == "FeatureCollection"
    assert not {"crs", "geometry", "properties", "coordinates", "geometries"} & collection.keys()
    for feature in collection["features"]:
        assert feature.keys() >= {"type", "properties", "geometry"}
        assert feature["type"] == "Feature"
        assert not {"features", "coordinates", "geometries", "crs"} & feature.keys()
        check_geometry(feature["geometry"])


def check_geometry(geometry: dict[str, Any] | None) -> None:
    if geometry is None:
        return
    assert not {"features", "geometry", "properties", "crs"} & geometry.keys()
    shapes = {"Point": 0, "Polygon": 2, "MultiPolygon": 3}
    for position in flatten(geometry["coordinates"], shapes[geometry["type"]]):
        lon, lat = position
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert all(len(repr(v).partition(".")[2]) <= 7 for v in position)
    if geometry["type"] == "Polygon":
        check_rings(geometry["coordinates"])


def check_rings(rings: list[list[list[float]]]) -> None:
    """Check that rings are closed, and go round by the right-hand rule."""
    for place, ring in enumerate(rings):
        assert len(ring) >= 4
        assert ring[0] == ring[-1]
        area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
        assert (area > 0) == (place == 0)


def flatten(nested: list[Any], depth: int) -> list[list[float]]:
    return [nested] if depth == 0 else [p for part in nested for p in flatten(part, depth - 1)]


def test_the_bounding_box_holds_every_feature(export: Callable[[str], Path]) -> None:
    collection = json.loads(export("states.geojson").read_text("utf-8"))
    west, south, east, north = collection["bbox"]
    points = [feature["geometry"]["coordinates"] for feature in collection["features"]]
    assert [west, south] == [min(p[0] for p in points), min(p[1] for p in points)]
    assert [east, north] == [max(p[0] for p in points), max(p[1] for p in points)]


def test_each_line_of_geojsonl_is_a_feature(export: Callable[[str], Path]) -> None:
    text = export("states.geojsonl").read_text("utf-8")
    assert text.endswith("\n")
    assert all(json.loads(line)["type"] == "Feature" for line in text[:-1].split("\n"))


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")))


def some_of(part: Any) -> Any:  # noqa: ANN401  (JSON)
    """Return a long list thinned out."""
    return part[::SAMPLE] if isinstance(part, list) and len(part) > SLOW else part


@pytest.mark.parametrize("name", ["jsonfg", "linked_places", "timemap"])
def test_json_formats_have_the_members_their_specifications_ask_for(
    export: Callable[[str], Path], name: str
) -> None:
    ending = {"jsonfg": "fg", "linked_places": "lpf", "timemap": "timemap"}[name]
    value = json.loads(export(f"states.{ending}.json").read_text("utf-8"))
    some = {key: some_of(part) for key, part in value.items()}
    assert [error.message for error in schema(name).iter_errors(some)] == []


def test_geoparquet_metadata_follow_version_1_1(export: Callable[[str], Path]) -> None:
    written = pq.read_schema(export("states.parquet"))
    metadata = json.loads(written.metadata[b"geo"])
    assert [error.message for error in schema("geoparquet").iter_errors(metadata)] == []
    assert str(written.field("bbox").type).startswith("struct<xmin: double")


def kml_schema() -> etree.XMLSchema:
    pykml = pytest.importorskip("pykml", reason="no pykml here, which carries the KML schema")
    with as_file(files(pykml) / "schemas") as folder:
        document = etree.parse(folder / "ogckml22.xsd")
        for place in document.getroot().iter("{*}import"):
            place.set("schemaLocation", str(folder / Path(place.get("schemaLocation")).name))
        return etree.XMLSchema(document)


def test_kml_follows_its_schema(export: Callable[[str], Path]) -> None:
    rules = kml_schema()
    rules.assertValid(etree.parse(export("states.kml"), etree.XMLParser(huge_tree=True)))


def test_the_pictures_of_a_kmz_are_in_it(subject: Atlas, export: Callable[[str], Path]) -> None:
    small_enough(subject, ".kmz")
    with ZipFile(export("states.kmz")) as archive:
        names = archive.namelist()
        document = etree.fromstring(archive.read(names[0]), etree.XMLParser(huge_tree=True))
    pictures = {link.text for link in document.iter("{*}href")}
    assert names[0] == "doc.kml"
    assert pictures == set(names[1:])


def test_no_quote_becomes_markup_in_a_balloon(export: Callable[[str], Path]) -> None:
    document = etree.parse(export("states.kml"), etree.XMLParser(huge_tree=True))
    allowed = {"div", "b", "br", "bdi", "p", "blockquote", "small"}
    for balloon in document.iter("{http://www.opengis.net/kml/2.2}description"):
        assert set(re.findall(r"</?([^\s>/]+)", balloon.text or "")) <= allowed
        assert "$[" not in (balloon.text or "")


def test_the_gazetteer_that_is_written_can_be_read(
    subject: Atlas, export: Callable[[str], Path]
) -> None:
    """But for places of whose names no map can be drawn."""
    gazetteer = read_gazetteer(export("places.lpf.json"))
    sites = subject.sites.values()
    drawable = {s.id for s in sites if all(is_writable(name.text) for name in s.names)}
    assert gazetteer.sites.keys() == drawable
    assert gazetteer.areas.keys() == subject.areas.keys()
    for name in drawable:
        site = subject.sites[name]
        found = gazetteer.sites[name]
        assert (found.lon, found.lat, found.radius_m, found.kind, found.country, found.basis) == (
            site.lon,
            site.lat,
            site.radius_m,
            site.kind,
            site.country,
            site.basis,
        )


def test_csv_keeps_its_columns_whatever_the_text(
    subject: Atlas, export: Callable[[str], Path], ogrinfo: str
) -> None:
    path = export("states.csv")
    info = pyogrio.read_info(path, force_feature_count=True)
    assert info["features"] == len(state_layer(subject))
    assert len(info["fields"]) == len(state_layer(subject).columns) + 1
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert ogrinfo
