"use strict";
// Hovering or focusing an object lights its evidence, and hovering evidence lights what rests on it.
(() => {
  const root = document.documentElement;
  const article = document.querySelector("#article");
  const peek = document.querySelector("#peek");
  const wide = matchMedia("(min-width: 900px)");
  const places = new Map();
  let lit = [];
  let shown = "";

  root.classList.add("scripted");
  for (const element of document.querySelectorAll("[data-ids]")) {
    for (const id of element.dataset.ids.split(" ")) {
      if (!places.has(id)) places.set(id, []);
      places.get(id).push(element);
    }
  }

  function idsAt(target) {
    const number = target.closest("[data-sentence]");
    if (number) {
      const inside = number.parentElement.querySelectorAll("[data-ids]");
      return [...new Set([...inside].flatMap((part) => part.dataset.ids.split(" ")))];
    }
    const element = target.closest("[data-ids]");
    return element ? element.dataset.ids.split(" ") : [];
  }

  function lines(ids, inArticle) {
    if (inArticle) return ids.map((id) => [id, document.getElementById(id)?.dataset.say]);
    const sentences = new Set();
    for (const id of ids) for (const part of places.get(id)) {
      const sentence = article.contains(part) && part.closest(".sentence");
      if (sentence) sentences.add(sentence);
    }
    const words = (sentence) => [...sentence.querySelectorAll("[data-o]")].map((part) => part.textContent).join("");
    return [...sentences].slice(0, 3).map((sentence) => [sentence.id.slice(1), words(sentence)]);
  }

  function show(ids, inArticle) {
    peek.replaceChildren();
    // Beside the article its evidence is seen in place.
    peek.hidden = !ids.length || (wide.matches && !inArticle);
    if (peek.hidden) return;
    for (const [name, words] of lines(ids, inArticle)) {
      const line = document.createElement("p");
      const label = document.createElement("b");
      label.textContent = name;
      line.dir = "auto";
      line.append(label, words || "");
      peek.append(line);
    }
  }

  function light(target) {
    const ids = target instanceof Element ? idsAt(target) : [];
    if (ids.join(" ") === shown) return;
    shown = ids.join(" ");
    for (const element of lit) element.classList.remove("lit");
    lit = ids.flatMap((id) => places.get(id) || []);
    for (const element of lit) element.classList.add("lit");
    const inArticle = ids.length > 0 && article.contains(target);
    show(ids, inArticle);
    if (ids.length && !inArticle && wide.matches) reveal(lit.find((element) => article.contains(element)));
  }

  function reveal(element) {
    if (!element) return;
    const pane = article.getBoundingClientRect();
    const place = element.getBoundingClientRect();
    if (place.top < pane.top || place.bottom > Math.min(pane.bottom, innerHeight)) {
      article.scrollTop += place.top - pane.top - article.clientHeight / 3;
    }
  }

  document.addEventListener("mouseover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("click", (event) => light(event.target));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") light(null); });
  for (const kind of ["claims", "events", "actors"]) {
    const box = document.querySelector(`#show-${kind}`);
    const apply = () => article.classList.toggle(`no-${kind}`, !box.checked);
    box.addEventListener("change", apply);
    apply();
  }
})();
