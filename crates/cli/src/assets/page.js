const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};
const svg = (tag, attributes = {}) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

// Dark and light: the system's wish, until the reader has one.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const setDark = (yes) => root.classList.toggle("dark", yes);
setDark(dark.matches);
const follow = (event) => setDark(event.matches);
dark.addEventListener("change", follow);
$("#theme").addEventListener("click", () => {
  dark.removeEventListener("change", follow);
  setDark(!root.classList.contains("dark"));
});

// What the marks say: things with their mentions, by kind.
const TITLES = { person: "People", place: "Places", organization: "Organizations", date: "Dates", group: "Groups" };
const ORDER = Object.keys(TITLES);
const title = (kind) => TITLES[kind] || kind[0].toUpperCase() + kind.slice(1);
const marks = $$("mark");
const things = new Map();
for (const mark of marks) {
  const { kind, name, listId, value } = mark.dataset;
  const key = [kind, value || listId || name.toLowerCase()].join("\u0000");
  if (!things.has(key)) things.set(key, { key, kind, name, marks: [], data: mark.dataset });
  const thing = things.get(key);
  thing.marks.push(mark);
  mark.thing = thing;
  if (mark.dataset.at) thing.data = mark.dataset;
}
// Mentions of one thing in one article belong together even where only one of them is listed.
const byArticle = new Map();
for (const mark of marks) {
  if (mark.dataset.kind === "date") continue;
  const key = `${$$("article").indexOf(mark.closest("article"))} ${mark.dataset.id} ${mark.dataset.kind}`;
  const first = byArticle.get(key);
  if (!first) byArticle.set(key, mark.thing);
  else if (first !== mark.thing) {
    const other = mark.thing;
    const [into, from] = other.data.at && !first.data.at ? [other, first] : [first, other];
    from.marks.forEach((moved) => { moved.thing = into; into.marks.push(moved); });
    byArticle.forEach((thing, at) => thing === from && byArticle.set(at, into));
    things.delete(from.key);
  }
}
for (const thing of things.values()) {
  thing.marks.sort((a, b) => marks.indexOf(a) - marks.indexOf(b));
  const forms = thing.marks.map((mark) => mark.textContent.replace(/\s+/g, " "));
  if (thing.kind === "date") thing.name = forms[0];
  // A name in capitals from a headline or dateline, where the text has it in small letters too.
  if (/^[^a-z]{5,}$/.test(thing.name)) {
    thing.name = forms.find((form) => form !== thing.name && form.toLowerCase() === thing.name.toLowerCase()) || thing.name;
  }
}
const kinds = [...new Set(marks.map((mark) => mark.dataset.kind))].sort(
  (a, b) => (ORDER.indexOf(a) + 1 || 99) - (ORDER.indexOf(b) + 1 || 99) || a.localeCompare(b));
const css = (kind) => (ORDER.includes(kind) ? kind : "custom");
const hidden = new Set();

// The card and the jumps.
const card = $("#card");
let current = null;
const shown = () => marks.filter((mark) => !hidden.has(mark.dataset.kind));
function go(mark, focus = true) {
  clear();
  current = mark;
  const { thing } = mark;
  thing.marks.forEach((other) => other.classList.add("same"));
  mark.classList.add("now");
  $$("[data-thing]").forEach((element) => element.classList.toggle("now", element.dataset.thing === thing.key));
  const at = thing.marks.indexOf(mark);
  const facts = [mark.dataset.facts, `score ${mark.dataset.score} by ${mark.dataset.source}`].filter(Boolean);
  card.className = css(thing.kind);
  card.replaceChildren(
    make("div", { class: "title", text: mark.textContent.replace(/\s+/g, " ") },
      make("span", { class: "kind", text: mark.dataset.kind })),
    make("div", { class: "facts", text: facts.join(" · ") }),
    make("div", { class: "steps" },
      make("button", { type: "button", title: "Previous mention (p)", "aria-label": "Previous mention", text: "‹", onclick: () => step(-1) }),
      make("span", { text: `${at + 1} of ${thing.marks.length}` }),
      make("button", { type: "button", title: "Next mention (n)", "aria-label": "Next mention", text: "›", onclick: () => step(1) }),
      make("button", { type: "button", class: "lists", "aria-label": "To the lists", text: "☰", onclick: () => $("#side").scrollIntoView() }),
      make("button", { type: "button", title: "Close (Esc)", "aria-label": "Close", text: "×", onclick: clear })));
  card.hidden = false;
  if (focus) {
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  }
}
function clear() {
  card.hidden = true;
  $$("mark.now, mark.same").forEach((mark) => mark.classList.remove("now", "same"));
  $$("[data-thing].now").forEach((element) => element.classList.remove("now"));
}
function step(by) {
  if (!current) return;
  const list = current.thing.marks;
  go(list[(list.indexOf(current) + by + list.length) % list.length]);
}
function walk(by) {
  const list = shown();
  if (!list.length) return;
  const at = list.indexOf(current);
  go(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
}
// From a list: the first mention, then the next with every click.
function jump(thing) {
  const open = current && !card.hidden && current.thing === thing;
  open ? step(1) : go(thing.marks[0]);
}
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (mark && !hidden.has(mark.dataset.kind)) go(mark, false);
});

