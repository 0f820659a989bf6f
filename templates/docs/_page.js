"use strict";
(() => {
  const radios = [...document.querySelectorAll("input[name=lang]")];
  const show = (lang) => {
    const all = [...document.querySelectorAll("h1, h2, tbody[id], tr, section > p")];
    const keep = all.find((element) => element.getBoundingClientRect().bottom > 60 && element.offsetParent !== null);
    const before = keep ? keep.getBoundingClientRect().top : 0;
    document.body.classList.remove("zh", "en");
    if (lang !== "both") document.body.classList.add(lang);
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    if (keep && scrollY > 0) scrollBy(0, keep.getBoundingClientRect().top - before);
  };
  const remembered = () => { try { return localStorage.getItem("twinspec-lang"); } catch { return null; } };
  const remember = (lang) => { try { localStorage.setItem("twinspec-lang", lang); } catch { /* private window: not remembered */ } };
  for (const radio of radios) {
    radio.addEventListener("change", () => { show(radio.value); remember(radio.value); });
    if (radio.value === remembered()) { radio.checked = true; show(radio.value); }
  }
  for (const button of document.querySelectorAll(".sample button")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const code = button.parentElement.querySelector("pre");
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        const range = document.createRange();
        range.selectNodeContents(code);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        document.execCommand("copy");
      }
      const words = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = words; }, 1500);
    });
  }
})();
