"use strict";
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll("article.finding")];
  const shown = document.getElementById("shown");
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, fold(card.textContent));
    return texts.get(card);
  };
  const levels = () => new Set([...form.querySelectorAll("input[name=level]:checked")].map((box) => box.value));
  const chosen = (name) => form.elements[name]?.value ?? "";
  const filter = () => {
    const words = fold(form.elements.q.value).split(" ").filter(Boolean);
    const wanted = levels();
    let count = 0;
    for (const card of cards) {
      const pages = card.dataset.pages.split("\n");
      const fits =
        wanted.has(card.dataset.level) &&
        (!chosen("rule") || card.dataset.rule === chosen("rule")) &&
        (!chosen("page") || pages.includes(chosen("page"))) &&
        (!chosen("state") || card.dataset.state === chosen("state")) &&
        words.every((word) => textOf(card).includes(word));
      card.hidden = !fits;
      count += fits ? 1 : 0;
    }
    shown.textContent = `${shown.dataset.words}: ${count} / ${cards.length}`;
  };
  const target = () => {
    const place = document.getElementById(location.hash.slice(1));
    const card = place?.closest("article");
    if (!card) return;
    if (place !== card) place.closest("details").open = true;
    if (card.hidden) { form.reset(); filter(); }
    card.scrollIntoView();
    card.focus({ preventScroll: true });
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 60); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("hashchange", target);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "/") { event.preventDefault(); form.elements.q.focus(); }
    if (event.key === "j" || event.key === "k") {
      const visible = cards.filter((card) => !card.hidden);
      const at = visible.indexOf(document.activeElement.closest("article"));
      const next = visible[Math.min(visible.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
      if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
    }
  });
  filter();
  target();
})();
