// A query to pages, best first. What a page weighs for a word is in the index; here is added how
// rare the word is, how well it answers the one asked for, and how much of the query is answered.
import { Files } from "./files.js";
import { distance, likeness, slips, stemOf, wordsOf } from "./words.js";

const ANSWERED = 0.5; // of a query, weighed by how rare its words are; less if no page has as much
const GUESSED = 0.6; // how much a word counts that was meant, perhaps, beside the word itself
const SLIP = 8; // as many times more pages must say the word that was meant, if any says the other
const LONG = 7; // letters of a word that can be told from others if one of them is wrong
// Words by which a question is known, and not what it is about; looked for if they stand alone.
const ASKING = new Set(
  ("how what who whom whose why where which do does did done can could should would may might must " +
    "there here any some so me my our us he she they them his her than then into about if").split(" "),
);
const BEGUN = 3; // letters from which a word may be the beginning of others
const LONGEST = 12; // words of a query; the rest is not looked for

export class Search {
  constructor(files) {
    this.files = files;
    this.common = new Set(files.table.common);
  }

  static async open(address) {
    return new Search(await Files.open(address));
  }

  // `isTyping`: the last word may be no more than the beginning of one. `chosen`: name of a facet
  // to a set of its values.
  async query(text, { isTyping = false, chosen = new Map() } = {}) {
    const words = this.wordsAsked(text);
    const isOpen = (word) => isTyping && word === words[words.length - 1] && !/\s$/.test(text);
    const answers = await Promise.all(words.map((word) => this.answer(word, isOpen(word))));
    const isNothing = answers.every((answer) => !answer.pages.size);
    for (const [i, word] of words.entries()) {
      // Who is still at a word may have more letters to come; but not where nothing is left.
      if (!answers[i].pages.size && (isNothing || !isOpen(word))) answers[i] = await this.propose(word);
    }
    const found = this.weigh(answers.filter((answer) => answer.pages.size));
    const allowed = await this.allowed(chosen);
    const hits = [...found].filter(([page]) => allowed.every((pages) => pages.has(page)));
    hits.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return {
      hits: hits.map(([page]) => page),
      all: [...found.keys()],
      terms: answers.map((answer) => new Set(answer.terms)),
      meant: answers.filter((answer) => answer.meant).map(({ word, meant, isSaid }) => ({ word, meant, isSaid })),
      unknown: answers.filter((answer) => !answer.pages.size).map(({ word }) => word),
      words: words.map((word) => word.text),
    };
  }

  // Pages whose title or other name is the query come first, among those that are at hand.
  async pages(numbers, text) {
    const pages = await Promise.all(numbers.map((number) => this.files.page(number)));
    const asked = plain(text);
    const isIt = (page) => [page.t, ...page.n].some((name) => plain(name) === asked);
    return [...pages.filter(isIt), ...pages.filter((page) => !isIt(page))];
  }

  wordsAsked(text) {
    const asked = new Map();
    for (const word of wordsOf(text.normalize("NFC"))) {
      if (!this.common.has(word.text)) asked.set(word.text, { ...word, stem: stemOf(word.text) });
    }
    const telling = [...asked.values()].filter((word) => !ASKING.has(word.text));
    return (telling.length ? telling : [...asked.values()]).slice(0, LONGEST);
  }

  // The pages that answer one word, each with its best weight.
  async answer(word, isTyping) {
    const shared = word.stem ? Math.min(word.stem.length, word.text.length) - 1 : word.text.length - 2;
    const first = word.isRun ? word.text : word.text.slice(0, Math.max(3, shared));
    const near = await this.files.terms(word.text, first);
    const isBegun = isTyping && word.text.length >= BEGUN;
    const like = near.map((term) => [term, likeness(term, word, isBegun)]).filter(([, how]) => how);
    if (word.isRun) return this.collect(word.text, like);
    const said = like.reduce((size, [term]) => size + term.bytes.length, 0);
    if (said && word.text.length < LONG) return this.collect(word.text, like);
    const others = near.filter((term) => term.text !== word.text && term.bytes.length > SLIP * said);
    const meant = closest(word.text, others);
    if (!meant) return this.collect(word.text, like);
    return { ...this.collect(word.text, [...like, [meant, GUESSED]]), meant: meant.text, isSaid: said > 0 };
  }

  // The same for a word near which the index has nothing: what is most like it in any title.
  async propose({ text, isRun }) {
    const known = slips(text) && !isRun ? await this.files.proposals() : [];
    const told = closest(text, known.map((word) => ({ text: word })));
    const near = told ? await this.files.terms(told.text, told.text) : [];
    const meant = near.find((term) => term.text === told.text);
    return meant ? { ...this.collect(text, [[meant, GUESSED]]), meant: meant.text } : this.collect(text, []);
  }

  collect(word, like) {
    const pages = new Map();
    for (const [term, how] of like) {
      for (const [page, weight] of this.files.pagesOf(term)) {
        pages.set(page, Math.max(pages.get(page) || 0, weight * how));
      }
    }
    return { word, pages, terms: like.map(([term]) => term.text) };
  }

  weigh(answers) {
    const rare = answers.map(({ pages }) =>
      Math.log(1 + (this.files.size - pages.size + 0.5) / (pages.size + 0.5)));
    const whole = rare.reduce((sum, value) => sum + value, 0);
    const sums = new Map();
    answers.forEach(function ({ pages }, i) {
      for (const [page, weight] of pages) {
        const sum = sums.get(page) || [0, 0];
        sums.set(page, [sum[0] + rare[i] * weight, sum[1] + rare[i]]);
      }
    });
    const shares = [...sums].map(([page, [sum, answered]]) => [page, sum, answered / whole]);
    const least = Math.min(ANSWERED, Math.max(...shares.map(([, , share]) => share)));
    const enough = shares.filter(([, , share]) => share >= least);
    return new Map(enough.map(([page, sum, share]) => [page, sum * share]));
  }

  async allowed(chosen) {
    const asked = [...chosen].filter(([, values]) => values.size);
    return Promise.all(asked.map(async ([name, values]) => {
      const known = await this.files.facet(name);
      return new Set(known.filter(({ id }) => values.has(id)).flatMap(({ pages }) => [...pages]));
    }));
  }
}

function plain(text) {
  return wordsOf(text.normalize("NFC")).map((word) => word.text).join(" ");
}

// The word that was meant where none is the one asked for: few letters differ, many pages say it.
function closest(word, terms) {
  let best = null, least = slips(word) + 1;
  for (const term of terms) {
    const away = distance(term.text, word, slips(word));
    const size = term.bytes ? term.bytes.length : 0;
    if (away < least || (away === least && best && size > (best.bytes ? best.bytes.length : 0))) {
      if (away <= slips(word)) [best, least] = [term, away];
    }
  }
  return best;
}
