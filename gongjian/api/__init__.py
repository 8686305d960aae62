"""What other systems of the county and the city may read (M54): /api/v1, read-only, by a key that is given somebody's eyes and never more.

`keys` a key and its steps · `eyes` whose eyes it has today · `life`, `acts`, `uses` · `keyed` who asks, `asked` at which day, `answering` how it is answered,
`personal` what of a person is covered, `said` the shapes · one file a thing: `home`, `sheets`, `projects`, `problems`, `indicators`, `units`, `rankings` ·
`site` all of it with its OpenAPI description. How a request comes in is `pages/systems/door.py`'s.
"""
