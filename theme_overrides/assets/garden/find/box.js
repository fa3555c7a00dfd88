// The search box in the header: results below it, by keyboard as by mouse.
import { Search } from "./search.js";
import { hit, make, told } from "./show.js";

const SHOWN = 8;
const SECTIONS = 2;
const PAUSE = 150; // in milliseconds: who is still typing needs no results yet

export function start(box, table, root) {
  const input = box.querySelector("input");
  const list = box.querySelector("ol");
  const status = box.querySelector("[role=status]");
  const all = box.querySelector(".garden-find__all");
  const toggle = document.getElementById("__search");
  let search = null, turn = 0, timer = 0, isLate = false;

  async function look() {
    const text = input.value, mine = ++turn;
    if (!text.trim()) return show("", [], false);
    try {
      search = search || Search.open(table);
      const result = await (await search).query(text, { isTyping: true });
      const pages = await (await search).pages(result.hits.slice(0, SHOWN), text);
      isLate = list.contains(document.activeElement); // what somebody is about to choose stays
      if (mine === turn && !isLate) {
        show(told(result), pages.map((page) => hit(page, result, root, SECTIONS)), result.hits.length > pages.length);
      }
    } catch (error) {
      search = null;
      if (mine === turn) show(`The search cannot be reached. ${error.message}`, [], false);
    }
  }

  function show(says, items, isMore) {
    status.textContent = says;
    list.replaceChildren(...items);
    all.hidden = !isMore;
  }

  function close() {
    toggle.checked = false;
    input.blur();
  }

  // Up and down go through the input and every link of the results, and round.
  function step(by) {
    const stops = [input, ...box.querySelectorAll("ol a, .garden-find__all:not([hidden])")];
    const next = stops[(stops.indexOf(document.activeElement) + by + stops.length) % stops.length];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  input.addEventListener("focus", function () {
    if (isLate) look();
  });
  box.querySelector("form").addEventListener("reset", function () {
    clearTimeout(timer);
    turn += 1;
    show("", [], false);
    input.focus();
  });
  box.addEventListener("keydown", function (event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
      if (document.activeElement && box.contains(document.activeElement)) document.activeElement.blur();
      if (box.cameFrom && box.cameFrom.isConnected) box.cameFrom.focus();
    } else if (event.target !== input && event.key.length === 1 && event.key !== " ") {
      input.focus(); // and the letter goes there
    }
  });
  list.addEventListener("click", function (event) {
    if (event.target.closest("a")) toggle.checked = false; // the place may be on this very page
  });
  if (input.value) look(); // typed while this was loading
}
