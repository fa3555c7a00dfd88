// Links to sound and film become players; the link stays within for those who cannot play it.
(function () {
  "use strict";

  var KINDS = { "garden-sound": "audio", "garden-film": "video" };

  function play(link, kind) {
    var player = document.createElement(KINDS[kind]);
    player.controls = true;
    player.preload = "metadata";
    player.src = link.href;
    player.setAttribute("aria-label", link.textContent);
    ["width", "height"].forEach(function (side) {
      if (link.dataset[side]) player.setAttribute(side, link.dataset[side]);
    });
    link.classList.remove(kind);
    link.replaceWith(player);
    player.appendChild(link);
  }

  function mend() {
    Object.keys(KINDS).forEach(function (kind) {
      document.querySelectorAll("a." + kind).forEach(function (link) { play(link, kind); });
    });
  }

  // Material's instant navigation brings new content without loading the page anew.
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  mend();
})();
