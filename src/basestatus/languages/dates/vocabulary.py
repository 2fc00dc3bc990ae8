"""The closed vocabularies of date expressions: no words of any language, only what they do."""

from __future__ import annotations

from enum import IntEnum, StrEnum, auto

__all__ = ["Calendar", "DayPart", "Kind", "Part", "Relation", "Role", "Unit"]


class Role(StrEnum):
    """What a word, a mark or a group of them can do in a date expression."""

    # names
    MONTH = auto()
    WEEKDAY = auto()
    BARE_WEEKDAY = auto()
    WEEKDAYS = auto()
    SEASON = auto()
    HOLIDAY = auto()
    DECADE = auto()
    UNIT = auto()
    UNITS = auto()
    PAIR = auto()
    # days that need no name
    DAY = auto()
    TOLD_DAY = auto()
    NIGHT = auto()
    DAYPART = auto()
    # numbers
    CARDINAL = auto()
    ORDINAL = auto()
    DIGITS = auto()
    FEW = auto()
    COUPLE = auto()
    HALF = auto()
    AND_HALF = auto()
    # which one
    STEP = auto()
    WEEK_STEP = auto()
    TOLD_STEP = auto()
    STRETCH = auto()
    BEHIND = auto()
    FINAL = auto()
    PART = auto()
    # directions and relations
    AGO = auto()
    AGO_FIRST = auto()
    AHEAD = auto()
    AHEAD_FIRST = auto()
    LATER = auto()
    SOONER = auto()
    LATER_BY = auto()
    SOONER_BY = auto()
    SINCE = auto()
    UNTIL = auto()
    BY = auto()
    BEFORE = auto()
    AFTER = auto()
    STARTING = auto()
    WITHIN = auto()
    DURING = auto()
    FOR = auto()
    OR_LATER = auto()
    OR_SOONER = auto()
    TO_DATE = auto()
    # joints
    FROM = auto()
    BETWEEN = auto()
    TO = auto()
    AND = auto()
    OR = auto()
    OF = auto()
    ON = auto()
    IN = auto()
    EACH = auto()
    SPAN = auto()
    NUMBERED = auto()
    AS_WELL = auto()
    THE = auto()
    A = auto()
    ABOUT = auto()
    OR_SO = auto()
    ANOTHER = auto()
    EXTRA = auto()
    # signs glued to digits
    ORDINAL_SIGN = auto()
    QUARTER_SIGN = auto()
    HALF_SIGN = auto()
    DECADE_SIGN = auto()
    ERA = auto()
    # marks
    COMMA = auto()
    DASH = auto()
    SLASH = auto()
    DOT = auto()
    APOSTROPHE = auto()
    OPEN = auto()
    CLOSE = auto()
    # what rules make
    NUMBER = auto()
    YEAR = auto()
    RANK = auto()
    AMOUNT = auto()
    TIME = auto()
    BOUND = auto()
    # words that are not in the pack
    WORD = auto()


class Unit(IntEnum):
    """Lengths of time, coarse before fine."""

    CENTURY = 0
    DECADE = 1
    YEAR = 2
    HALF = 3
    QUARTER = 4
    SEASON = 5
    MONTH = 6
    HOLIDAY = 7
    FORTNIGHT = 8
    WEEK = 9
    WORK_WEEK = 10
    WEEKEND = 11
    DAY = 12
    BUSINESS_DAY = 13
    WEEKDAY = 14
    HOUR = 15


class Calendar(StrEnum):
    """The calendars that news dates are written in."""

    COMMON = auto()
    HIJRI = auto()
    SOLAR = auto()


class Part(StrEnum):
    """A stretch of a longer one; the last four depend on the day of publication."""

    EARLY = auto()
    START = auto()
    MIDDLE = auto()
    LATE = auto()
    END = auto()
    FIRST_HALF = auto()
    SECOND_HALF = auto()
    SO_FAR = auto()
    STILL = auto()
    THROUGH = auto()


class DayPart(StrEnum):
    """A time of day; ``midnight`` and ``overnight`` touch two days."""

    MORNING = auto()
    NOON = auto()
    EVENING = auto()
    NIGHT = auto()
    MIDNIGHT = auto()
    OVERNIGHT = auto()


class Relation(StrEnum):
    """How an expression binds what is said: on the days named, since them, until them, and so on.

    ``ago`` and ``ahead`` are counted from publication; ``past`` and ``within`` are stretches
    that end or begin there; ``lasting`` is a duration that dates nothing.
    """

    ON = auto()
    SINCE = auto()
    UNTIL = auto()
    BY = auto()
    BEFORE = auto()
    AFTER = auto()
    STARTING = auto()
    AGO = auto()
    AHEAD = auto()
    PAST = auto()
    WITHIN = auto()
    LASTING = auto()


class Kind(StrEnum):
    """What sort of expression was found."""

    DATE = auto()
    RANGE = auto()
    OFFSET = auto()
    STRETCH = auto()
    BEHIND = auto()
    TIME_OF_DAY = auto()
    DURATION = auto()
    EVENT_RELATIVE = auto()
