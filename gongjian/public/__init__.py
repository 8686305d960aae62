"""What the county publishes (/public): no sign-in, no cookie, nothing live. Only what was issued, signed or made public, and of that only what its class lets out.

`out` what is out on a day · `page` a page as bytes, to be kept · one file a page: `home`, `figures`, `projects`, `rankings`, `bulletins`, `stories`, `about` ·
`feed` Atom · `data`, `oc4ids`, `sectors` open data. How it is served, kept and asked again is `pages/outside.py`'s.
"""
