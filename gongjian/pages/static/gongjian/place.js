// Where the phone is: a button below the place fills the hidden latitude and longitude. Without script, or refused, the form is whole without them.
(() => {
  const place = document.getElementById("id_place");
  const latitude = document.getElementById("id_latitude");
  const longitude = document.getElementById("id_longitude");
  if (!place || !latitude || !longitude || !navigator.geolocation) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn";
  button.textContent = latitude.value ? "已定位，重新定位" : "用手机定位";
  const told = document.createElement("span");
  told.className = "after";
  told.setAttribute("role", "status");
  button.addEventListener("click", () => {
    told.textContent = "正在定位……";
    navigator.geolocation.getCurrentPosition((found) => {
      latitude.value = found.coords.latitude.toFixed(6);
      longitude.value = found.coords.longitude.toFixed(6);
      button.textContent = "重新定位";
      told.textContent = `已定位，误差约 ${Math.round(found.coords.accuracy)} 米`;
    }, () => { told.textContent = "没有取得位置，可不填"; }, { enableHighAccuracy: true, timeout: 15000 });
  });
  const line = document.createElement("div");
  line.className = "locate";
  line.append(button, told);
  place.after(line);
})();