// The legend.
const legend = $("#legend");
function toggle(kind, only) {
  if (only) {
    const alone = kinds.every((other) => hidden.has(other) === (other !== kind));
    kinds.forEach((other) => (alone || other === kind ? hidden.delete(other) : hidden.add(other)));
  } else if (!hidden.delete(kind)) hidden.add(kind);
  marks.forEach((mark) => mark.classList.toggle("off", hidden.has(mark.dataset.kind)));
  if (current && hidden.has(current.dataset.kind)) clear();
  $$("button", legend).forEach((button) => button.setAttribute("aria-pressed", !hidden.has(button.dataset.kind)));
  $$("[data-of]").forEach((element) => { element.hidden = hidden.has(element.dataset.of); });
}
kinds.forEach((kind, at) => legend.append(make("button", {
  type: "button", class: css(kind), "data-kind": kind, "aria-pressed": "true",
  title: `Show or hide (${at + 1}); with Shift only this`,
  onclick: (event) => toggle(kind, event.shiftKey),
}, make("span", { class: "dot" }), title(kind),
make("span", { class: "n", text: marks.filter((mark) => mark.dataset.kind === kind).length }))));

// The side: map, time line and lists.
const stick = make("div", { class: "stick" });
$("#side").append(stick);
const section = (kind, name, count, ...content) => {
  const details = make("details", { open: "", "data-of": kind, class: css(kind) },
    make("summary", { text: name }, make("span", { class: "n", text: count })), ...content);
  stick.append(details);
  return details;
};
const find = make("input", {
  class: "find", type: "search", placeholder: "Find a name", "aria-label": "Find a name",
  oninput: () => {
    const wanted = find.value.toLowerCase();
    $$("ul.names").forEach((list) => list.show(wanted));
  },
});
if (things.size) stick.append(find);
else stick.append(make("p", { class: "none", text: "Nothing was found in this text." }));

const LIMIT = 12;
function names(kind) {
  const list = make("ul", { class: "names" });
  const of = [...things.values()].filter((thing) => thing.kind === kind);
  of.sort((a, b) => b.marks.length - a.marks.length || marks.indexOf(a.marks[0]) - marks.indexOf(b.marks[0]));
  let all = false;
  list.show = (wanted) => {
    const fits = of.filter((thing) => !wanted || thing.name.toLowerCase().includes(wanted)
      || thing.marks.some((mark) => mark.textContent.toLowerCase().includes(wanted)));
    list.replaceChildren(...fits.slice(0, all ? undefined : LIMIT).map((thing) => {
      const forms = [...new Set(thing.marks.map((mark) => mark.textContent.replace(/\s+/g, " ")))];
      const fact = (thing.data.facts || "").replace(/^= [^,]*,? ?/, "") || forms.filter((form) => form !== thing.name).join(", ");
      const button = make("button", { type: "button", "data-thing": thing.key, onclick: () => jump(thing) },
        make("span", { class: "name", text: thing.name, title: forms.join(", ") }),
        make("span", { class: "n", text: thing.marks.length }));
      if (fact) button.append(make("span", { class: "fact", text: fact }));
      return make("li", {}, button);
    }));
    if (!all && fits.length > LIMIT) {
      list.append(make("li", {}, make("button", {
        type: "button", class: "more", text: `${fits.length - LIMIT} more`,
        onclick: () => { all = true; list.show(wanted); },
      })));
    }
  };
  list.show("");
  return [list, of.length];
}

