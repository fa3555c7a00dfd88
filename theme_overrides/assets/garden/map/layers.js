// What is drawn below and above the notes: discs, ties and names; the note one stands on with
// its neighbours. Canvases of two dimensions, drawn anew with each frame.

const NAME = 17;
const LEADING = 1.2;

function context(sigma, id, options) {
  sigma.createCanvasContext(id, options);
  return sigma.getCanvases()[id].getContext("2d");
}

function clear(sigma, pen) {
  const { width, height } = sigma.getDimensions();
  pen.clearRect(0, 0, width, height);
}

/** Discs and ties, which lie below everything. */
export function ground(sigma, data, state) {
  const pen = context(sigma, "garden-ground", { beforeLayer: "edges" });
  return function draw() {
    const { colours } = state;
    const scale = state.scale();
    clear(sigma, pen);
    pen.lineCap = "round";
    if (state.relation === "domains") {
      pen.strokeStyle = colours.edge;
      pen.globalAlpha = 0.55;
      for (const [one, other, links, drawn] of data.ties) {
        if (!drawn) continue;
        const a = state.place(data.domains[one]), b = state.place(data.domains[other]);
        pen.lineWidth = (0.5 + 0.75 * Math.ceil(Math.log2(links + 1))) * Math.min(scale, 2);
        pen.beginPath();
        pen.moveTo(a.x, a.y);
        pen.lineTo(b.x, b.y);
        pen.stroke();
      }
      pen.globalAlpha = 1;
    }
    data.domains.forEach((domain, index) => {
      const at = state.place(domain);
      const chosen = state.domain === index;
      pen.beginPath();
      pen.arc(at.x, at.y, domain.radius * scale, 0, 2 * Math.PI);
      pen.fillStyle = domain.url ? colours.raised : colours.paper;
      pen.fill();
      pen.setLineDash(domain.url ? [] : [2, 4]);
      pen.strokeStyle = chosen ? colours.leaf : domain.url ? colours.line : colours.edge;
      pen.lineWidth = chosen ? 2 : 1.2;
      pen.stroke();
    });
    pen.setLineDash([]);
  };
}

function write(pen, colours, text, x, y, weight = "") {
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = colours.paper;
  pen.fillStyle = colours.ink;
  pen.font = `${weight} ${pen.size}px ${pen.family}`;
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}

/** Names of domains, and the note that is shown with those it is linked with. */
export function sky(sigma, data, state, notes) {
  const pen = context(sigma, "garden-sky", { afterLayer: "labels" });

  function names() {
    pen.textAlign = "center";
    pen.size = Math.min(NAME, Math.max(12, NAME * state.scale()));
    for (const domain of data.domains) {
      const at = state.place(domain);
      const foot = at.y - domain.radius * state.scale() - 6;
      domain.lines.forEach((line, index) => {
        const up = (domain.lines.length - 1 - index) * pen.size * LEADING;
        write(pen, state.colours, line, at.x, foot - up, "560");
      });
    }
  }

  function mark(index, size, colour) {
    const at = state.place(notes[index]);
    pen.beginPath();
    pen.arc(at.x, at.y, size, 0, 2 * Math.PI);
    pen.strokeStyle = colour;
    pen.stroke();
    return at;
  }

  function shown(index) {
    const near = state.near(index);
    const radius = Math.max(5, 1.2 * state.size());
    pen.lineWidth = 1.2;
    pen.strokeStyle = state.colours.leaf;
    const from = state.place(notes[index]);
    for (const other of near) {
      const to = state.place(notes[other]);
      pen.globalAlpha = 0.6;
      pen.beginPath();
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
      pen.stroke();
      pen.globalAlpha = 1;
      mark(other, radius, state.colours.leaf);
    }
    pen.lineWidth = 3;
    mark(index, radius + 2, state.colours.plum);
    pen.textAlign = "left";
    pen.size = 14;
    const { width } = sigma.getDimensions();
    pen.font = `600 ${pen.size}px ${pen.family}`;
    const wide = pen.measureText(notes[index].title).width + radius + 8;
    const x = from.x + wide > width ? Math.max(4, from.x - wide) : from.x + radius + 7;
    write(pen, state.colours, notes[index].title, x, from.y + 5, "600");
  }

  return function draw() {
    pen.family = state.family;
    clear(sigma, pen);
    names();
    const index = state.hovered ?? state.selected;
    if (index !== null) shown(index);
  };
}

/** The name of a note, beside its mark, once there is room for it. */
export function noteName(state) {
  return function draw(pen, node) {
    if (!node.label) return;
    pen.size = 12;
    pen.family = state.family;
    const text = node.label.length > 34 ? `${node.label.slice(0, 33)}…` : node.label;
    pen.textAlign = "left";
    write(pen, state.colours, text, node.x + node.size + 3, node.y + 4);
  };
}
