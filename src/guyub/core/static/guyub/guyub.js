/* Progressive things only; every page works without this file.
   - htmx gets the CSRF token of any form on the page; a failed or offline request says so in #kabar.
   - A form is sent once: a second press waits until the answer or the page comes back.
   - <button hidden data-copy="#id"> copies a text, <button hidden data-share data-title="" data-url=""> shares a page.
   - The summary of errors is focused. */
(function () {
"use strict";
var doc = document, news = doc.getElementById("kabar");
function all(what, act) { doc.querySelectorAll(what).forEach(act); }
function say(words) { if (news && words) news.textContent = words; }
function free(form) { delete form.dataset.sent; form.removeAttribute("aria-busy"); }

doc.addEventListener("submit", function (event) {
  var form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post],[data-hx-post]")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  form.setAttribute("aria-busy", "true");
  setTimeout(free, 10000, form);
});
addEventListener("pageshow", function () { all("form[data-sent]", free); });

doc.addEventListener("htmx:configRequest", function (event) {
  var token = doc.querySelector("input[name=csrfmiddlewaretoken]");
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token.value;
});
doc.addEventListener("htmx:responseError", function (event) {
  var page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  var words = page.querySelector("#isi h1 + p");
  say(words ? words.textContent : news && news.dataset.failed);
});
doc.addEventListener("htmx:sendError", function () { say(news && news.dataset.offline); });
doc.addEventListener("htmx:beforeRequest", function () { if (news) news.textContent = ""; });
addEventListener("offline", function () { say(news && news.dataset.offline); });
addEventListener("online", function () { if (news) news.textContent = ""; });

doc.addEventListener("click", function (event) {
  var button = event.target.closest("[data-copy],[data-share]");
  if (!button) return;
  if (button.dataset.copy) {
    var from = doc.querySelector(button.dataset.copy);
    navigator.clipboard.writeText(from.value || from.textContent.trim()).then(function () { say(news && news.dataset.copied); });
  } else {
    navigator.share({ title: button.dataset.title || doc.title, url: button.dataset.url || location.href }).catch(function () {});
  }
});
if (navigator.clipboard) all("[data-copy]", function (button) { button.hidden = false; });
if (navigator.share) all("[data-share]", function (button) { button.hidden = false; });
var summary = doc.querySelector(".note-bad[role=alert][tabindex]");
if (summary) summary.focus();
})();
