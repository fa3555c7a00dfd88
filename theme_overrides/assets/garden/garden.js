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

  // The menu of a narrow screen opens by a label, which no keyboard reaches: a button takes its place.
  function openMenu() {
    var drawer = document.getElementById("__drawer"), label = document.querySelector(".md-header__button[for=__drawer]");
    var bar = document.querySelector(".md-sidebar--primary");
    if (!drawer || !label || !bar || label.hidden) return;
    var narrow = matchMedia("(max-width: 76.234375em)");
    var button = document.createElement("button");
    button.type = "button";
    button.className = label.className + " garden-menu";
    button.setAttribute("aria-label", "Menu");
    button.setAttribute("aria-expanded", drawer.checked);
    button.append(label.querySelector("svg").cloneNode(true));
    label.before(button);
    label.hidden = true;
    button.addEventListener("click", function () { drawer.click(); });

    function enter(root) {
      var first = Array.from(root.querySelectorAll("a, label[tabindex]")).find(function (stop) {
        return stop.checkVisibility({ visibilityProperty: true });
      });
      if (first) first.focus();
    }
    drawer.addEventListener("change", function () {
      button.setAttribute("aria-expanded", drawer.checked);
      if (drawer.checked) enter(bar); else if (narrow.matches) button.focus();
    });
    bar.querySelectorAll(".md-nav__title[for]:not([for=__drawer])").forEach(function (back) { back.tabIndex = 0; });
    // A level that opens lies upon the one above, and focus goes with it; Escape goes a level back.
    bar.addEventListener("change", function (event) {
      if (!narrow.matches || !event.target.matches(".md-nav__toggle")) return;
      if (event.target.checked) return enter(event.target.parentNode.querySelector(".md-nav"));
      var row = bar.querySelector("label.md-nav__link[for='" + event.target.id + "']");
      if (!row) return;
      row.tabIndex = 0; // Material takes that of the level which is open at first out of reach
      row.focus();
    });
    bar.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !narrow.matches || !drawer.checked) return;
      var nav = document.activeElement.closest(".md-nav"), level = nav && nav.parentNode.querySelector(":scope > .md-nav__toggle");
      (level && level.checked ? level : drawer).click();
    });
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
  openMenu();
  spareFeeds();
})();
