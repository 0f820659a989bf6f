"""Names that several structures share: which field a table lays out, and which variant a sample shows."""

from __future__ import annotations

from .pages import call, draft, request, response, table

HEADER = ("Parameter", "Type", "Description")


def test_a_structure_does_not_lie_inside_itself_for_a_shared_name() -> None:
    page = draft(
        call(
            "## Response",
            table(("entities", "Object", 'See <a href="#t2">Table 2</a>.'), header=HEADER),
            "**Table 2** **entities** field description",
            table(("sub_jobs", "Array of objects", 'See <a href="#t3">Table 3</a>.'), anchor="t2", header=HEADER),
            "**Table 3** **sub\\_jobs** field description",
            table(("entities", "Object", "Depends on the type."), anchor="t3", header=HEADER),
            '## Example Response\n\n```\n{"entities": {"sub_jobs": [{"entities": {"server_id": "bae5"}}]}}\n```',
        )
    )
    assert response(page) == [
        ("entities", "{}", None),
        ("entities.sub_jobs", "[{}]", None),
        ("entities.sub_jobs[].entities", "{}", None),
        ("*entities.sub_jobs[].entities.server_id", "string", None),
    ]


def test_a_sample_shows_members_of_the_variant_that_it_fits() -> None:
    page = draft(
        call(
            "## Response",
            table(
                ("instance", "Object", 'See <a href="#t2">Table 2</a>.'),
                ("entities", "Object", 'See <a href="#t3">Table 3</a> and <a href="#t4">Table 4</a>.'),
                header=HEADER,
            ),
            "**Table 2** **instance** field description",
            table(("id", "String", "x"), anchor="t2", header=HEADER),
            "**Table 3** entities of creation",
            table(("endpoint", "String", "x"), ("resource_ids", "Array of strings", "x"), anchor="t3", header=HEADER),
            "**Table 4** entities of expansion",
            table(("volume", "Object", "x"), anchor="t4", header=HEADER),
            '## Example Response\n\n```\n{"instance": {"id": "a"}, "entities": {"endpoint": "b", "instance": {"name": "c"}}}\n```',
        )
    )
    structs = [(struct.name, [field.name.value for field in struct.fields]) for struct in page.structs]
    assert structs == [
        ("", ["instance", "entities"]),
        ("instance", ["id"]),
        ("entities of creation", ["endpoint", "resource_ids", "instance"]),
        ("entities of expansion", ["volume"]),
        ("instance", ["name"]),
    ]


def test_rows_of_a_flat_table_stand_where_the_sample_shows_them() -> None:
    page = draft(
        call(
            "## Request",
            table(
                ("methods", "Array of strings", "x"),
                ("name", "String", "x"),
                ("password", "String", "x"),
                ("scope", "Object", "x"),
                header=HEADER,
            ),
            '## Example Request\n\n```\n{"auth": {"identity": {"methods": ["password"], "password": {"user": '
            '{"name": "a", "password": "b"}}}, "scope": {}}}\n```',
            uri="POST /v3/auth/tokens",
        )
    )
    assert request(page) == [
        ("*auth", "{}", None),
        ("*auth.identity", "{}", None),
        ("*auth.identity.password", "{}", None),
        ("*auth.identity.password.user", "{}", None),
        ("auth.identity.password.user.name", "string", None),
        ("auth.identity.password.user.password", "string", None),
        ("auth.identity.methods", "[string]", None),
        ("auth.scope", "{}", None),
    ]
