// htmx: the CSRF token on every request that changes something; a refusal is shown where the page keeps a place for it.
(() => {
  const token = () => document.querySelector("meta[name=csrf-token]")?.content || "";
  document.addEventListener("htmx:configRequest", event => {
    if (!/^(get|head)$/i.test(event.detail.verb)) event.detail.headers["X-CSRFToken"] = token();
  });
  document.addEventListener("htmx:sendError", () => {
    const place = document.getElementById("refusal");
    if (!place) return;
    const said = document.createElement("p");
    said.className = "refused";
    said.textContent = "网络不通，刚才的操作没有送达，请稍后再试。";
    place.replaceChildren(said);
  });
  document.addEventListener("htmx:afterSwap", event => {
    if (event.detail.target.id === "refusal") event.detail.target.scrollIntoView({ block: "nearest" });
  });
  // A menu closes by Escape or by a click elsewhere.
  const menus = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") for (const menu of menus()) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  document.addEventListener("click", event => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
})();
