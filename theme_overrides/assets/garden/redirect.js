/* On a page that leads on: carry the #heading over, which the page itself cannot do. */
(() => {
  const to = document.currentScript.dataset.to;
  if (location.hash) location.replace(to.split("#")[0] + location.hash);
})();
