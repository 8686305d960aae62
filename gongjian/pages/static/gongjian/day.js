// The day slider: the label follows the thumb; letting go opens the same page at that day. Without this file the date form does it.
(() => {
  const box = document.querySelector(".on-day[data-start]");
  if (!box) return;
  const range = box.querySelector("input[type=range]");
  const label = box.querySelector(".name.now");
  const start = new Date(box.dataset.start + "T00:00:00Z");
  const last = Number(box.dataset.last);
  const opened = range.value;
  let waiting;
  const dayAt = number => new Date(start.getTime() + number * 86400000);
  const clamp = () => { if (Number(range.value) > last) range.value = last; };
  const say = () => {
    clamp();
    const day = dayAt(Number(range.value));
    const part = range.value / range.max;
    const words = `截至 ${day.getUTCMonth() + 1}月${day.getUTCDate()}日 · 第${Number(range.value) + 1}天`;
    box.style.setProperty("--at", `${part * 100}%`);
    box.style.setProperty("--part", part);
    label.textContent = words;
    range.setAttribute("aria-valuetext", words);
    for (const name of box.querySelectorAll(".name[data-at]")) name.hidden = Math.abs(name.dataset.at - part * 100) < name.dataset.near;
  };
  const address = number => {  // from the address as it is now: htmx may have changed it since the page came
    const url = new URL(location.href);
    url.searchParams.delete("page");
    if (number === last) url.searchParams.delete("on");
    else url.searchParams.set("on", dayAt(number).toISOString().slice(0, 10));
    return url;
  };
  const go = () => { if (range.value !== opened) location.assign(address(Number(range.value))); };
  for (const link of document.querySelectorAll("a[data-days]")) {
    const by = link.dataset.days;
    link.addEventListener("click", () => { link.href = address(by === "latest" ? last : Number(opened) + Number(by)); });
  }
  range.disabled = false;
  range.addEventListener("input", () => { clearTimeout(waiting); say(); });
  range.addEventListener("change", () => { clearTimeout(waiting); waiting = setTimeout(go, 450); });  // arrow keys come in a row
  addEventListener("pageshow", () => { range.value = opened; say(); });
})();
