/* Checks what a QR code carries behind its # (a slip), on the device alone; the page works without network once it was open.

   The form stays as it is without JavaScript. With it: [data-slip] holds one [data-state] for every outcome, and [data-fact]
   for what the slip says; data-ed25519, data-needs and data-worker name the library, the keys with the revoked places, and
   the service worker that keeps all of it. */

const box = document.querySelector("[data-slip]"), form = box.closest("main").querySelector("form");
const PREFIX = "guyub-slip-1 ", OLD = 30 * 864e5;
const PARTS = ["form", "house", "key", "list", "place", "token", "name", "title", "group", "detail", "issued", "until"];

function octets(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function read(text) {
  const [said, signature] = text.split(".");
  const values = JSON.parse(new TextDecoder().decode(octets(said)));
  if (!Array.isArray(values) || values.length !== PARTS.length || values[0] !== 1) throw new Error("not a slip");
  return { said, signature: octets(signature), facts: Object.fromEntries(PARTS.map((name, at) => [name, values[at]])) };
}

async function outcome(slip, needs) {
  const { facts } = slip;
  if (!needs) return "unknown";
  if (facts.house !== needs.house) return "foreign";
  const key = needs.keys[facts.key];
  if (!key) return needs.age > 0 ? "early" : "forged";
  const ed = await import(box.dataset.ed25519);
  const words = new TextEncoder().encode(PREFIX + slip.said);
  if (!await ed.verifyAsync(slip.signature, words, octets64(key.public)).catch(() => false)) return "forged";
  if (!key.trusted) return "untrusted";
  if ((needs.revoked[facts.list] || []).includes(facts.place)) return "revoked";
  if (facts.until && facts.until < today()) return "over";
  return needs.age > OLD ? "old" : "stands";
}

function octets64(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

async function needed() {
  try {
    const needs = await (await fetch(box.dataset.needs)).json();
    return { ...needs, age: Date.now() - Date.parse(needs.at) };
  } catch { return null; }
}

async function show(text) {
  let state = "forged", facts = {}, needs = null;
  try {
    const slip = read(text);
    facts = slip.facts;
    if (!globalThis.crypto?.subtle) state = "insecure";
    else {
      needs = await needed();
      state = await outcome(slip, needs);
    }
  } catch { state = "forged"; }
  const told = !["forged", "insecure", "unknown", "early"].includes(state);
  for (const one of box.querySelectorAll("[data-state]")) one.hidden = one.dataset.state !== state;
  for (const one of box.querySelectorAll("[data-fact]")) {
    const name = one.dataset.fact;
    one.textContent = name === "at" ? (needs ? new Date(needs.at).toLocaleString(document.documentElement.lang) : "") : facts[name] || "";
    const row = one.closest("[data-row]");
    if (row) row.hidden = !told || !one.textContent;
  }
  const link = box.querySelector("[data-open]");
  link.hidden = !navigator.onLine || !told || state === "foreign";
  if (/^[\w-]{22}$/.test(facts.token || "")) link.href = `/v/${facts.token}/`;
  box.hidden = false;
  box.focus();
}

function brought() {
  const [, slip] = location.hash.match(/^#([\w-]+\.[\w-]+)$/) || [];
  if (slip) show(slip);
}

form.addEventListener("submit", (event) => {
  const [, slip] = form.elements.sertifikat.value.trim().match(/(?:^|#)([\w-]{40,}\.[\w-]{80,})$/) || [];
  if (!slip || form.elements.berkas.files.length) return;
  event.preventDefault();
  show(slip);
});
addEventListener("hashchange", brought);
brought();

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(box.dataset.worker, { scope: "/v/" }).catch(() => {});
  navigator.serviceWorker.ready.then(() => { document.querySelector("[data-ready]").hidden = false; });
}
