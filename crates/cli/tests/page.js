// The page of `--format html` in a headless browser.
//
//   npm install --no-save playwright-core && node crates/cli/tests/page.js path/to/dateline [SHOTS]
//
// Chromium is taken from CHROMIUM or /usr/bin/chromium. With a folder SHOTS, pictures are left there
// to be looked at.
"use strict";
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { chromium } = require("playwright-core");

const [program, shots] = process.argv.slice(2);
const data = path.join(__dirname, "data");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "dateline-page-"));
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

function make(name, files, ...options) {
  const file = path.join(folder, `${name}.html`);
  try {
    execFileSync(program, ["-f", "html", "--reference-date", "2024-03-04", "--no-lists", "--no-tagger", "--names", "names.tsv", ...options, ...files, "-o", file], { cwd: data });
  } catch (error) {
    assert.equal(error.status, 1, "nothing found is no error");
  }
  return file;
}

(async () => {
  const hostile = path.join(folder, "hostile.txt");
  fs.writeFileSync(hostile, "<script>alert(1)</script> \"Angela Merkel\" & 'Paris' </article> \u0000\u202e\n\nOn 5 May 2020 <b>Berlin</b>");
  const empty = path.join(folder, "empty.txt");
  fs.writeFileSync(empty, "");
  const pages = {
    article: make("article", ["article.txt"], "--rules", "rules.txt"),
    many: make("many", ["article.txt", "page.html", "news.jsonl"].slice(0, 2)),
    hostile: make("hostile", [hostile]),
    empty: make("empty", [empty]),
  };
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });
  const wrong = [];
  const open = async (name, options) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(`${name}: ${message.text()}`));
    page.on("pageerror", (error) => wrong.push(`${name}: ${error}`));
    page.on("dialog", (dialog) => { wrong.push(`${name}: a dialog`); dialog.dismiss(); });
    page.on("request", (request) => /^(file|data):/.test(request.url()) || wrong.push(`${name}: asks for ${request.url()}`));
    await page.goto(`file://${pages[name]}`);
    return page;
  };
  const shoot = async (page, name) => {
    if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) });
  };
  const visible = (page, kind) => page.$$eval(`mark[data-kind="${kind}"]`, (marks) => marks.filter((mark) => !mark.classList.contains("off")).length);

  // Light, wide: filter, jump, search, keys.
  let page = await open("article", { viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  assert.ok(await page.$("#map svg circle"), "places are on the map");
  assert.ok(await page.$("#time li"), "dates are on the time line");
  const places = await visible(page, "place");
  assert.ok(places > 3 && await visible(page, "vessel") === 1, "own kinds are there too");
  await page.click('#legend button[data-kind="place"]');
  assert.equal(await visible(page, "place"), 0, "a click hides a kind");
  assert.ok(await page.$eval("#map", (map) => map.hidden), "and its map");
  await page.click('#legend button[data-kind="place"]');
  assert.equal(await visible(page, "place"), places, "and shows it again");
  await page.click('#legend button[data-kind="person"]', { modifiers: ["Shift"] });
  assert.equal(await visible(page, "place") + await visible(page, "date"), 0, "Shift shows only one");
  await page.click('#legend button[data-kind="person"]', { modifiers: ["Shift"] });
  assert.equal(await visible(page, "place"), places);
  const now = () => page.$eval("mark.now", (mark) => mark.textContent);
  const name = 'ul.names button:has-text("International Monetary Fund")';
  await page.click(name);
  assert.equal(await now(), "International Monetary Fund", "a list jumps to the mention");
  await page.click(name);
  assert.equal(await now(), "IMF", "and on to the next");
  const inSight = await page.$eval("mark.now", (mark) => { const { top, bottom } = mark.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; });
  assert.ok(inSight, "what is jumped to is in sight");
  assert.match(await page.textContent("#card"), /IMF.*2 of 3/s);
  await page.keyboard.press("n");
  assert.match(await page.textContent("#card"), /3 of 3/);
  await page.keyboard.press("Escape");
  assert.ok(await page.$eval("#card", (card) => card.hidden), "Escape closes");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  assert.ok(await page.$("mark.now"), "j goes on");
  await page.click("#map svg circle");
  assert.equal(await page.$eval("mark.now", (mark) => mark.dataset.kind), "place", "the map jumps");
  await page.click("#time button");
  assert.equal(await page.$eval("mark.now", (mark) => mark.dataset.kind), "date", "the time line jumps");
  await page.keyboard.press("/");
  await page.keyboard.type("berg");
  assert.equal(await page.$$eval("ul.names button", (buttons) => buttons.length > 0 && buttons.every((button) => /berg/i.test(button.innerHTML))), true, "the lists can be searched");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  assert.ok(await page.$eval("#help", (help) => help.open), "? shows the keys");
  await page.keyboard.press("Escape");
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(page, "light");

  // Only with the keyboard: Tab reaches legend and lists, Enter jumps.
  page = await open("article", { viewport: { width: 1280, height: 900 } });
  const reached = new Set();
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press("Tab");
    const what = await page.evaluate(() => document.activeElement.closest("#legend, ul.names, .when, #map") && (document.activeElement.closest("#legend, ul.names, .when, #map").id || document.activeElement.closest("ul.names, .when").className));
    reached.add(what);
    if (what === "names") break;
  }
  for (const what of ["legend", "map", "when", "names"]) assert.ok(reached.has(what), `Tab reaches ${what}`);
  await page.keyboard.press("Enter");
  assert.ok(await page.$("mark.now"), "Enter jumps");

  // Dark, by the system and by the button.
  page = await open("article", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await paper();
  await page.click("ul.names button");
  await page.waitForTimeout(400);
  await shoot(page, "dark");
  await page.click("#theme");
  assert.notEqual(await paper(), dark, "the button turns dark to light");

  // A phone: nothing is wider than the screen.
  for (const which of ["article", "many"]) {
    page = await open(which, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 360, `${which} is ${width} wide on a phone`);
    await page.tap("mark");
    assert.ok(!(await page.$eval("#card", (card) => card.hidden)), "a tap opens the card");
    await shoot(page, `phone-${which}`);
  }
  assert.equal((await page.$$("article")).length, 2);

  // What a text holds is text.
  page = await open("hostile", {});
  assert.equal((await page.$$("article")).length, 1);
  assert.match(await page.textContent("article"), /<script>alert\(1\)<\/script> "Angela Merkel" & 'Paris' <\/article>/);
  page = await open("empty", {});
  assert.match(await page.textContent("#side"), /Nothing was found/);

  assert.deepEqual(wrong, []);
  await browser.close();
  fs.rmSync(folder, { recursive: true });
  console.log("page.js: all right");
})().catch((error) => { console.error(error); process.exit(1); });
