// Previews: a card beside a link that says what it leads to. Everything it shows stands in
// the page (#__garden-previews), so nothing is fetched and a site on a disk has previews too.
// https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus.html
(function () {
  "use strict";

  var OPEN = 350, CLOSE = 300, PRESS = 400, REACH = 10;
  var NOT = ".headerlink, .footnote-ref, .footnote-backref, .md-content__button, .garden-wanted";

  var cards = { from: null, byAddress: {} };
  var shown = null;    // the link whose card is open
  var named = null;    // the link that the card describes to a screen reader
  var put = null;      // the link whose card was put away with Escape
  var timer = 0;
  var press = null;    // a finger on a link: {link, x, y, timer, opened}

  // --- what a link leads to -------------------------------------------------------------

  function plain(address) {
    var bare = address.replace(/\/index\.html(?=$|#)/, "/");
    try { return decodeURIComponent(bare); } catch (error) { return bare; }
  }

  function read() {
    var data = document.getElementById("__garden-previews");
    if (cards.from === data) return cards.byAddress;
    cards = { from: data, byAddress: Object.create(null) };
    if (!data) return cards.byAddress;
    var root = new URL((data.getAttribute("data-base") || ".").replace(/\/?$/, "/"), location.href);
    var found = JSON.parse(data.textContent);
    Object.keys(found).forEach(function (key) {
      cards.byAddress[plain(new URL(key, root).href)] = found[key];
    });
    return cards.byAddress;
  }

  // The links of a drawing have no address as text, as those of HTML have.
  function addressOf(link) {
    return plain(new URL(link.getAttribute("href"), document.baseURI).href);
  }

  function cardOf(link) {
    var known = read(), address = addressOf(link), page = address.split("#")[0];
    if (address in known) return known[address];
    return page === plain(location.href).split("#")[0] ? undefined : known[page];
  }

  function linkAt(target) {
    var link = target && target.closest ? target.closest(".md-content a[href]") : null;
    if (!link || link.matches(NOT) || !cardOf(link)) return null;
    // The card says what the title of a term says, and more.
    if (link.matches(".garden-term")) link.removeAttribute("title");
    return link;
  }

  // --- the card -------------------------------------------------------------------------

  function box() {
    var card = document.getElementById("__garden-preview");
    if (card) return card;
    card = document.createElement("div");
    card.id = "__garden-preview";
    card.className = "garden-preview md-typeset";
    card.setAttribute("role", "tooltip");
    card.hidden = true;
    (document.querySelector("main") || document.body).appendChild(card);
    return card;
  }

  function line(card, name, text) {
    if (!text) return;
    var part = document.createElement("p");
    part.className = "garden-preview__" + name;
    part.textContent = text;
    card.appendChild(part);
  }

  function fill(card, data) {
    card.textContent = "";
    line(card, "title", data.heading ? data.title + " § " + data.heading : data.title);
    line(card, "facts", [data.type].concat(data.domains || [], data.status).filter(Boolean).join(" · "));
    line(card, "text", data.text);
  }

  function describe(link) {
    if (named === link) return;
    if (named) mention(named, false);
    named = link;
    if (!link) return;
    fill(box(), cardOf(link));
    link.removeAttribute("title"); // a term's definition, which the card says too
    mention(link, true);
  }

  function mention(link, is) {
    var ids = (link.getAttribute("aria-describedby") || "").split(/\s+/).filter(function (id) {
      return id && id !== "__garden-preview";
    });
    if (is) ids.push("__garden-preview");
    if (ids.length) link.setAttribute("aria-describedby", ids.join(" "));
    else link.removeAttribute("aria-describedby");
  }

  // Below the line of the link that was pointed at, or above where there is no room below.
  function place(card, link, y) {
    var lines = Array.from(link.getClientRects());
    var near = lines.find(function (r) { return y >= r.top - 2 && y <= r.bottom + 2; }) || lines[lines.length - 1];
    if (!near) return;
    var wide = document.documentElement.clientWidth, edge = 8, gap = 4;
    card.style.maxWidth = wide - 2 * edge + "px";
    var size = card.getBoundingClientRect();
    var header = document.querySelector(".md-header");
    var roof = header ? header.getBoundingClientRect().bottom : 0;
    var need = size.height + gap;
    var above = near.top - roof >= need && innerHeight - near.bottom < need;
    var left = Math.max(edge, Math.min(near.left, wide - size.width - edge));
    var top = above ? near.top - need : near.bottom + gap;
    var origin = (card.offsetParent || document.documentElement).getBoundingClientRect();
    card.style.left = left - origin.left + "px";
    card.style.top = top - origin.top + "px";
  }

  function open(link, y) {
    clearTimeout(timer);
    describe(link);
    var card = box();
    card.hidden = false;
    shown = link;
    place(card, link, y);
  }

  function close() {
    clearTimeout(timer);
    box().hidden = true;
    shown = null;
    var focused = linkAt(document.activeElement);
    describe(focused && focused.matches(":focus-visible") ? focused : null);
  }

  function soon(act, delay) {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  }

  // --- pointer --------------------------------------------------------------------------

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    var link = linkAt(event.target);
    if (!link) {
      // The card itself keeps open what it belongs to.
      if (shown && event.target.closest && event.target.closest("#__garden-preview")) clearTimeout(timer);
      return;
    }
    if (link === shown) clearTimeout(timer);
    else if (link !== put) soon(function () { if (link.isConnected) open(link, event.clientY); }, OPEN);
  });

  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch") return;
    var from = event.target, to = event.relatedTarget;
    var link = linkAt(from);
    var inside = from.closest && (link || from.closest("#__garden-preview"));
    if (!inside || (to && inside.contains(to))) return;
    if (link && link === put) put = null;
    if (shown && shown === document.activeElement && shown.matches(":focus-visible")) clearTimeout(timer);
    else soon(close, CLOSE);
  });

  // --- keyboard -------------------------------------------------------------------------

  document.addEventListener("focusin", function (event) {
    var link = linkAt(event.target);
    if (!link || !link.matches(":focus-visible")) return;
    if (shown && shown !== link) close();
    describe(link); // at once, for it is read with the focus
    soon(function () { if (document.activeElement === link) open(link); }, OPEN);
  });

  document.addEventListener("focusout", function (event) {
    if (put === event.target) put = null;
    if (shown === event.target || named === event.target) { close(); describe(null); }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    clearTimeout(timer);
    if (!shown) return;
    put = shown;
    close();
  });

  // --- touch: press and hold; a tap follows the link, a second hold is the browser's own -----

  function release() {
    if (press) { clearTimeout(press.timer); press.link.classList.remove("garden-pressed"); }
    press = null;
  }

  document.addEventListener("pointerdown", function (event) {
    if (shown && !linkAt(event.target) && !event.target.closest("#__garden-preview")) close();
    if (event.pointerType !== "touch") return;
    release();
    var link = linkAt(event.target);
    if (!link || link === shown) return;
    if (shown) close();
    link.classList.add("garden-pressed");
    press = { link: link, x: event.clientX, y: event.clientY, opened: false };
    press.timer = setTimeout(function () {
      press.opened = true;
      open(link, press.y);
    }, PRESS);
  });

  document.addEventListener("pointermove", function (event) {
    if (press && !press.opened && Math.hypot(event.clientX - press.x, event.clientY - press.y) > REACH) release();
  });
  document.addEventListener("pointercancel", release);
  document.addEventListener("pointerup", function () { if (press && !press.opened) release(); });
  document.addEventListener("contextmenu", function (event) {
    if (press && press.opened && linkAt(event.target) === press.link) event.preventDefault();
  });
  document.addEventListener("touchend", function (event) {
    if (press && press.opened) event.preventDefault(); // the hold was no tap
    release();
  }, { passive: false });
  document.addEventListener("click", function (event) {
    if (shown && !event.target.closest("#__garden-preview")) close();
  });

  addEventListener("resize", function () { if (shown) place(box(), shown); });
})();
