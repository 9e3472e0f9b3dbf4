"""What is special to SQLite: keeping the ledger as it is."""

from sqlalchemy import Connection


def refuse_changes(connection: Connection) -> None:
    """Triggers that refuse to change or to delete an entry of the ledger.

    They keep mistakes out. Who wants to can drop them: what proves that the entries are as they were
    written is the chain.
    """
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER event_no_{verb.lower()} BEFORE {verb} ON event "
            "BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to'); END"
        )
