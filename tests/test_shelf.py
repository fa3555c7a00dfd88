"""Values that lie in a file while nobody needs them."""

from mkdocs_garden.shelf import Shelf, Shelved


def test_a_value_comes_back_as_it_was_and_stays():
    shelf = Shelf()
    values = ["ä\ud800", {"a": [1, None]}, ""]
    places = [shelf.put(value) for value in values]
    assert [shelf.get(place) for place in reversed(places)] == values[::-1]
    assert shelf.get(places[0]) == values[0]


def test_texts_are_found_by_path():
    texts = {"b.json": "{}", "a.xml": "<a/>"}
    assert dict(Shelved(iter(texts.items()), Shelf())) == texts
