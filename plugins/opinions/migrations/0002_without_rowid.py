"""The inbox on SQLite without row ids, which would count opinions up as they come."""

from tortoise import migrations
from tortoise.migrations import operations as ops

TABLES = ("opinions_pending", "opinions_pending_addition")


async def rebuild(apps, schema_editor, ending: str) -> None:
    """Make the tables anew by their own statements, with another ending."""
    if schema_editor.DIALECT != "sqlite":
        return
    for table in TABLES:
        _, rows = await schema_editor.client.execute_query(
            "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
            " ORDER BY type DESC",
            [table],
        )
        made, *indexes = (row["sql"] for row in rows)
        made = made.rstrip().removesuffix("WITHOUT ROWID").rstrip()
        await schema_editor.client.execute_query(f"DROP TABLE {table}")
        for statement in (f"{made} {ending}".rstrip(), *indexes):
            await schema_editor.client.execute_query(statement)


async def without(apps, schema_editor) -> None:
    """Take the row ids away."""
    await rebuild(apps, schema_editor, "WITHOUT ROWID")


async def back(apps, schema_editor) -> None:
    """Give them again."""
    await rebuild(apps, schema_editor, "")


class Migration(migrations.Migration):
    dependencies = [("opinions", "0001_initial")]

    initial = False

    operations = [ops.RunPython(without, back)]
