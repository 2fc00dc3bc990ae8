"""Publish to PostgreSQL with PostGIS, for teams and feature servers."""

from __future__ import annotations

from basestatus.exports.postgis.publishing import Published, publish

__all__ = ["Published", "publish"]
