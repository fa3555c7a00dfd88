// The search, until somebody searches: keys that lead to it, and what to load then.
(function () {
  "use strict";

  var here = document.currentScript;
  var table = new URL(here.dataset.table, location.href).href;
  var root = table.slice(0, -here.dataset.path.length);

  function start(name, place) {
    import(new URL("find/" + name + ".js", here.src).href).then(function (module) {
      module.start(place, table, root);
    });
  }

  function box() { return document.querySelector(".garden-find"); }
  function toggle() { return document.getElementById("__search"); }

  // Who comes into the box opens it; the icon on a small screen is a label of Material's toggle.
  document.addEventListener("focusin", function (event) {
    var place = event.target.closest && event.target.closest(".garden-find");
    if (place && !place.contains(event.relatedTarget)) place.cameFrom = event.relatedTarget;
    if (!place || event.target.tagName !== "INPUT") return;
    toggle().checked = true;
    if (place.dataset.started) return;
    place.dataset.started = "true";
    start("box", place);
  });
  // Who goes on by Tab leaves it closed behind them, or it would lie upon what they go to.
  document.addEventListener("focusout", function (event) {
    var place = event.target.closest && event.target.closest(".garden-find");
    if (place && event.relatedTarget && !place.contains(event.relatedTarget)) toggle().checked = false;
  });
  document.addEventListener("change", function (event) {
    if (event.target !== toggle()) return;
    if (event.target.checked && box()) box().querySelector("input").focus();
  });

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[/sf]$/.test(event.key)) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    var input = document.querySelector("#__garden-search input[type=search]") ||
      document.querySelector(".garden-find input");
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  function startPage() {
    var place = document.getElementById("__garden-search");
    if (place) start("page", place);
  }
  // With instant navigation, Material tells of each page that it puts in place.
  if (window.document$) window.document$.subscribe(startPage);
  else startPage();
})();
