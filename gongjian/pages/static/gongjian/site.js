// The site form: every card is kept in the browser as it is typed, sent when it is saved and the network is there, and let go when the server has it.
(() => {
  const site = document.querySelector("[data-site]");
  if (!site) return;
  const prefix = `${site.dataset.officer}/${site.dataset.site}/`, most = Number(site.dataset.most);
  const cards = {};  // by point: {form, held: what is kept, timer}
  const token = () => document.querySelector("meta[name=csrf-token]").content;
  const once = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
  const find = (card, what) => card.form.closest("section").querySelector(`[data-${what}]`);
  const NOT_KEPT = ["csrfmiddlewaretoken", "once", "photos", "kept"];

  const say = (card, words) => { find(card, "state").textContent = words; };
  const wrong = (card, reasons) => {
    const place = find(card, "wrong");
    place.replaceChildren(...reasons.map(reason => Object.assign(document.createElement("p"), { textContent: reason })));
    place.hidden = !reasons.length;
  };
  const STATES = { draft: "草稿，已存在本机，还没有保存", queued: "待上传，联网后自动上传", refused: "没有收下，请改正后再保存" };
  const count = () => {
    const held = Object.values(cards).filter(card => card.held);
    const typed = held.filter(card => card.held.state !== "queued").length;
    const place = site.querySelector("[data-waiting]");
    place.textContent = (held.length ? `未上传 ${held.length} 项${typed ? `（${typed} 项还没有按保存）` : ""}` : "没有未上传的") + (navigator.onLine ? "" : " · 现在没有网络");
    place.classList.toggle("some", held.length > 0);
    site.querySelector("[data-send]").hidden = !held.some(card => card.held.state === "queued");
    for (const [point, card] of Object.entries(cards)) site.querySelector(`[data-jump="${point}"]`).classList.toggle("unsent", Boolean(card.held));
  };

  const show = card => {
    for (const box of card.form.querySelectorAll(".actual")) {
      box.hidden = !box.value && card.form.querySelector(`[name="${box.name.replace("words-", "true-")}"]:checked`)?.value !== "not";
    }
    const list = find(card, "photos");
    for (const picture of list.querySelectorAll("img")) URL.revokeObjectURL(picture.src);
    list.replaceChildren(...(card.held?.photos || []).map((photo, place) => {
      const item = document.createElement("li"), picture = new Image(96, 72), away = document.createElement("button");
      Object.assign(picture, { src: URL.createObjectURL(photo.blob), alt: `待上传 ${photo.name}` });
      Object.assign(away, { type: "button", textContent: "删去" });
      away.addEventListener("click", () => { card.held.photos.splice(place, 1); keep(card); });
      item.append(picture, away);
      return item;
    }));
    const [north, east] = ["latitude", "longitude"].map(name => card.form.elements[name].value);
    if (north) find(card, "place").textContent = `位置 ${Number(north).toFixed(4)}, ${Number(east).toFixed(4)}`;
    if (card.held) say(card, STATES[card.held.state]);
  };

  const typed = form => Object.fromEntries([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_KEPT.includes(name)));
  // Every change is a card of its own (`once`): a card on its way and a later change are never taken for one another.
  const keep = async (card, state = "draft") => {
    clearTimeout(card.timer);
    card.timer = null;
    const held = card.held = { once: once(), fields: typed(card.form), photos: card.held?.photos || [], state };
    show(card);
    say(card, "正在存到本机…");
    count();
    try {
      await drafts.put(prefix + card.form.dataset.card, held);
      if (card.held === held) say(card, STATES[state]);  // said when it is true
    } catch {
      say(card, "本机存不下，请尽快联网保存");
    }
  };
  const restore = (card, held) => {
    card.held = held;
    for (const [name, value] of Object.entries(held.fields)) {
      for (const box of card.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (box.type === "radio" || box.type === "checkbox") box.checked = box.value === value;
        else box.value = value;
      }
    }
    if (held.fields.what) card.form.querySelector("details.finding").open = true;
    if (held.why) wrong(card, held.why);
  };

  const post = async card => {
    const data = new FormData();
    for (const [name, value] of Object.entries(card.held.fields)) data.append(name, value);
    data.append("once", card.held.once);
    for (const photo of card.held.photos) {
      data.append("photos", photo.blob, photo.name);
      data.append("taken", photo.taken);
    }
    data.append("end", "1");  // what arrives without it was cut off on the way
    const answer = await fetch(card.form.action, { method: "POST", body: data, headers: { "X-CSRFToken": token(), Accept: "application/json" } });
    const told = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : null;
    if (told) return told;
    if (answer.redirected) return { later: "登录已过期。内容存在本机，重新登录后打开本页会继续上传" };
    if (answer.status === 403) return { later: "页面已过期或没有权限。内容存在本机，刷新后会继续上传" };
    if (answer.status === 413) return { wrong: ["照片太大，请删去几张分次保存"] };
    return { later: `服务器暂时没有收下（${answer.status}），稍后自动再传` };
  };
  const sent = (card, told) => {
    card.held = null;
    wrong(card, []);
    card.form.querySelectorAll("details.finding input:not([type=checkbox]), details.finding textarea").forEach(box => { box.value = ""; });
    card.form.querySelectorAll("details.finding input[type=checkbox]").forEach(box => { box.checked = false; });
    const jump = site.querySelector(`[data-jump="${card.form.dataset.card}"]`);
    jump.classList.add("done");
    site.querySelector("[data-done]").textContent = site.querySelectorAll("[data-jump].done").length;
    show(card);
    say(card, `已上传 ${told.at}`);
  };

  let busy = false, again, wait = 3000;  // ms; doubled while nothing goes through, a minute at most
  const flush = async () => {
    if (busy || !navigator.onLine) return;
    busy = true;
    clearTimeout(again);
    for (const card of Object.values(cards)) {
      const going = card.held;
      if (going?.state !== "queued") continue;
      say(card, "正在上传…");
      let told;
      try { told = await post(card); } catch { told = { later: "" }; }
      if (card.held !== going) continue;  // changed on the way: the later one is saved by itself
      if (told.ok) {
        await drafts.drop(prefix + card.form.dataset.card).catch(() => {});
        sent(card, told);
        wait = 3000;
      } else if (told.wrong) {
        Object.assign(going, { state: "refused", why: told.wrong });
        await drafts.put(prefix + card.form.dataset.card, going).catch(() => {});
        wrong(card, told.wrong);
        show(card);
      } else {
        say(card, told.later || STATES.queued);
        if (!told.later) break;  // no network: the others wait with it
      }
    }
    busy = false;
    count();
    if (Object.values(cards).some(card => card.held?.state === "queued")) {
      again = setTimeout(flush, wait);
      wait = Math.min(wait * 2, 60000);
    }
  };

  const locate = card => navigator.geolocation.getCurrentPosition(
    found => {
      card.form.elements.latitude.value = found.coords.latitude;
      card.form.elements.longitude.value = found.coords.longitude;
      keep(card);
    },
    () => { find(card, "place").textContent = "没有取得位置，请在手机设置里允许定位"; },
    { enableHighAccuracy: true, timeout: 20000 },
  );
  const take = async (card, files) => {
    for (const file of files) {
      if ((card.held?.photos.length || 0) >= most) { wrong(card, [`一次最多 ${most} 张，保存后可以再拍`]); break; }
      const blob = await shrink(file);
      card.held = card.held || { photos: [] };
      card.held.photos.push({ blob, name: file.name || "现场.jpg", taken: new Date(file.lastModified || Date.now()).toISOString() });
    }
    keep(card);
  };

  const watch = card => {
    const { form } = card;
    const later = () => { clearTimeout(card.timer); card.timer = setTimeout(() => keep(card), 250); };
    form.addEventListener("input", event => { if (event.target.type !== "file") later(); });
    form.addEventListener("change", event => {
      if (event.target.type !== "file") return;
      const files = [...event.target.files];
      event.target.value = "";
      take(card, files);
    });
    form.addEventListener("submit", event => {
      event.preventDefault();
      wrong(card, []);
      keep(card, "queued").then(flush);
    });
    addEventListener("pagehide", () => { if (card.timer) keep(card); });
    const place = find(card, "locate");
    if (navigator.geolocation && isSecureContext) {
      place.hidden = false;
      place.addEventListener("click", () => locate(card));
    }
  };

  const start = async () => {
    for (const form of site.querySelectorAll("form[data-card]")) cards[form.dataset.card] = { form, held: null };
    try {
      for (const [key, held] of await drafts.all(prefix)) {
        const card = cards[key.slice(prefix.length)];
        if (card) restore(card, held);
      }
      navigator.storage?.persist?.();
    } catch {
      site.querySelector("[data-waiting]").textContent = "这个浏览器不能在本机存草稿，请联网填写";
    }
    for (const card of Object.values(cards)) { watch(card); show(card); }
    count();
    addEventListener("online", () => { count(); flush(); });
    addEventListener("offline", count);
    site.querySelector("[data-send]").addEventListener("click", flush);
    flush();
  };
  start();
})();
