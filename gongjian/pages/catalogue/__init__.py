"""How the catalogue of approvals is spoken of on pages and forms: its figures with how sure they are, the names of its words, whose an item is."""
