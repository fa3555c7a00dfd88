// The files of the index, as `garden/find/publish.py` writes them: fetched when asked for, once.

const FORMAT = 1;
const MOST_BLOCKS = 2; // for one word

export class Files {
  constructor(address, table) {
    this.address = address;
    this.table = table;
    this.kept = new Map();
    this.starts = [];
    this.size = 0;
    for (const [, pages] of table.parts) {
      this.starts.push(this.size);
      this.size += pages;
    }
  }

  static async open(address) {
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const table = await answer.json();
    if (table.format !== FORMAT) throw new Error("The page is older than the index: load it again.");
    return new Files(address, table);
  }

  // What the page of a number shows among the results.
  async page(number) {
    let part = this.starts.length - 1;
    while (this.starts[part] > number) part -= 1;
    const name = `n/${this.table.parts[part][0]}/${number - this.starts[part]}.json`;
    return this.get(name, (answer) => answer.json());
  }

  // The values of a facet, each with the pages that have it.
  async facet(name) {
    const file = this.table.facets.find(([known]) => known === name)[2];
    return this.get(`f/${file}.json`, async (answer) =>
      (await answer.json()).map(([id, label, count, steps]) => ({
        id, label, count, pages: new Set(rising(steps)),
      })),
    );
  }

  async proposals() {
    return this.get(`w/${this.table.words}.txt`, async function (answer) {
      let word = "";
      return (await answer.text()).split("\n").map(function (line) {
        word = word.slice(0, parseInt(line[0], 36)) + line.slice(1);
        return word;
      });
    });
  }

  // The words of the index from `first` on that begin alike, and those that stand beside them.
  async terms(word, first) {
    const blocks = this.table.blocks;
    if (!blocks.length) return [];
    const last = this.blockOf(first + "\uffff");
    let from = this.blockOf(first);
    if (last - from >= MOST_BLOCKS) from = this.blockOf(word);
    const wanted = blocks.slice(from, Math.min(last + 1, from + MOST_BLOCKS));
    const read = wanted.map(([, name]) =>
      this.get(`t/${name}.bin`, async (answer) => termsIn(new Uint8Array(await answer.arrayBuffer()))),
    );
    return (await Promise.all(read)).flat();
  }

  // The pages of a word: number and weight of each.
  *pagesOf(term) {
    const cursor = { bytes: term.bytes, at: 0 };
    while (cursor.at < term.bytes.length) {
      let page = this.starts[number(cursor)];
      const end = number(cursor) + cursor.at;
      while (cursor.at < end) {
        page += number(cursor);
        yield [page, cursor.bytes[cursor.at]];
        cursor.at += 1;
      }
    }
  }

  blockOf(word) {
    const blocks = this.table.blocks;
    let low = 0, high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (blocks[middle][0] <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  get(name, read) {
    if (!this.kept.has(name)) {
      const got = fetch(new URL(name, this.address)).then(function (answer) {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return read(answer);
      });
      got.catch(() => this.kept.delete(name)); // so that it is tried again
      this.kept.set(name, got);
    }
    return this.kept.get(name);
  }
}

function termsIn(bytes) {
  const cursor = { bytes, at: 0 }, letters = new TextDecoder(), found = [];
  while (cursor.at < bytes.length) {
    const word = take(cursor), pages = take(cursor);
    found.push({ text: letters.decode(word), bytes: pages });
  }
  return found;
}

function take(cursor) {
  const size = number(cursor);
  cursor.at += size;
  return cursor.bytes.subarray(cursor.at - size, cursor.at);
}

function number(cursor) {
  let value = 0, place = 0, byte;
  do {
    byte = cursor.bytes[cursor.at];
    value |= (byte & 127) << place;
    place += 7;
    cursor.at += 1;
  } while (byte & 128);
  return value;
}

function* rising(text) {
  const cursor = { bytes: Uint8Array.from(atob(text), (c) => c.charCodeAt(0)), at: 0 };
  let last = 0;
  while (cursor.at < cursor.bytes.length) {
    last += number(cursor);
    yield last;
  }
}
