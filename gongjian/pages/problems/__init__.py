"""The problem ledger (问题台账): every problem the officer sees, as a list, as a board by where it stands, and by what causes it."""
