// Names for the few things whose markup neither a template nor a stylesheet reaches:
// task checkboxes, code annotations and buttons, wide tables that scroll, and section toggles.
(function () {
  "use strict";

  function label(element, text) {
    if (text && !element.hasAttribute("aria-label")) element.setAttribute("aria-label", text);
  }

  function nameTasks(root) {
    root.querySelectorAll(".task-list-item").forEach(function (item) {
      var box = item.querySelector("input[type=checkbox]");
      var own = item.cloneNode(true);
      own.querySelectorAll("ul, ol").forEach(function (list) { list.remove(); });
      if (box) label(box, own.textContent.trim().replace(/\s+/g, " ") || "Task");
    });
  }

  function nameAnnotations(root) {
    root.querySelectorAll(".md-annotation__index").forEach(function (link) {
      var number = link.querySelector("[data-md-annotation-id]") || link;
      label(link, "Annotation " + (number.getAttribute("data-md-annotation-id") || ""));
    });
  }

  var tables = 0;
  function reachTables(root) {
    root.querySelectorAll(".md-typeset__scrollwrap").forEach(function (box) {
      var table = box.querySelector(".md-typeset__table");
      var wide = [box, table].find(function (el) { return el && el.scrollWidth > el.clientWidth; });
      if (!wide || wide.hasAttribute("role")) return;
      var caption = box.querySelector("caption");
      wide.setAttribute("tabindex", "0");
      wide.setAttribute("role", "region");
      label(wide, caption ? caption.textContent.trim() : "Wide table " + (++tables));
    });
  }

  // The buttons of a piece of code are no way through the site; Material has each as a landmark.
  function quietCode(root) {
    root.querySelectorAll("nav.md-code__nav:not([role])").forEach(function (bar) {
      bar.setAttribute("role", "none");
    });
  }

  // With `navigation.indexes` the toggle beside a section's link is a bare arrow.
  function nameSections() {
    document.querySelectorAll(".md-nav__container").forEach(function (row) {
      var link = row.querySelector("a"), toggle = row.querySelector("label");
      if (!link || !toggle || toggle.querySelector(".garden-unseen")) return;
      var name = document.createElement("span");
      name.className = "garden-unseen";
      name.textContent = "Pages of " + link.textContent.trim().replace(/\s+/g, " ");
      toggle.appendChild(name);
    });
  }

  // Material takes every `rel=alternate` for another language and asks for its site map.
  // One word more, and it leaves feeds alone; readers of feeds know both forms.
  function spareFeeds() {
    document.querySelectorAll("link[rel=alternate][type]:not([hreflang])").forEach(function (link) {
      link.rel = "alternate feed";
    });
  }

  // Material's way past the menu leads to the first heading of the text, and so past its beginning.
  function skipToTop() {
    var skip = document.querySelector(".md-skip");
    if (skip && document.getElementById("__garden-top")) skip.setAttribute("href", "#__garden-top");
  }

  function mend() {
    skipToTop();
    nameSections();
    var root = document.querySelector(".md-content") || document.body;
    nameTasks(root);
    nameAnnotations(root);
    reachTables(root);
    quietCode(root);
  }

  // Material wraps tables and mounts annotations after the page is ready, and again
  // after each instant navigation; watching the content covers both.
  var waiting = false;
  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () { waiting = false; mend(); });
  }
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", soon);
  addEventListener("load", soon);
  soon();
  spareFeeds();
})();
