// The map to explore: the same picture, laid out already, drawn by sigma so that ten thousand
// notes move smoothly. Everything stands where the drawing has it.
import { ground, noteName, sky } from "./layers.js";
import { palette, shapeProgram, SHAPES, INK } from "./shape.js";
import { toolbar } from "./tools.js";
import { isStep, nearest, next } from "./walk.js";

const VENDOR = ["graphology.umd.min.js", "sigma.min.js"];
/** Ends of links beyond which they are not drawn while the map moves. */
const MANY = 10000;
/** How fast marks grow when one zooms in: less than the distances, so that names find room. */
const GROWTH = 0.6;
const PADDING = 8;
/** How large a small garden is drawn, at most, in its own units. */
const LARGEST = 1.2;
const HELP =
  "Arrow keys step from note to note, Enter opens the note, plus and minus zoom, 0 shows " +
  "everything, Escape leaves.";

function load(name) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(`../vendor/${name}`, import.meta.url).href;
    script.onload = done;
    script.onerror = () => failed(new Error(name));
    document.head.append(script);
  });
}

/** Load what is needed, once, and open the map in place of the drawing. */
export async function explore(map, opener) {
  const fetched = fetch(map.dataset.gardenMap);
  if (!window.Sigma) for (const name of VENDOR) await load(name);
  const answer = await fetched;
  if (!answer.ok) throw new Error(`${answer.status}`);
  open(map, opener, await answer.json());
}

function read(data, base) {
  const root = new URL(base.replace(/\/?$/, "/"), document.baseURI);
  return data.notes.map(([title, url, x, y, domain, type, ...also]) => ({
    title, url: new URL(url, root).href, x, y, domains: [domain, ...also], type,
    folded: title.toLocaleLowerCase(),
  }));
}

function neighboursOf(data) {
  const near = data.notes.map(() => []);
  data.links.forEach((others, index) => {
    for (const other of others) {
      near[index].push(other);
      near[other].push(index);
    }
  });
  return near;
}

