// Text to words, by the same rules as `garden/words/split.py`; the tests compare the two.
import { stemmer } from "../vendor/stemmer.js";

// Scripts without spaces between words, and Korean: overlapping pairs of characters.
const RUN =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff" +
  "\\uff66-\\uff9f\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}" +
  "\\u1100-\\u11ff\\uac00-\\ud7af";
const WORDS = new RegExp(`(?<run>[${RUN}]+)|(?:(?![${RUN}])[\\p{L}\\p{N}])+`, "gu");

export function fold(word) {
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  const bare = word.normalize("NFKD").replace(/\p{Mn}/gu, "").normalize("NFC");
  return bare.toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
}

// Every word of a text with its place; of a run without spaces, every pair.
export function wordsOf(text) {
  const found = [];
  for (const match of text.matchAll(WORDS)) {
    if (!match.groups.run) {
      found.push({ text: fold(match[0]), start: match.index, end: match.index + match[0].length });
      continue;
    }
    const chars = [...match[0]];
    let at = match.index;
    chars.forEach(function (char, i) {
      const pair = chars.slice(i, i + 2).join("");
      if (i + 1 < chars.length || i === 0) {
        found.push({ text: pair.normalize("NFKC"), start: at, end: at + pair.length, isRun: true });
      }
      at += char.length;
    });
  }
  return found;
}

// How well a word of the index answers a word of the query, from 0 to 1.
export function likeness(term, word, isTyping) {
  if (term.text === word.text) return 1;
  if (term.text[0] !== word.text[0] || word.isRun) return 0;
  if (isTyping && term.text.startsWith(word.text)) {
    return 0.5 + (0.4 * word.text.length) / term.text.length;
  }
  if (word.stem && /^[a-z]+$/.test(term.text) && stemmer(term.text) === word.stem) return 0.95;
  return isKin(term.text, word.text) ? 0.5 : 0;
}

export function stemOf(word) {
  return /^[a-z]{3,}$/.test(word) ? stemmer(word) : "";
}

// Two forms of one word in most languages that write with letters: they differ at the end only.
function isKin(a, b) {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same >= 5 && a.length - same <= 2 && b.length - same <= 2;
}

// How many letters must be changed, added, left out or swapped to make `a` of `b`; more than
// `limit` is all the same.
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [], row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...next) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}

export function slips(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}
