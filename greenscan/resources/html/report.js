"use strict";
(() => {
  const root = document.documentElement;
  const list = document.getElementById("list");
  const form = document.querySelector(".filters");
  if (!list || !form) return;
  const claims = [...list.querySelectorAll(".claim")];
  const reading = new Map(claims.map((claim, index) => [claim, index]));
  const status = form.querySelector(".count");
  const none = list.querySelector(".none");
  const keysOn = document.getElementById("keys-on");
  const LEVELS = { high: 0, medium: 1, low: 2 };
  const VERDICTS = { vague: 0, unsupported: 1, supported: 2 };
  const SEARCHED = ".said, .lead, .place, .question p, .passage, .why bdi, .id";
  const MOST_LIT = 2000;

  // ---- opening and closing

  const buttons = new Map();
  const parts = new Map(claims.map((claim) => [claim, claim.querySelectorAll(".more")]));

  function open(claim, wanted) {
    claim.classList.toggle("open", wanted);
    buttons.get(claim).setAttribute("aria-expanded", String(wanted));
    for (const part of parts.get(claim)) {
      if (wanted) part.removeAttribute("hidden");
      else part.setAttribute("hidden", "until-found");
    }
    const question = wanted && claim.querySelector(".question:not(:has(button))");
    if (question) {
      const copy = document.createElement("button");
      copy.type = "button";
      copy.dataset.do = "copy";
      copy.textContent = "Copy";
      question.append(copy);
    }
  }

  // The heading of a claim becomes the button that opens it.
  for (const claim of claims) {
    const heading = claim.querySelector("h3");
    const toggle = document.createElement("button");
    toggle.type = "button";
    toggle.append(...heading.childNodes);
    heading.append(toggle);
    buttons.set(claim, toggle);
    open(claim, false);
  }
  list.addEventListener("beforematch", (event) => open(event.target.closest(".claim"), true), true);

  // ---- filters, search and order

  let texts = null; // what is searched, gathered when it is first asked for

  function searched(claim) {
    texts ??= new Map(claims.map((one) => [one, folded(
      [...one.querySelectorAll(SEARCHED)].map((part) => part.textContent).join("\n"),
    )]));
    return texts.get(claim);
  }

  function folded(text) {
    return text.toLowerCase().replace(/[\s\u00ad]+/g, " ");
  }

  function wanted() {
    const data = new FormData(form);
    const verdicts = new Set(data.getAll("verdict"));
    const exact = ["kind", "topic", "priority", "section", "document", "uncertain"]
      .map((name) => [name, data.get(name)])
      .filter(([, value]) => value);
    const flag = data.get("flag");
    const words = [...folded(data.get("text")).matchAll(/"([^"]+)"|[^\s"]+/g)]
      .map(([word, phrase]) => phrase ?? word);
    return {
      words,
      fits: (claim) => verdicts.has(claim.dataset.verdict)
        && exact.every(([name, value]) => claim.dataset[name] === value)
        && (!flag || claim.dataset.flag.split(" ").includes(flag))
        && words.every((word) => searched(claim).includes(word)),
    };
  }

  function filter() {
    const { words, fits } = wanted();
    let count = 0;
    for (const claim of claims) {
      const shown = fits(claim);
      if (claim.hidden === shown) claim.hidden = !shown;
      count += shown;
    }
    none.hidden = count > 0;
    status.textContent = count === claims.length
      ? `${count} claim${count === 1 ? "" : "s"}` : `${count} of ${claims.length} claims`;
    light(words);
  }

  // What was searched for is lit up without a change to the document.
  function light(words) {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete("found");
    if (!words.length) return;
    const found = [];
    for (const claim of claims) {
      if (claim.hidden) continue;
      for (const part of claim.querySelectorAll(SEARCHED)) {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode() && found.length < MOST_LIT) found.push(...hits(walker.currentNode, words));
      }
      if (found.length >= MOST_LIT) break;
    }
    CSS.highlights.set("found", new Highlight(...found));
  }

  function hits(node, words) {
    const text = node.data.toLowerCase();
    const ranges = [];
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        if (at + word.length > node.length) break;
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    }
    return ranges;
  }

  const KEYS = {
    reading: () => 0,
    priority: (claim) => LEVELS[claim.dataset.priority],
    confidence: (claim) => Number(claim.dataset.confidence),
    verdict: (claim) => VERDICTS[claim.dataset.verdict],
  };

  function sort() {
    const key = KEYS[form.elements.order.value];
    const before = [...claims];
    claims.sort((a, b) => key(a) - key(b) || reading.get(a) - reading.get(b));
    if (claims.every((claim, index) => claim === before[index])) return;
    const place = list.parentNode;
    list.remove(); // moving claims in the document would take seconds
    list.prepend(...claims);
    place.append(list);
  }


  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (event.target.name !== "text") return;
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "order") sort();
    else filter();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  form.addEventListener("reset", (event) => { event.preventDefault(); showAll(); });
  // reset() inside the event of the same name would not end
  function showAll() {
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = field.defaultChecked;
      else if (field.tagName === "SELECT") field.selectedIndex = 0;
      else if (field.type === "search") field.value = "";
    }
    sort();
    filter();
  }

  // ---- anchors

  function arrive() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.classList.contains("claim")) return;
    if (target.hidden) showAll();
    open(target, true);
    target.scrollIntoView({ block: "start" });
    buttons.get(target).focus({ preventScroll: true });
  }

  // ---- clicks

  async function copy(from) {
    const text = from.closest(".question").querySelector("p").textContent;
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
      from.focus();
    }
    from.textContent = done ? "Copied" : "Not copied";
    setTimeout(() => { from.textContent = "Copy"; }, 1600);
    status.textContent = done ? "The question was copied." : "The question could not be copied.";
    setTimeout(filter, 1600);
  }

  const DO = {
    open: () => claims.filter((claim) => !claim.hidden).forEach((claim) => open(claim, true)),
    close: () => claims.forEach((claim) => open(claim, false)),
    reset: showAll,
    copy,
  };

  document.addEventListener("click", (event) => {
    const action = event.target.closest("[data-do]");
    if (action) return void DO[action.dataset.do](action);
    const pick = event.target.closest("[data-field]");
    if (pick) {
      event.preventDefault();
      return choose(pick.dataset.field, pick.dataset.value);
    }
    const claim = event.target.closest(".claim");
    if (!claim) return;
    const onHeading = event.target.closest("h3 button");
    const elsewhere = event.target.closest("a, summary, button") || !getSelection().isCollapsed;
    if (onHeading) open(claim, !claim.classList.contains("open"));
    else if (!elsewhere && !claim.classList.contains("open")) open(claim, true);
  });

  // A name in the summary's tables shows its claims.
  function choose(field, value) {
    showAll();
    if (field === "verdict") {
      for (const box of form.querySelectorAll("[name=verdict]")) box.checked = box.value === value;
    } else {
      form.elements[field].value = value;
    }
    filter();
    const section = document.getElementById("claims");
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  }

  // A rule's text stands once in the file; an unfolded claim shows a copy of it.
  list.addEventListener("toggle", (event) => {
    if (!event.target.matches(".cites[open]:not(.full)")) return;
    event.target.classList.add("full");
    for (const item of event.target.querySelectorAll("li")) {
      const rule = document.getElementById(item.querySelector("a").hash.slice(1));
      for (const part of rule.querySelectorAll("p")) item.append(part.cloneNode(true));
    }
  }, true);

  // ---- keys

  function step(by) {
    const shown = claims.filter((claim) => !claim.hidden);
    const here = shown.indexOf(document.activeElement.closest(".claim"));
    const next = shown[here < 0 ? (by > 0 ? 0 : shown.length - 1) : here + by];
    if (!next) return;
    buttons.get(next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  const PRESSED = {
    j: () => step(1),
    k: () => step(-1),
    o: (claim) => claim && open(claim, !claim.classList.contains("open")),
    c: (claim) => {
      if (!claim?.querySelector(".question")) return;
      open(claim, true);
      copy(claim.querySelector(".question button"));
    },
    "/": () => form.elements.text.focus(),
  };

  document.addEventListener("keydown", (event) => {
    if (!keysOn.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    const act = PRESSED[event.key];
    if (!act) return;
    event.preventDefault();
    act(document.activeElement.closest(".claim"));
  });

  if (matchMedia("(max-width: 60rem)").matches) {
    for (const part of document.querySelectorAll(".more-filters, .legend")) part.open = false;
  }
  addEventListener("hashchange", arrive);
  root.classList.add("ready");
  filter();
  // after the browser's own way to the anchor, which takes the focus
  addEventListener("load", () => setTimeout(arrive));
})();
