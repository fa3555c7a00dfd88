// A shelf of the repertoire: the list of what is possible with little becomes a filter.
// Without this script the same list stands at the end of the page.
(function () {
  "use strict";

  var shelf = document.querySelector(".garden-shelf");
  var link = document.querySelector('.garden-jump a[href="#__garden-little"]');
  var letters = document.querySelector(".garden-letters");
  if (!shelf || !link) return;

  var button = document.createElement("button");
  button.type = "button";
  button.className = "garden-filter";
  button.setAttribute("aria-pressed", "false");
  button.textContent = link.textContent;
  button.addEventListener("click", function () {
    var on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    shelf.querySelectorAll(":scope > li").forEach(function (entry) {
      entry.hidden = on && !entry.hasAttribute("data-little");
    });
    if (letters) letters.hidden = on;
  });
  link.replaceWith(button);
})();
