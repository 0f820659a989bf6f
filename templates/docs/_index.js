"use strict";
(() => {
  const entries = JSON.parse(document.getElementById("index").textContent);
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const words = new Map(entries.map(([slug, text]) => [slug, fold(text)]));
  const rows = [...document.querySelectorAll("tr[data-slug]")];
  const order = new Map(rows.map((row, at) => [row, at]));
  const body = rows[0]?.parentElement;
  const input = document.getElementById("q");
  const status = document.getElementById("found");
  const isHan = (c) => /\p{Script=Han}/u.test(c);
  const terms = (query) => {
    const latin = query.match(/[a-z0-9_.{}\/-]+/g) ?? [];
    const pairs = [];
    for (const run of query.match(/\p{Script=Han}+/gu) ?? []) {
      const signs = [...run];
      if (signs.length === 1) pairs.push(run);
      for (let at = 0; at + 1 < signs.length; at++) pairs.push(signs[at] + signs[at + 1]);
    }
    return { latin, pairs };
  };
  const score = (text, { latin, pairs }) => {
    if (!latin.every((word) => text.includes(word))) return 0;
    const met = pairs.filter((pair) => text.includes(pair)).length;
    if (pairs.length && met < Math.ceil(pairs.length * 0.6)) return 0;
    return 1 + met + latin.reduce((sum, word) => sum + (text.indexOf(word) < 200 ? 2 : 1), 0);
  };
  const search = () => {
    const query = fold(input.value.trim());
    const wanted = terms(query);
    const scores = new Map(rows.map((row) => [row, query ? score(words.get(row.dataset.slug), wanted) : 1]));
    let count = 0;
    for (const row of rows) {
      row.hidden = !scores.get(row);
      count += row.hidden ? 0 : 1;
    }
    body?.append(...[...rows].sort((a, b) => scores.get(b) - scores.get(a) || order.get(a) - order.get(b)));
    status.textContent = `${status.dataset.words}: ${count} / ${rows.length}`;
  };
  input.addEventListener("input", search);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== input) { event.preventDefault(); input.focus(); }
  });
  if (location.hash.startsWith("#q=")) input.value = decodeURIComponent(location.hash.slice(3));
  search();
})();
