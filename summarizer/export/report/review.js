"use strict";
// A reader accepts, fixes, rejects and adds; what was decided is kept by this browser and saved as gold.json.
(() => {
  const data = JSON.parse(document.querySelector("#data").textContent);
  const kinds = { c: "claim", e: "event", a: "actor" };
  const stored = { claim: data.claims, event: data.events, actor: data.actors };
  const key = `summarizer.review.${data.key}`;
  const chars = data.text === null ? null : Array.from(data.text);
  const segments = [...document.querySelectorAll(".text [data-o]")];
  const progress = document.querySelector("#progress");
  let kept = true;
  let selected = null;
  let state = read();

  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      if (found && found.decided && Array.isArray(found.added)) return found;
    } catch {
      kept = false;
    }
    return { decided: {}, added: [] };
  }

  function write() {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      kept = false;
    }
    draw();
  }

  // Offsets of gold count code points, those of the browser count UTF-16 units.
  const points = (text) => Array.from(text).length;

  function selection() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    let start = -1;
    let end = -1;
    let words = "";
    for (const segment of segments) {
      const text = segment.firstChild;
      if (!text || !range.intersectsNode(text)) continue;
      const from = range.startContainer === text ? range.startOffset : 0;
      const to = range.endContainer === text ? range.endOffset : text.length;
      if (from >= to) continue;
      const offset = Number(segment.dataset.o);
      const first = offset + points(text.data.slice(0, from));
      if (start < 0) start = first;
      else if (first > end) words += " ".repeat(first - end);
      end = offset + points(text.data.slice(0, to));
      words += text.data.slice(from, to);
    }
    if (start < 0 || !words.trim()) return null;
    start += points(words) - points(words.trimStart());
    end -= points(words) - points(words.trimEnd());
    // The page shows some characters as others; gold has those of the text.
    return { words: chars ? chars.slice(start, end).join("") : words.trim(), spans: [[start, end]] };
  }

  // The first place of words that were typed and not selected.
  function find(words) {
    const wanted = words.trim();
    if (chars && wanted) {
      const at = data.text.indexOf(wanted);
      const start = points(data.text.slice(0, Math.max(0, at)));
      return at < 0 ? null : [[start, start + points(wanted)]];
    }
    for (const paragraph of document.querySelectorAll(".text p")) {
      const inside = [...paragraph.querySelectorAll("[data-o]")];
      const text = inside.map((segment) => segment.textContent).join("");
      const at = text.indexOf(wanted);
      if (at < 0 || !wanted) continue;
      const start = Number(inside[0].dataset.o) + points(text.slice(0, at));
      return [[start, start + points(wanted)]];
    }
    return null;
  }

  const list = (text) => text.split(";").map((one) => one.trim()).filter(Boolean);
  const fields = {
    claim: {
      fill: (value) => ({ source: value.source, cue: value.cue, content: value.content }),
      spans: (value) => ({ content: value.content_spans, source: value.source_spans }),
      take: (form, spans) => {
        const made = { source: form.source.value.trim(), cue: form.cue.value.trim(), content: form.content.value.trim(), content_spans: spans.content };
        return spans.source && spans.source.length ? { ...made, source_spans: spans.source } : made;
      },
      say: (value) => `${value.source || "Speaker not told"}: ${value.content}`,
    },
    event: {
      fill: (value) => ({ types: value.types.join(", "), agents: value.agents.join("; "), targets: value.targets.join("; "), content: value.words || "" }),
      spans: (value) => ({ content: value.spans }),
      take: (form, spans) => ({ types: form.types.value.split(",").map((one) => one.trim()).filter(Boolean), spans: spans.content, agents: list(form.agents.value), targets: list(form.targets.value), words: form.content.value.trim() }),
      say: (value) => `${value.types.join(" or ")}: ${value.words}`,
    },
    actor: {
      fill: (value) => ({ names: value.names.join("; ") }),
      spans: () => ({}),
      take: (form) => ({ names: list(form.names.value) }),
      say: (value) => value.names.join(", "),
    },
  };

  function wordsAt(spans) {
    if (chars) return spans.map(([start, end]) => chars.slice(start, end).join("")).join(" … ");
    return spans.map(([start, end]) => segments.map((segment) => {
      const shown = Array.from(segment.textContent);
      const offset = Number(segment.dataset.o);
      return shown.slice(Math.max(0, start - offset), Math.max(0, end - offset)).join("");
    }).join("")).join(" … ");
  }

  function edit(kind, value, place, keep) {
    const form = document.querySelector(`#form-${kind}`).content.firstElementChild.cloneNode(true);
    const spans = { ...fields[kind].spans(value) };
    const filled = fields[kind].fill(value);
    const located = new Map();
    for (const [name, text] of Object.entries(filled)) form.elements[name].value = text;
    if (kind === "event" && spans.content && !filled.content) form.elements.content.value = wordsAt(spans.content);
    for (const name of Object.keys(spans)) located.set(name, form.elements[name].value);
    form.addEventListener("click", (event) => {
      const taking = event.target.closest("[data-take]");
      if (taking) take(taking.dataset.take);
      if (event.target.closest("[data-cancel]")) close();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const wrong = place_spans();
      form.querySelector(".error").textContent = wrong;
      if (wrong) return;
      keep(fields[kind].take(form.elements, spans));
      close();
    });

    function take(name) {
      const found = selection() || selected;
      const field = form.elements[name];
      if (!found) {
        form.querySelector(".error").textContent = "Select words in the article first.";
        return;
      }
      const many = ["agents", "targets", "names"].includes(name) && field.value.trim();
      field.value = many ? `${field.value.trim()}; ${found.words}` : found.words;
      spans[name] = found.spans;
      located.set(name, field.value);
      form.querySelector(".error").textContent = "";
    }

    // Words that were typed get the place where they stand; what is said must stand somewhere.
    function place_spans() {
      if (kind === "event") {
        const unknown = fields.event.take(form.elements, spans).types.filter((one) => !data.types.includes(one));
        if (unknown.length) return `No type of the codebook: ${unknown.join(", ")}`;
      }
      for (const name of ["content", "source"]) {
        const field = form.elements[name];
        if (!field || located.get(name) === field.value) continue;
        spans[name] = find(field.value);
        if (!spans[name] && name === "content") return "These words do not stand in the article.";
      }
      return "";
    }

    function close() {
      form.remove();
      place.querySelector("button")?.focus();
    }

    place.querySelector("form")?.remove();
    place.append(form);
    form.querySelector("input, textarea").focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  }

  function decide(card, verdict) {
    const id = card.id;
    const kind = kinds[id[0]];
    const now = state.decided[id];
    if (verdict === "fix") {
      const value = now?.value || stored[kind][id];
      edit(kind, value, card, (made) => {
        state.decided[id] = { verdict, value: made };
        write();
      });
      return;
    }
    if (now?.verdict === verdict) delete state.decided[id];
    else state.decided[id] = { verdict };
    write();
  }

  function add(kind) {
    const found = selection() || selected;
    const words = found ? found.words : "";
    const spans = found ? found.spans : null;
    const empty = {
      claim: { source: "", cue: "", content: words, content_spans: spans, source_spans: [] },
      event: { types: [], agents: [], targets: [], words, spans },
      actor: { names: words ? [words] : [] },
    };
    const item = document.createElement("li");
    item.className = `card ${kind} adding`;
    const place = document.querySelector(`#added-${kind}s`);
    place.querySelector(".adding")?.remove();
    place.append(item);
    edit(kind, empty[kind], item, (value) => {
      state.added.push({ kind, value });
      write();
    });
    new MutationObserver(() => { if (!item.querySelector("form")) item.remove(); }).observe(item, { childList: true });
  }

  function draw() {
    const cards = [...document.querySelectorAll(".card[id]")];
    for (const card of cards) {
      const verdict = state.decided[card.id]?.verdict;
      card.classList.toggle("accepted", verdict === "accept" || verdict === "fix");
      card.classList.toggle("rejected", verdict === "reject");
      for (const button of card.querySelectorAll("[data-verdict]")) {
        button.setAttribute("aria-pressed", String(button.dataset.verdict === verdict));
      }
      card.querySelector(".fixed-note")?.remove();
      if (verdict === "fix") {
        const note = document.createElement("p");
        note.className = "fixed-note";
        note.dir = "auto";
        note.textContent = `Fixed: ${fields[kinds[card.id[0]]].say(state.decided[card.id].value)}`;
        card.querySelector(".verdict").before(note);
      }
    }
    drawAdded();
    const done = cards.filter((card) => state.decided[card.id]).length;
    const safe = kept ? "" : " This browser keeps nothing: save before you close the page.";
    progress.textContent = `${done} of ${cards.length} decided, ${state.added.length} added.${safe}`;
  }

  function drawAdded() {
    for (const old of document.querySelectorAll(".card.added")) old.remove();
    state.added.forEach(({ kind, value }, index) => {
      const item = document.createElement("li");
      const words = document.createElement("p");
      const remove = document.createElement("button");
      item.className = `card added accepted ${kind}`;
      words.dir = "auto";
      words.textContent = `Added: ${fields[kind].say(value)}`;
      remove.type = "button";
      remove.textContent = "Remove";
      remove.addEventListener("click", () => {
        state.added.splice(index, 1);
        write();
      });
      item.append(words, remove);
      document.querySelector(`#added-${kind}s`).append(item);
    });
  }

  function right(kind) {
    const kept = Object.entries(stored[kind]).flatMap(([id, value]) => {
      const decision = state.decided[id];
      if (!decision || decision.verdict === "reject") return [];
      return [decision.verdict === "fix" ? decision.value : value];
    });
    return [...kept, ...state.added.filter((one) => one.kind === kind).map((one) => one.value)];
  }

  function gold() {
    const count = (verdict) => Object.values(state.decided).filter((one) => one.verdict === verdict).length;
    const total = Object.values(stored).reduce((sum, objects) => sum + Object.keys(objects).length, 0);
    const byPlace = (name) => (one, other) => one[name][0][0] - other[name][0][0];
    return {
      id: data.id,
      sha256: data.key,
      corpus: "full",
      annotated_by: `a reader's review of a summary by ${data.model}`,
      review: {
        accepted: count("accept"), fixed: count("fix"), rejected: count("reject"), added: state.added.length,
        undecided: total - Object.keys(state.decided).length,
      },
      ...(data.published ? { published: data.published } : {}),
      attributions: right("claim").sort(byPlace("content_spans")),
      events: right("event").sort(byPlace("spans")).map(({ types, spans, agents, targets }) => ({ types, spans, agents, targets })),
      entities: right("actor").map((one) => one.names),
      ...(chars ? { text: data.text } : {}),
    };
  }

  function save() {
    const link = document.createElement("a");
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(gold(), null, 2)}\n`], { type: "application/json" }));
    link.href = url;
    link.download = "gold.json";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  for (const type of data.types) {
    const option = document.createElement("option");
    option.value = type;
    document.querySelector("#types").append(option);
  }
  document.querySelector("#reviewing").addEventListener("click", (event) => {
    const on = document.body.classList.toggle("reviewing");
    event.target.setAttribute("aria-pressed", String(on));
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.verdict) decide(button.closest(".card"), button.dataset.verdict);
    if (button?.dataset.add) add(button.dataset.add);
  });
  // A press on a button takes the selection away in some browsers: the last one made in the article counts.
  document.addEventListener("selectionchange", () => { selected = selection() || selected; });
  document.querySelector("#save").addEventListener("click", save);
  document.querySelector("#restart").addEventListener("click", () => {
    if (!confirm("Take back every decision on this article?")) return;
    state = { decided: {}, added: [] };
    write();
  });
  draw();
})();