// The map: equirectangular, the land as polygons.
function drawMap() {
  const places = [...things.values()].filter((thing) => thing.kind === "place" && thing.data.at);
  if (!places.length) return;
  const spots = places.sort((a, b) => b.marks.length - a.marks.length).map((thing) => {
    const [latitude, longitude] = thing.data.at.split(",").map(Number);
    return { things: [thing], x: longitude, y: -latitude };
  });
  // A country stands where its capital does, and neighbours run together: one spot for all.
  const together = (reach) => spots.reduce((kept, spot) => {
    const same = kept.find((other) => Math.hypot(spot.x - other.x, spot.y - other.y) < reach);
    if (same) same.things.push(...spot.things);
    else kept.push({ ...spot, things: [...spot.things] });
    return kept;
  }, []);
  const WORLD = [-170, -80, 350, 138];
  const center = (low, high, size, from, length) =>
    Math.min(Math.max((low + high - size) / 2, from), from + length - size);
  const near = () => {
    const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const width = Math.min(350, Math.max(60, (right - left) * 1.35, (bottom - top) * 1.35 * 350 / 138));
    const height = width * 138 / 350;
    return [center(left, right, width, -170, 350), center(top, bottom, height, -80, 138), width, height];
  };
  const map = svg("svg", { role: "group", "aria-label": "Map of the places" });
  const grid = [];
  for (let x = -150; x < 180; x += 30) grid.push(`M${x} -80V58`);
  for (let y = -60; y <= 30; y += 30) grid.push(`M-170 ${y}H180`);
  const path = (outline) => outline.split(" ").map((point, at) => {
    const [x, y] = point.split(",").map(Number);
    return `${at ? "L" : "M"}${x} ${-y}`;
  }).join("") + "Z";
  map.append(
    svg("path", { class: "grid", d: grid.join("") }),
    svg("path", { class: "land", d: LAND.map(path).join("") }),
    svg("path", { class: "lake", d: LAKES.map(path).join("") }));
  const layer = svg("g");
  map.append(layer);
  function zoom(view) {
    map.setAttribute("viewBox", view.join(" "));
    const unit = view[2] / 350;
    const taken = [];
    layer.replaceChildren();
    const labels = [];
    const size = 12 * unit;
    for (const { things: here, x, y } of together(7 * unit)) {
      const mentions = here.reduce((sum, thing) => sum + thing.marks.length, 0);
      const full = here.map((thing) => thing.name).join(", ");
      const name = here.length > 3 ? `${here[0].name} and ${here.length - 1} more` : full;
      const radius = (2.6 + 1.5 * Math.min(4, Math.sqrt(mentions - 1))) * unit;
      const spot = svg("circle", { class: "spot", cx: x, cy: y, r: radius, tabindex: 0, role: "button",
        "data-thing": here[0].key, "aria-label": `${full}, ${mentions} mentions` });
      const label = svg("title");
      label.textContent = `${full} (${mentions})`;
      spot.append(label);
      // Every click goes to the next mention of any of the places here.
      const all = here.flatMap((thing) => thing.marks).sort((a, b) => marks.indexOf(a) - marks.indexOf(b));
      const next = () => go(all[(all.indexOf(current) + 1) % all.length]);
      spot.addEventListener("click", next);
      spot.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); next(); }
      });
      layer.append(spot);
      const width = name.length * size * 0.56;
      const away = radius + size * 0.35;
      const free = [[x + away, y], [x - away - width, y], [x - width / 2, y + away + size * 0.4],
        [x - width / 2, y - away - size * 0.4], [x + away * 0.7, y + size], [x + away * 0.7, y - size]]
        .map(([left, middle]) => [left, middle - size * 0.55, left + width, middle + size * 0.55])
        .find((box) => box[0] > view[0] && box[2] < view[0] + view[2] && box[1] > view[1] && box[3] < view[1] + view[3]
          && !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]));
      taken.push([x - radius, y - radius, x + radius, y + radius]);
      if (!free) continue;
      taken.push(free);
      const text = svg("text", { x: free[0], y: (free[1] + free[3]) / 2 + size * 0.34, "font-size": size, "stroke-width": size * 0.28 });
      text.textContent = name;
      labels.push(text);
    }
    layer.append(...labels);
  }
  let whole = false;
  const button = make("button", { type: "button", class: "zoom", text: "World", onclick: () => {
    whole = !whole;
    zoom(whole ? WORLD : near());
    button.textContent = whole ? "Near" : "World";
  } });
  zoom(near());
  const details = section("place", "Map", spots.length, make("div", { class: "map" }, map, button));
  details.id = "map";
}

