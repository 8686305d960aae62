"""GLOSSARY.md names every item, kind and attribute of the catalogue by its Chinese term and its English word."""
from gongjian.approvals.catalogue.book import read
from tests.docs.test_glossary import unnamed


def test_every_item_kind_and_attribute_is_named():
    book = read()
    assert unnamed((item.name, item.code) for item in book.items.values()) == []
    assert unnamed((one.label, one.key) for one in (*book.kinds.values(), *book.attributes.values())) == []
