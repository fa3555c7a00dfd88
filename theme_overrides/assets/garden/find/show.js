// Results as elements. Everything is set as text: what a note says is never markup here.
import { wordsOf } from "./words.js";

const EXCERPT = 170; // letters of a text
const BEFORE = 50; // of them, how many stand before the first word found
const PARTS = 3; // sections shown of one page

export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

// One result: title, what it is, an excerpt, and the sections that answer.
export function hit(page, result, root, sections = PARTS) {
  const item = make("li", "garden-hit");
  const address = new URL(page.u, root).href;
  const title = make("a", "garden-hit__title", ...marked(page.t, result));
  title.href = address;
  item.append(title);
  const kind = [page.k, ...page.d].filter(Boolean).join(" · ");
  if (kind) item.append(" ", make("span", "garden-hit__kind", kind));
  const also = page.n.filter((name) => answered(name, result));
  if (also.length && !answered(page.t, result)) {
    item.append(make("p", "garden-hit__also", "Also called ", ...marked(also[0], result)));
  }
  const ranked = rank(page.s, result);
  const best = ranked[0];
  if (best && best.text) item.append(make("p", "garden-hit__text", ...excerpt(best.text, result)));
  const parts = ranked.filter((section) => section.anchor && section.answered).slice(0, sections);
  if (parts.length) {
    item.append(make("ul", "garden-hit__parts", ...parts.map(function (section) {
      const link = make("a", "", ...marked(section.heading, result));
      link.href = `${address}#${encodeURIComponent(section.anchor)}`;
      return make("li", "", link);
    })));
  }
  return item;
}

// What to say of a result as a whole.
export function told(result) {
  const count = result.hits.length;
  const says = [count === 1 ? "1 page" : `${count} pages`];
  for (const { word, meant, isSaid } of result.meant) {
    says.push(`${isSaid ? "few say" : "nothing says"} “${word}”; did you mean “${meant}”?`);
  }
  for (const word of result.unknown) says.push(`nothing says “${word}”`);
  return `${says.join("; ")}${/\?$/.test(says[says.length - 1]) ? "" : "."}`;
}

// The sections of a page, those that answer most of the query first; the order of the page else.
function rank(sections, result) {
  const ranked = sections.map(function ([anchor, heading, text]) {
    const inHeading = answered(heading, result), inText = answered(text, result);
    return { anchor, heading, text, answered: inHeading + inText, score: 2 * inHeading + inText };
  });
  return ranked.sort((a, b) => b.score - a.score);
}

// How many words of the query stand in a text.
function answered(text, result) {
  const said = new Set(wordsOf(text).map((word) => word.text));
  return result.terms.filter((terms) => [...terms].some((term) => said.has(term))).length;
}

function foundIn(text, result) {
  return wordsOf(text).filter((word) => result.terms.some((terms) => terms.has(word.text)));
}

// The stretch of a text in which most words are found, cut at words.
function excerpt(text, result) {
  const found = foundIn(text, result);
  let from = 0, most = 0;
  for (const first of found) {
    const within = found.filter((word) => word.start >= first.start && word.end <= first.start + EXCERPT - BEFORE);
    const different = new Set(within.map((word) => word.text)).size;
    if (different > most) [most, from] = [different, first.start];
  }
  let start = Math.max(0, from - BEFORE), end = Math.min(text.length, start + EXCERPT);
  if (start > 0) start = text.indexOf(" ", start) + 1 || start;
  if (start > from) start = from;
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + EXCERPT / 2);
  const pieces = marked(text.slice(start, end), result);
  return [start > 0 ? "… " : "", ...pieces, end < text.length ? " …" : ""];
}

// A text with what was found in it marked; overlapping pairs become one mark.
function marked(text, result) {
  const pieces = [];
  let at = 0, last = null;
  for (const { start, end } of foundIn(text, result)) {
    if (last && start <= at) {
      last.textContent += text.slice(at, Math.max(at, end));
    } else {
      last = make("mark", "", text.slice(start, end));
      pieces.push(text.slice(at, start), last);
    }
    at = Math.max(at, end);
  }
  pieces.push(text.slice(at));
  return pieces;
}
