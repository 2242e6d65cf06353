/* Keeps the page that checks certificates, so that it opens without network; what it checks with is asked anew while there is one.

   KEPT (addresses) and NAME (of the store, another for each edition of the house) stand before this text. */

const PAGE = "/v/", NEEDS = "/v/bekal.json";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((store) => store.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(
    names.filter((name) => name.startsWith("guyub-v-") && name !== NAME).map((name) => caches.delete(name)),
  )).then(() => self.clients.claim()));
});

async function fresh(request, key) {
  const store = await caches.open(NAME);
  try {
    const answer = await fetch(request);
    if (answer.ok && key) await store.put(key, answer.clone());
    return answer;
  } catch (error) {
    const kept = await store.match(key || PAGE);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(fresh(request, url.pathname === PAGE ? PAGE : ""));
  else if (url.pathname === NEEDS) event.respondWith(fresh(request, NEEDS));
  else if (KEPT.includes(url.pathname)) event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
});
