// In every page that `garden serve` gives: shows it again when it has changed, and what the
// checks have found in it. No part of the site that is built.
const root = "/_garden/";
const page = encodeURIComponent(decodeURIComponent(location.pathname));

async function get(name) {
  const answer = await fetch(root + name, { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

async function follow() {
  let known = 0;
  for (;;) {
    try {
      const { number } = await get(`news?known=${known}`);
      if (known && number !== known) return location.reload();
      known = number;
    } catch {
      await new Promise((done) => setTimeout(done, 1000)); // the server may be starting again
    }
  }
}

function line(finding) {
  const item = document.createElement("li");
  const where = document.createElement("code");
  where.textContent = `${finding.path}:${finding.line}:${finding.column}`;
  item.append(where, ` ${finding.message} ${finding.hint}`);
  return item;
}

async function showFindings() {
  const { findings } = await get(`findings?page=${page}`);
  if (!findings.length) return;
  const panel = document.createElement("aside");
  panel.className = "garden-live";
  panel.setAttribute("aria-label", "Findings of the checks");
  const fold = document.createElement("details");
  const title = document.createElement("summary");
  title.textContent = findings.length === 1 ? "1 finding in this note" : `${findings.length} findings in this note`;
  const list = document.createElement("ul");
  list.append(...findings.map(line));
  fold.append(title, list);
  panel.append(fold);
  fold.open = findings.some((finding) => finding.severity === "error");
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${root}live.css`;
  document.head.append(style);
  document.body.append(panel);
}

showFindings().catch(() => {});
// A page that is not looked at waits until it is: browsers open few connections to one place.
if (document.visibilityState === "visible") follow();
else document.addEventListener("visibilitychange", follow, { once: true });
