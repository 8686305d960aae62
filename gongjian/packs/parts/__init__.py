"""One kind of exception a file: `PART = Part(number, key, heading, columns, rows)`."""
