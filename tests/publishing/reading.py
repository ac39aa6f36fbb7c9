"""Reading a page as a browser does: ids, links, resources, and the text of each article."""

from html.parser import HTMLParser

VOID = {"meta", "br", "input", "link", "img", "hr", "use", "circle", "path", "rect", "line"}
LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping"}


class Page(HTMLParser):
    """What a page holds. ``texts`` is the text of each article, notes left out."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.ids, self.links, self.loads, self.handlers, self.inline = [], [], [], [], {}
        self.texts, self.tags = {}, []
        self._article, self._open = None, []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.tags.append(tag)
        if "id" in named:
            self.ids.append(named["id"])
        if tag in ("a", "use"):
            self.links.append(named.get("href"))
        self.loads += [value for name, value in attributes if name in LOADING]
        self.loads += [named["href"]] if tag in ("link", "base", "image") and "href" in named else []
        self.handlers += [name for name, _ in attributes if name.startswith("on") or name == "style"]
        classes = (named.get("class") or "").split()
        if tag == "article" and "article" in classes:
            self._article = named["id"]
            self.texts[self._article] = ""
        if tag not in VOID:
            self._open.append((tag, "t" in classes))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        assert self._open, f"</{tag}> closes nothing"
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data):
        if any(marked for _, marked in self._open):
            self.texts[self._article] += data
        if self._open and self._open[-1][0] in ("style", "script"):
            self.inline.setdefault(self._open[-1][0], []).append(data)
