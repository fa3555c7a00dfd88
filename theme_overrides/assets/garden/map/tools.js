// Search, filters and buttons above the map, and the list of what was found.

const SHOWN = 8;

function made(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function labelled(text, field) {
  const box = made("div", "garden-map__field");
  const label = made("label", "", text);
  field.id = `__garden-map-${text.toLowerCase().replace(" ", "-")}`;
  label.htmlFor = field.id;
  box.append(label, field);
  return box;
}

/** A list to choose from; the first entry, of the value "", stands for no choice. */
function choice(entries, chosen, told) {
  const field = made("select", "");
  for (const [value, text] of entries) {
    const option = made("option", "", text);
    option.value = value;
    option.selected = value === chosen;
    field.append(option);
  }
  field.addEventListener("change", () => told(field.value));
  return field;
}

function button(text, name, told) {
  const element = made("button", "", text);
  element.type = "button";
  if (name) element.setAttribute("aria-label", name);
  element.addEventListener("click", told);
  return element;
}

const numbered = (all, list) => [["", all], ...list.map((entry, index) => [`${index}`, entry])];
const numberOf = (value) => (value === "" ? null : Number(value));

export function toolbar(data, state, { changed, close, zoom, whole, pick }) {
  const form = made("form", "garden-map__tools");
  form.setAttribute("aria-label", "Explore the map");
  const search = made("input", "");
  search.type = "search";
  search.autocomplete = "off";
  const results = made("ul", "garden-map__results");
  const says = made("p", "garden-map__says");
  says.setAttribute("role", "status");
  let first = null;

  search.addEventListener("input", () => changed("words", search.value.trim().toLocaleLowerCase()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (first !== null) pick(first);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (search.value && event.target === search) {
      search.value = "";
      changed("words", "");
    } else close();
    event.preventDefault();
    event.stopPropagation();
  });

  const links = [
    ["domains", "Between domains"], ["all", "All links"],
    ...data.relations.map((relation, index) => [`${index}`, relation]),
  ];
  const row = made("div", "garden-map__row");
  row.append(
    labelled("Search titles", search),
    labelled("Domain", choice(numbered("All domains", data.domains.map((d) => d.title)), "",
      (value) => changed("domain", numberOf(value)))),
    labelled("Type", choice(numbered("All types", data.types.map((t) => t.plural)), "",
      (value) => changed("type", numberOf(value)))),
    labelled("Links", choice(links, state.relation,
      (value) => changed("relation", value in { domains: 1, all: 1 } ? value : Number(value)))),
  );
  const buttons = made("div", "garden-map__buttons");
  buttons.append(
    button("+", "Zoom in", () => zoom(1 / 1.5)), button("−", "Zoom out", () => zoom(1.5)),
    button("Whole map", "", whole), button("Back to the drawing", "", close),
  );
  form.append(row, buttons, says, results);

  /** Say how many notes are left, and list the first of them where somebody searches. */
  function tell(found, notes) {
    const all = found.length === notes.length;
    says.textContent = all ? "" : found.length === 1 ? "1 note" : `${found.length} notes`;
    first = state.words && found.length ? found[0] : null;
    results.replaceChildren();
    if (!state.words) return;
    const begins = (index) => !notes[index].folded.startsWith(state.words);
    const best = [...found].sort((a, b) => begins(a) - begins(b)).slice(0, SHOWN);
    first = best.length ? best[0] : null;
    for (const index of best) {
      const item = made("li", "");
      item.append(button(notes[index].title, "", () => pick(index)));
      results.append(item);
    }
  }

  return { form, tell };
}
