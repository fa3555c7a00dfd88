// The garden map stands in the page as a drawing. This offers to explore it: only then are the
// libraries and the list of notes loaded. Where that cannot be, the drawing stays.
(function () {
  "use strict";

  function made(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function address(map, path) {
    return new URL(map.dataset.assets.replace(/\/$/, "") + path, document.baseURI).href;
  }

  function offer(map) {
    if (map.dataset.offered || !window.WebGL2RenderingContext) return;
    map.dataset.offered = "yes";
    var bar = made("p", "garden-map__bar");
    var button = made("button", "garden-map__open", "Explore the map");
    var says = made("span", "garden-map__says");
    button.type = "button";
    says.setAttribute("role", "status");
    bar.append(button, says);
    map.prepend(bar);
    button.addEventListener("click", function () {
      if (button.getAttribute("aria-disabled")) return;
      button.setAttribute("aria-disabled", "true");
      says.textContent = "Loading …";
      import(address(map, "/map/explore.js"))
        .then(function (module) { return module.explore(map, button); })
        .then(function () { says.textContent = ""; })
        .catch(function (error) {
          console.info(error);
          says.textContent = "It could not be loaded here. The drawing and the list below hold the same.";
        })
        .finally(function () { button.removeAttribute("aria-disabled"); });
    });
  }

  // A site on a disk may not read a file beside the page.
  if (location.protocol !== "file:") document.querySelectorAll("[data-garden-map]").forEach(offer);
})();
