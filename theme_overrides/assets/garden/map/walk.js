// From note to note by arrow key: the nearest one that lies in that direction.

const WAYS = {
  ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

export function isStep(key) {
  return key in WAYS;
}

/** The nearest of `notes` that `may` be stepped on; `from` is a point. */
export function nearest(notes, may, from) {
  let best = null, least = Infinity;
  notes.forEach((note, index) => {
    const far = (note.x - from.x) ** 2 + (note.y - from.y) ** 2;
    if (far < least && may(index)) [best, least] = [index, far];
  });
  return best;
}

/** The note to step on from the one at `index`; null at the edge. What lies aside is dearer. */
export function next(notes, may, index, key) {
  const [dx, dy] = WAYS[key];
  const from = notes[index];
  let best = null, least = Infinity;
  notes.forEach((note, other) => {
    const x = note.x - from.x, y = note.y - from.y;
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    const cost = ahead + 2 * aside;
    if (ahead > 0 && aside <= ahead && cost < least && may(other)) [best, least] = [other, cost];
  });
  return best;
}
