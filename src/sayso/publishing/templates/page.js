"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.add("js");

  // A link into something folded away opens it; all words of the record it names light up.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    all(".lit").forEach((piece) => piece.classList.remove("lit"));
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const own = target.querySelector("details");
    if (own && target.matches(".plain > li")) own.open = true;
    light(target.id, true);
    target.scrollIntoView({ block: target.matches(".m, .m *") ? "center" : "start" });
  };
  const pieces = new Map();
  all("[data-r]").forEach((piece) => piece.dataset.r.split(" ").forEach((id) => {
    if (!pieces.has(id)) pieces.set(id, []);
    pieces.get(id).push(piece);
  }));
  const light = (id, on) => (pieces.get(id) || []).forEach((piece) => piece.classList.toggle("lit", on));
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  // Hovering over or focusing a mark shows its records.
  const card = document.createElement("div");
  card.className = "card";
  card.setAttribute("role", "status");
  let shown = [];
  const hide = () => {
    shown.forEach((id) => light(id, false));
    shown = [];
    card.remove();
  };
  const show = (piece) => {
    hide();
    const ids = piece.dataset.r.split(" ").reverse().slice(0, 3);
    const list = document.createElement("ul");
    ids.forEach((id) => {
      const record = document.getElementById(id + "-record");
      if (!record) return;
      const line = document.createElement("li");
      line.append(...[...record.childNodes].map((node) => node.cloneNode(true)));
      all("[id]", line).forEach((node) => node.removeAttribute("id"));
      list.append(line);
    });
    if (!list.children.length) return;
    card.replaceChildren(list);
    document.body.append(card);
    const box = piece.getClientRects()[0];
    const left = Math.min(box.left, root.clientWidth - card.offsetWidth - 12);
    const below = box.bottom + 8 + card.offsetHeight < innerHeight;
    card.style.left = Math.max(12, left) + scrollX + "px";
    card.style.top = (below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + scrollY + "px";
    const target = piece.hash ? piece.hash.slice(1).replace(/-record$/, "") : ids[0];
    shown = [target];
    light(target, true);
  };
  const mark = (event) => event.target.closest && event.target.closest(".text [data-r]");
  document.addEventListener("mouseover", (event) => (mark(event) ? show(mark(event)) : hide()));
  document.addEventListener("focusin", (event) => (mark(event) ? show(mark(event)) : hide()));
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  // Tables sort by a click on a heading and filter as one types.
  const number = new Intl.NumberFormat("en");
  all(".data").forEach((data) => {
    const body = data.querySelector("tbody");
    const rows = [...body.rows];
    const count = data.querySelector(".count");
    const texts = rows.map((row) => row.textContent.toLowerCase());
    data.querySelector("input").addEventListener("input", (event) => {
      const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
      let left = 0;
      rows.forEach((row, at) => {
        row.hidden = !words.every((word) => texts[at].includes(word));
        left += row.hidden ? 0 : 1;
      });
      count.textContent = words.length ? `${number.format(left)} of ${number.format(rows.length)} rows` : "";
    });
    all("th", data).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        all("th", data).forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => row.cells[column].dataset.k ?? row.cells[column].textContent;
        const sorted = [...rows].sort((a, b) => key(a).localeCompare(key(b), "en", { numeric: true }));
        body.append(...(down ? sorted.reverse() : sorted));
      });
    });
  });

  // The contents bar shows which part is being read; a print opens everything that is folded.
  const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
  const parts = all("main > .part");
  const spy = () => {
    const now = parts.filter((part) => part.getBoundingClientRect().top < 120).pop() || parts[0];
    links.forEach((link, id) => (now && id === now.id ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(() => { spy(); waiting = false; });
    waiting = true;
  }, { passive: true });
  spy();
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open]):not(.data, .records, .front-box)");
    folded.forEach((box) => { box.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((box) => { box.open = false; }));
})();
