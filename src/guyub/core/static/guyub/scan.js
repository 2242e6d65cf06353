/* Reads QR codes with the camera of the device. A module, loaded only by pages that scan: include "core/_scan.html".

   Markup contract (without JavaScript the form below is typed by hand):
     <div class="scan" data-scan data-field="#token" data-target="#said" data-jsqr="/static/…/jsqr.js" data-say-denied="…" …>
       <video muted playsinline hidden></video>
       <p role="status"></p>
       <button type="button" hidden data-scan-start>Nyalakan kamera</button>
     </div>
     <form method="post"> … <input type="hidden" name="token" id="token"> … </form>
   On a hit the field gets the text of the code and its form is sent: with hx-post by htmx; else, with data-target, by fetch,
   and the answered fragment is shown there; else plainly. The same code counts once while it is held before the camera and
   five seconds after, unless something else is chosen in the form or the camera is started anew.
   BarcodeDetector is used where it reads QR; else data-jsqr is fetched, once. */

const AGAIN = 5000, PAUSE = 120, WIDEST = 640;

async function native() {
  if (!("BarcodeDetector" in window)) return null;
  const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
  if (!formats.includes("qr_code")) return null;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video)).map((hit) => hit.rawValue);
}

async function fetched(url) {
  await import(url);
  const canvas = document.createElement("canvas");
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    paper.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = paper.getImageData(0, 0, canvas.width, canvas.height);
    const hit = self.jsQR(data, width, height, { inversionAttempts: "dontInvert" });
    return hit && hit.data ? [hit.data] : [];
  };
}

function refusal(error) {
  return { NotAllowedError: "Denied", SecurityError: "Denied", NotFoundError: "None", OverconstrainedError: "None",
    NotReadableError: "Busy", AbortError: "Busy" }[error.name] || "None";
}

function scanner(box) {
  const video = box.querySelector("video"), status = box.querySelector("[role=status]");
  const button = box.querySelector("[data-scan-start]"), start = button.textContent;
  const field = document.querySelector(box.dataset.field), target = box.dataset.target ? document.querySelector(box.dataset.target) : null;
  let stream = null, read = null, last = "", lastAt = 0;
  const say = (key) => { const words = box.dataset["say" + key] || ""; if (status.textContent !== words) status.textContent = words; };

  async function send() {
    const form = field.form;
    if (form.matches("[hx-post],[data-hx-post]") && window.htmx || !target) { form.requestSubmit(); return; }
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } });
      if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
      target.innerHTML = await answer.text();
    } catch { say("Failed"); }
  }

  function stop(key) {
    stream?.getTracks().forEach((track) => track.stop());
    [stream, last] = [null, ""];
    video.hidden = true;
    video.srcObject = null;
    button.textContent = start;
    say(key);
  }

  async function look() {
    if (!stream) return;
    const codes = video.readyState >= 2 ? [...new Set(await read(video).catch(() => []))].filter(Boolean) : [];
    if (!stream) return;
    const now = Date.now();
    if (codes.length > 1) say("Several");
    else if (codes.length === 1 && (codes[0] !== last || now - lastAt > AGAIN)) {
      [last, lastAt] = [codes[0], now];
      field.value = codes[0];
      say("Found");
      navigator.vibrate?.(60);
      await send();
    } else if (codes.length === 1) lastAt = now;
    else if (now - lastAt > 1500) say("Look");
    setTimeout(look, PAUSE);
  }

  async function begin() {
    if (!window.isSecureContext) return say("Insecure");
    if (!navigator.mediaDevices?.getUserMedia) return say("None");
    button.disabled = true;
    try {
      read = read || await native() || await fetched(box.dataset.jsqr);
    } catch { button.disabled = false; return say("Late"); }
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "environment" } });
      video.srcObject = stream;
      video.hidden = false;
      await video.play();
      button.textContent = box.dataset.sayStop;
      say("Look");
      look();
    } catch (error) { stop(refusal(error)); }
    button.disabled = false;
  }

  button.hidden = false;
  field.form.addEventListener("change", () => { last = ""; });
  button.addEventListener("click", () => (stream ? stop("Stopped") : begin()));
  addEventListener("pagehide", () => stream && stop("Stopped"));
  document.addEventListener("visibilitychange", () => document.hidden && stream && stop("Stopped"));
}

document.querySelectorAll("[data-scan]").forEach(scanner);