// The time line: every day or span the text names, the gaps in proportion to their logarithm.
const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const PARTS = { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night", DT: "daytime" };
const SEASONS = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" };
function readable(value) {
  if (value.includes("/")) return value.split("/").map(readable).join(" – ");
  const [date, time] = value.split("T");
  const part = time ? ` ${PARTS[time] || time}` : "";
  let found = date.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/);
  if (found) {
    const [, year, month, day] = found;
    return [day && Number(day), month && MONTHS[month - 1], Number(year)].filter(Boolean).join(" ") + part;
  }
  if ((found = date.match(/^(\d{4})-([QH]\d)$/))) return `${found[2]} ${found[1]}`;
  if ((found = date.match(/^(\d{4})-(SP|SU|FA|WI)$/))) return `${SEASONS[found[2]]} ${found[1]}`;
  if ((found = date.match(/^(\d{4})-W(\d\d)(-WE)?$/))) return `${found[3] ? "weekend of " : ""}week ${Number(found[2])}, ${found[1]}`;
  if ((found = date.match(/^(\d{3})$/))) return `${date}0s`;
  return value;
}
function gapText(days) {
  if (days < 14) return "";
  if (days < 60) return `${Math.round(days / 7)} weeks`;
  if (days < 730) return `${Math.round(days / 30.4)} months`;
  return `${Math.round(days / 365.25)} years`;
}
function drawTime() {
  const dates = [...things.values()].filter((thing) => thing.kind === "date" && thing.data.from);
  const parse = (day) => { const [y, m, d] = day.split("-").map(Number); return new Date(0).setUTCFullYear(y, m - 1, d); };
  const items = dates.map((thing) => ({ thing, from: parse(thing.data.from), to: parse(thing.data.to) }));
  if (!items.length) return;
  items.sort((a, b) => a.from - b.from || a.to - b.to);
  const own = new Set($$("article[data-date]").map((article) => article.dataset.date));
  let before = null;
  const list = make("ol", { class: "when" });
  for (const { thing, from, to } of items) {
    const days = before === null ? 0 : Math.max(0, (from - before) / DAY);
    const gap = before === null ? 0 : Math.min(44, Math.round(Math.log2(1 + days) * 4));
    before = Math.max(before ?? -Infinity, Math.min(to, from + DAY));
    const said = [...new Set(thing.marks.map((mark) => mark.textContent.replace(/\s+/g, " ")))].join(", ");
    const item = make("li", {
      class: (to - from > 1.5 * DAY ? "span" : "") + (own.has(thing.data.value.slice(0, 10)) ? " own" : ""),
      style: `--gap:${gap}`,
    }, make("button", { type: "button", "data-thing": thing.key, title: thing.data.value, onclick: () => jump(thing) },
      make("span", { class: "day", text: readable(thing.data.value) }),
      make("span", { class: "said", text: said + (thing.marks.length > 1 ? ` ×${thing.marks.length}` : "") })));
    const text = gapText(days);
    if (text && gap >= 18) item.prepend(make("span", { class: "gap", text }));
    list.append(item);
  }
  section("date", "Time line", items.length, list).id = "time";
}

drawMap();
drawTime();
for (const kind of kinds) {
  const [list, count] = names(kind);
  section(kind, title(kind), count, list);
}
const articles = $$("article");
stick.append(make("p", { class: "foot" },
  `${articles.length} ${articles.length === 1 ? "document" : "documents"}, ${marks.length} entities. Made by dateline. `,
  make("button", { type: "button", text: "Keys", onclick: () => $("#help").showModal() })));
const heading = $("article h2");
document.title = heading ? heading.textContent.trim() : articles[0] ? articles[0].dataset.id : "dateline";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("#help").open) return;
  if (event.target.matches("input")) {
    if (event.key === "Escape") { find.value = ""; find.dispatchEvent(new Event("input")); find.blur(); }
    return;
  }
  const digit = event.code.match(/^Digit([1-9])$/);
  const keys = { j: () => walk(1), k: () => walk(-1), n: () => step(1), p: () => step(-1),
    Escape: clear, "?": () => $("#help").showModal(), "/": () => find.focus() };
  if (digit && kinds[digit[1] - 1]) toggle(kinds[digit[1] - 1], event.shiftKey);
  else if (keys[event.key]) keys[event.key]();
  else return;
  event.preventDefault();
});
