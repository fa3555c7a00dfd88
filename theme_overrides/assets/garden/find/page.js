// The search on a page of its own: facets, and an address that can be passed on.
import { Search } from "./search.js";
import { hit, make, told } from "./show.js";

const SHOWN = 10;
const EAGER = 3; // facets that are fetched with the first results where there is room for them
const WIDE = "(min-width: 60em)";
const PAUSE = 150; // in milliseconds

export function start(place, table, root) {
  if (place.dataset.started) return;
  place.dataset.started = "true";
  new SearchPage(place, table, root);
}

class SearchPage {
  constructor(place, table, root) {
    this.table = table;
    this.root = root;
    this.form = place.querySelector("form");
    this.input = place.querySelector("input[type=search]");
    this.status = place.querySelector("[role=status]");
    this.list = place.querySelector("ol");
    this.more = place.querySelector(".garden-search__more");
    this.found = place.querySelector(".garden-search__found");
    this.side = place.querySelector(".garden-search__facets");
    this.ways = place.querySelector(".garden-search__ways");
    this.turn = 0;
    this.chosen = new Map();
    this.form.hidden = false;
    this.listen();
    this.read();
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.look();
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), PAUSE);
    });
    this.side.addEventListener("change", (event) => this.choose(event.target));
    this.more.addEventListener("click", () => this.showMore());
    addEventListener("popstate", () => this.read());
    document.addEventListener("keydown", (event) => this.step(event));
  }

  // The address says what is looked for; so it can be kept, and passed on.
  read() {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") || "";
    this.chosen = new Map();
    for (const [name, value] of asked) {
      if (name !== "q") this.chosen.set(name, new Set(this.chosen.get(name)).add(value));
    }
    this.look(false);
  }

  write() {
    const asked = new URLSearchParams();
    const text = this.input.value.trim();
    if (text) asked.set("q", text);
    for (const [name, values] of this.chosen) for (const value of values) asked.append(name, value);
    const query = asked.toString();
    history.replaceState(history.state, "", query ? `?${query}` : location.pathname);
  }

  async look(isTyping = true) {
    const text = this.input.value, mine = ++this.turn;
    if (isTyping) this.write();
    this.found.hidden = !text.trim();
    this.ways.hidden = !this.found.hidden;
    if (this.found.hidden) {
      this.status.textContent = "";
      return;
    }
    try {
      this.search = this.search || Search.open(this.table);
      const search = await this.search;
      const facets = new Set(search.files.table.facets.map(([name]) => name));
      this.chosen = new Map([...this.chosen].filter(([name]) => facets.has(name)));
      const result = await search.query(text, { isTyping, chosen: this.chosen });
      if (mine !== this.turn) return;
      this.result = result;
      this.text = text;
      this.status.textContent = told(result);
      await this.showFirst(search, mine);
      await this.showFacets(search, mine);
    } catch (error) {
      this.search = null;
      if (mine === this.turn) this.status.textContent = `The search cannot be reached. ${error.message}`;
    }
  }

  async showFirst(search, mine) {
    const items = await this.items(search, 0);
    if (mine === this.turn) this.list.replaceChildren(...items);
    this.more.hidden = this.result.hits.length <= SHOWN;
  }

  async showMore() {
    const first = this.list.children.length;
    this.list.append(...(await this.items(await this.search, first)));
    this.more.hidden = this.result.hits.length <= this.list.children.length;
    this.list.children[first].querySelector("a").focus();
  }

  async items(search, first) {
    const pages = await search.pages(this.result.hits.slice(first, first + SHOWN), this.text);
    return pages.map((page) => hit(page, this.result, this.root));
  }

  async showFacets(search, mine) {
    const facets = search.files.table.facets;
    if (!this.side.children.length) {
      this.side.append(...facets.map(([name, label], i) => this.facet(search, name, label, i < EAGER && matchMedia(WIDE).matches)));
    }
    const shown = [...this.side.querySelectorAll("details[open]")];
    for (const details of shown) await this.fill(search, details, mine);
  }

  facet(search, name, label, isOpen) {
    const details = make("details", "garden-facet", make("summary", "", label), make("ul", ""));
    details.dataset.name = name;
    details.open = isOpen || this.chosen.has(name);
    details.addEventListener("toggle", () => details.open && this.fill(search, details, this.turn));
    return details;
  }

  // The values of a facet with how many of the results have each; who chose none sees all.
  async fill(search, details, mine) {
    const name = details.dataset.name;
    const others = new Map([...this.chosen].filter(([other]) => other !== name));
    const allowed = await search.allowed(others);
    const values = await search.files.facet(name);
    if (mine !== this.turn) return;
    const within = this.result.all.filter((page) => allowed.every((pages) => pages.has(page)));
    const chosen = this.chosen.get(name) || new Set();
    const rows = values
      .map((value) => [value, within.filter((page) => value.pages.has(page)).length])
      .filter(([value, count]) => count || chosen.has(value.id))
      .sort((a, b) => b[1] - a[1]);
    details.hidden = !rows.length;
    details.querySelector("ul").replaceChildren(
      ...rows.map(([value, count]) => choice(name, value, count, chosen.has(value.id))),
    );
  }

  async choose(box) {
    const values = new Set(this.chosen.get(box.name));
    if (box.checked) values.add(box.value);
    else values.delete(box.value);
    if (values.size) this.chosen.set(box.name, values);
    else this.chosen.delete(box.name);
    await this.look();
    const same = [...this.side.querySelectorAll("input")].find((b) => b.name === box.name && b.value === box.value);
    if (same) same.focus(); // the list was made anew
  }

  // Up and down go from the words asked for to the results, and through them.
  step(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [this.input, ...this.list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  }
}

function choice(name, value, count, isChosen) {
  const box = make("input", "");
  Object.assign(box, { type: "checkbox", name, value: value.id, checked: isChosen });
  const label = make("label", "", box, " ", value.label, " ", make("span", "garden-count", String(count)));
  return make("li", "", label);
}
