"""交办单: what is handed to whom, by when."""
