"""The tables of the progress file, as numbered steps that are never edited: a change is a new step at the end.

`event` is the truth and only ever grows (forgetting apart). Every other table is worked out from it,
see `derived`, and can be thrown away and made again.
"""

APPLICATION_ID = 0x74757472
"""`tutr`: what a file of ours says it is."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE event (
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            at INTEGER NOT NULL,
            took INTEGER NOT NULL,
            kind TEXT NOT NULL,
            lesson TEXT NOT NULL,
            block TEXT NOT NULL,
            skill TEXT NOT NULL,
            shape TEXT NOT NULL,
            asked TEXT NOT NULL,
            line TEXT NOT NULL,
            slip TEXT NOT NULL,
            tries INTEGER NOT NULL,
            hints INTEGER NOT NULL,
            next TEXT,
            of BLOB NOT NULL,
            note TEXT NOT NULL,
            sum INTEGER NOT NULL
        )
        """,
        """
        CREATE TRIGGER event_is_kept BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END
        """,
        """
        CREATE TABLE place (
            lesson TEXT PRIMARY KEY,
            block TEXT NOT NULL,
            tries INTEGER NOT NULL,
            hints INTEGER NOT NULL,
            at INTEGER NOT NULL,
            begun INTEGER NOT NULL,
            finished INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE question (
            lesson TEXT NOT NULL,
            block TEXT NOT NULL,
            outcome TEXT NOT NULL,
            tries INTEGER NOT NULL,
            hints INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (lesson, block)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE skill (
            skill TEXT PRIMARY KEY,
            first_try INTEGER NOT NULL,
            later INTEGER NOT NULL,
            wrong INTEGER NOT NULL,
            shown INTEGER NOT NULL,
            at INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE slip (
            slip TEXT NOT NULL,
            skill TEXT NOT NULL,
            times INTEGER NOT NULL,
            at INTEGER NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (slip, skill)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE day (
            day INTEGER PRIMARY KEY,
            first_try INTEGER NOT NULL,
            later INTEGER NOT NULL,
            wrong INTEGER NOT NULL,
            shown INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE folded (
            fold TEXT NOT NULL,
            name TEXT NOT NULL,
            due INTEGER NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (fold, name)
        ) WITHOUT ROWID
        """,
    ),
)
"""Step 1, step 2, …: the number of steps taken is the file's `user_version`."""

DERIVED = ("place", "question", "skill", "slip", "day", "folded")
"""The tables that are made from the events."""
