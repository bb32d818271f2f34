"""The database itself keeps the books: nothing is changed, deleted, or booked out of balance."""

from tortoise import migrations
from tortoise.migrations import operations as ops

# Kind, debit and credit, as in rules.ledger.SIDES when this was written.
SIDES = (
    ("charge", "member", "charged"),
    ("payment", "cash", "member"),
    ("refund", "member", "cash"),
    ("handover", "upwards", "cash"),
    ("allotment", "cash", "allotted"),
    ("spending", "spent", "cash"),
)
FROZEN = ("dues_posting", "dues_account", "dues_publication")

# True of a posting that must not be: `NEW` is the row. The same text on both databases.
_PAIRS = " OR ".join(
    f"(NEW.kind = '{kind}' AND d.kind = '{debit}' AND c.kind = '{credit}')"
    for kind, debit, credit in SIDES
)
_SIDES_FIT = (
    "EXISTS (SELECT 1 FROM dues_account d, dues_account c WHERE d.id = NEW.debit_id"
    " AND c.id = NEW.credit_id AND d.branch_id = NEW.branch_id AND c.branch_id = NEW.branch_id"
    f" AND (NEW.kind = 'reversal' OR {_PAIRS}))"
)
_MIRRORS = (
    "EXISTS (SELECT 1 FROM dues_posting p WHERE p.id = NEW.reverses_id"
    " AND p.branch_id = NEW.branch_id AND p.fen = NEW.fen AND p.debit_id = NEW.credit_id"
    " AND p.credit_id = NEW.debit_id AND p.kind <> 'reversal')"
)
WRONG = (
    f"NEW.fen <= 0 OR NOT {_SIDES_FIT}"
    " OR (NEW.kind = 'charge') <> (NEW.month IS NOT NULL)"
    " OR (NEW.kind = 'reversal') <> (NEW.reverses_id IS NOT NULL)"
    f" OR (NEW.kind = 'reversal' AND NOT {_MIRRORS})"
)


def sqlite() -> list[str]:
    """Triggers, one statement each."""
    made = [
        "CREATE TRIGGER dues_posting_fits BEFORE INSERT ON dues_posting"
        f" WHEN {WRONG} BEGIN SELECT RAISE(ABORT, 'dues: a posting that may not be'); END"
    ]
    for table in FROZEN:
        for what in ("UPDATE", "DELETE"):
            made.append(
                f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, 'dues: {table} is only added to'); END"
            )
    return made


def postgres() -> list[str]:
    """Functions, and triggers that call them."""
    made = [
        "CREATE FUNCTION dues_posting_fits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {WRONG} THEN RAISE EXCEPTION 'dues: a posting that may not be'"
        " USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER dues_posting_fits BEFORE INSERT ON dues_posting"
        " FOR EACH ROW EXECUTE FUNCTION dues_posting_fits()",
        "CREATE FUNCTION dues_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION 'dues: % is only added to', TG_TABLE_NAME"
        " USING ERRCODE = 'restrict_violation'; END $$",
    ]
    for table in FROZEN:
        made.append(
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION dues_frozen()"
        )
        made.append(
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION dues_frozen()"
        )
    return made


async def guard(apps, schema_editor) -> None:
    """Add the triggers of whichever database it is."""
    made = postgres() if schema_editor.DIALECT == "postgres" else sqlite()
    for statement in made:
        await schema_editor.client.execute_query(statement)


async def unguard(apps, schema_editor) -> None:
    """Take them away again."""
    on_postgres = schema_editor.DIALECT == "postgres"
    triggers = [(f"dues_{name}", table) for name, table in (("posting_fits", "dues_posting"),)]
    for table in FROZEN:
        names = ("frozen", "not_emptied") if on_postgres else ("no_update", "no_delete")
        triggers += [(f"{table}_{name}", table) for name in names]
    for trigger, table in triggers:
        where = f" ON {table}" if on_postgres else ""
        await schema_editor.client.execute_query(f"DROP TRIGGER {trigger}{where}")
    if on_postgres:
        for function in ("dues_posting_fits", "dues_frozen"):
            await schema_editor.client.execute_query(f"DROP FUNCTION {function}()")


class Migration(migrations.Migration):
    dependencies = [("dues", "0001_initial")]

    initial = False

    operations = [ops.RunPython(guard, unguard)]
