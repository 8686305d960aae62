"""The kinds of duty, one file each: a module with `KIND = Kind(…)`."""