function made(name, className, attributes = {}) {
  const element = document.createElement(name);
  element.className = className;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** The colour of a link: pale, and the more of them there are, the fainter is each. */
function thread({ leaf, raised }, links) {
  const alpha = Math.min(0.7, Math.max(0.06, 18 / Math.sqrt(links)));
  const [ours, ground] = [leaf, raised].map((text) => text.match(/[\d.]+/g).map(Number));
  // The program for lines expects colours with their transparency multiplied in.
  const parts = [0, 1, 2].map((i) => Math.round((0.4 * ours[i] + 0.6 * ground[i]) * alpha));
  return `rgba(${parts.join(", ")}, ${alpha})`;
}

/** What the whole map has to show: a small garden is not blown up to fill the stage. */
function frame(stage, { width, height }) {
  const wide = Math.max(width, stage.clientWidth / LARGEST);
  const high = Math.max(height, stage.clientHeight / LARGEST);
  return {
    x: [(width - wide) / 2, (width + wide) / 2], y: [-(height + high) / 2, (high - height) / 2],
  };
}

function open(map, opener, data) {
  const notes = read(data, map.dataset.base);
  const near = neighboursOf(data);
  const sheet = map.querySelector(".garden-map__sheet");
  const stage = made("div", "garden-map__stage", {
    role: "application", tabindex: "0", "aria-label": "Map of the garden",
    "aria-describedby": "__garden-map-help",
  });
  const help = made("p", "garden-map__help", { id: "__garden-map-help" });
  help.textContent = HELP;
  const panel = made("p", "garden-map__panel", { role: "status" });
  const state = {
    selected: null, hovered: null, relation: near.flat().length > 3000 ? "domains" : "all",
    domain: null, type: null, words: "", colours: palette(map),
    family: getComputedStyle(document.body).getPropertyValue("--garden-sans"),
    near: (index) => near[index].filter(passes),
  };

  function passes(index) {
    const note = notes[index];
    return (state.domain === null || note.domains.includes(state.domain)) &&
      (state.type === null || note.type === state.type) && note.folded.includes(state.words);
  }

  // --- the picture -----------------------------------------------------------------------

  const { Graph } = window.graphology;
  const program = shapeProgram(window.Sigma);

  function edges() {
    if (state.relation === "domains") return [];
    const pairs = state.relation === "all"
      ? data.links.flatMap((others, index) => others.map((other) => [index, other]))
      : data.practice.filter(([, , relation]) => relation === state.relation);
    return pairs.filter(([one, other]) => passes(one) && passes(other));
  }

  function graph() {
    const result = new Graph({ type: "undirected", multi: true });
    notes.forEach((note, index) => {
      const shape = data.types[note.type].shape;
      result.addNode(index, {
        x: note.x, y: -note.y, size, label: note.title, shape: SHAPES.indexOf(shape),
        ink: INK[shape],
      });
    });
    edges().forEach(([one, other]) => result.addEdge(one, other));
    state.thread = thread(state.colours, result.size);
    return result;
  }

  sheet.hidden = true;
  sheet.after(stage, panel, help);
  const size = 0.38 * data.spacing;
  const sigma = new window.Sigma(graph(), stage, {
    nodeProgramClasses: { shape: program }, defaultNodeType: "shape",
    edgeProgramClasses: { line: window.Sigma.rendering.EdgeLineProgram },
    defaultEdgeType: "line", zIndex: true, stagePadding: PADDING,
    hideEdgesOnMove: near.flat().length > MANY,
    itemSizesReference: "positions", zoomToSizeRatioFunction: (ratio) => ratio ** GROWTH,
    minCameraRatio: 0.01, maxCameraRatio: 1.5, autoCenter: true,
    labelRenderedSizeThreshold: 11, labelDensity: 0.6, labelGridCellSize: 140,
    defaultDrawNodeLabel: noteName(state), defaultDrawNodeHover: () => {},
    nodeReducer: (key, node) => {
      const passing = passes(Number(key));
      return {
        ...node, zIndex: passing ? 1 : 0, label: passing ? node.label : null,
        color: passing ? state.colours[node.ink] : state.colours.line,
      };
    },
    edgeReducer: (_, edge) => ({ ...edge, color: state.thread }),
  });
  sigma.setCustomBBox(frame(stage, data));
  state.place = ({ x, y }) => sigma.graphToViewport({ x, y: -y });
  state.scale = () => sigma.getGraphToViewportRatio();
  state.size = () => sigma.scaleSize(size);
  const camera = sigma.getCamera();
  const layers = [ground(sigma, data, state), sky(sigma, data, state, notes)];
  const draw = () => layers.forEach((layer) => layer());
  sigma.on("afterRender", draw);
  sigma.resize(true);
  sigma.refresh();

  function move(to, duration = 250) {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) camera.setState(to);
    else camera.animate(to, { duration });
  }

  function bring(index) {
    const at = state.place(notes[index]);
    const { width, height } = sigma.getDimensions();
    const edge = 60;
    if (at.x > edge && at.x < width - edge && at.y > edge && at.y < height - edge) return;
    const { x, y } = sigma.getNodeDisplayData(index);
    move({ x, y });
  }

  // --- a note that is shown ----------------------------------------------------------------

  function select(index) {
    state.selected = index;
    panel.replaceChildren();
    if (index !== null) {
      const note = notes[index];
      const link = made("a", "garden-title", { href: note.url });
      link.textContent = note.title;
      const facts = made("span", "garden-meta");
      const domains = note.domains.map((domain) => data.domains[domain].title).join(", ");
      const count = state.near(index).length;
      facts.textContent = `${data.types[note.type].label} · ${domains} · ` +
        (count === 1 ? "1 link" : `${count} links`);
      panel.append(link, " ", facts);
    }
    draw();
  }

  function go(index) {
    bring(index);
    select(index);
  }

  function follow(index, elsewhere) {
    if (elsewhere) window.open(notes[index].url, "_blank", "noopener");
    else location.assign(notes[index].url);
  }

  sigma.on("enterNode", ({ node }) => {
    state.hovered = passes(Number(node)) ? Number(node) : null;
    stage.classList.toggle("garden-map__stage--over", state.hovered !== null);
    draw();
  });
  sigma.on("leaveNode", () => {
    state.hovered = null;
    stage.classList.remove("garden-map__stage--over");
    draw();
  });
  sigma.on("clickNode", ({ node, event }) => {
    const index = Number(node), { original } = event;
    if (!passes(index)) return;
    // A finger covers what it points at: it first shows the note, then opens it.
    if (original.type.startsWith("touch") && state.selected !== index) select(index);
    else follow(index, original.ctrlKey || original.metaKey);
  });
  sigma.on("clickStage", () => select(null));

  // --- keys ----------------------------------------------------------------------------------

  function step(key) {
    const { width, height } = sigma.getDimensions();
    const { x, y } = sigma.viewportToGraph({ x: width / 2, y: height / 2 });
    const index = state.selected === null
      ? nearest(notes, passes, { x, y: -y })
      : next(notes, passes, state.selected, key);
    if (index !== null) go(index);
  }

  const zoom = (factor) => move({ ratio: camera.getBoundedRatio(camera.ratio * factor) });
  const whole = () => move({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  const keys = {
    "+": () => zoom(1 / 1.5), "=": () => zoom(1 / 1.5), "-": () => zoom(1.5), "0": whole,
    Enter: () => state.selected !== null && follow(state.selected, false),
    Escape: () => (state.selected === null ? close() : select(null)),
  };
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isStep(event.key)) step(event.key);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  // --- filters, and the way back ----------------------------------------------------------------

  function changed(key, value) {
    const relinks = key !== "words" || state.relation !== "domains";
    state[key] = value;
    if (relinks) sigma.setGraph(graph());
    if (state.selected !== null && !passes(state.selected)) select(null);
    sigma.refresh();
    const found = notes.map((_, index) => index).filter(passes);
    tools.tell(found, notes);
  }

  function close() {
    watch.disconnect();
    sigma.kill();
    [tools.form, stage, panel, help].forEach((element) => element.remove());
    sheet.hidden = false;
    opener.hidden = false;
    opener.focus();
  }

  const tools = toolbar(data, state, {
    changed, close, zoom, whole,
    pick: (index) => {
      go(index);
      stage.focus({ preventScroll: true });
    },
  });
  sheet.before(tools.form);
  const recolour = () => {
    if (!stage.isConnected) return;
    state.colours = palette(map);
    state.thread = thread(state.colours, sigma.getGraph().size);
    sigma.refresh();
  };
  const watch = new MutationObserver(recolour);
  watch.observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  opener.hidden = true;
  map.scrollIntoView();
  stage.focus({ preventScroll: true });
}
