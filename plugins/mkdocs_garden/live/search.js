// Stands at the address of the site's own search while `garden serve` runs, with the same methods.
// The index of those who write answers: it takes up a change at once, and no build makes it.
const FACETS = [["domain", "Domain"], ["type", "Type"], ["status", "Status"], ["tag", "Tag"]];

export class Search {
  constructor() {
    this.found = [];
    this.files = { table: { facets: FACETS }, facet: async (name) => this.values(name) };
  }

  static async open() {
    return new Search();
  }

  async query(text, { chosen = new Map() } = {}) {
    const answer = await fetch(`/_garden/search?${new URLSearchParams({ q: text })}`);
    const { pages, terms, corrected, problem } = await answer.json();
    if (problem) throw new Error(problem);
    this.found = pages;
    const all = pages.map((_, number) => number);
    const allowed = await this.allowed(chosen);
    return {
      hits: all.filter((number) => allowed.every((numbers) => numbers.has(number))),
      all,
      terms: [new Set(terms)],
      meant: corrected ? [{ word: text, meant: corrected, isSaid: false }] : [],
      unknown: [],
      words: text.split(/\s+/),
    };
  }

  async pages(numbers) {
    return numbers.map((number) => this.found[number]);
  }

  async allowed(chosen) {
    const asked = [...chosen].filter(([, values]) => values.size);
    return asked.map(([name, values]) => {
      const within = this.values(name).filter(({ id }) => values.has(id));
      return new Set(within.flatMap(({ pages }) => [...pages]));
    });
  }

  values(name) {
    const values = new Map();
    for (const [number, page] of this.found.entries()) {
      for (const [id, label] of page.facets[name] || []) {
        if (!values.has(id)) values.set(id, { id, label, pages: new Set() });
        values.get(id).pages.add(number);
      }
    }
    return [...values.values()];
  }
}
