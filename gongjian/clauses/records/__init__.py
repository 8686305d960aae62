"""What is on record and is no target: one file a matter, each with RECORDS = {name: Record(…)}; a plan file names them in `measured_by`."""
