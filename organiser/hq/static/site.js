// The pages work without this. It only offers the nearest committees: this browser's position is compared
// with what stands on the page, and sent to nobody (what follows a # never leaves the browser).
const button = document.querySelector("[data-nearest]");
const areas = document.querySelector("[data-areas]");
const places = document.querySelector("[data-places]");

const sorted = (list, { latitude, longitude }) => {
  const narrow = Math.cos((latitude * Math.PI) / 180);
  const far = (item) => {
    const [north, east] = item.dataset.at.split(",").map(Number);
    return Math.hypot(north - latitude, (east - longitude) * narrow);
  };
  return [...list.querySelectorAll("[data-at]")].sort((one, other) => far(one) - far(other));
};

const show = (position) => {
  if (places) {
    places.replaceChildren(...sorted(places, position));
    places.firstElementChild?.querySelector("a").focus();
  } else {
    const link = sorted(areas, position)[0]?.querySelector("a");
    if (link) location.href = `${link.href}#${position.latitude.toFixed(3)},${position.longitude.toFixed(3)}`;
  }
};

if (button && (areas || places) && "geolocation" in navigator) {
  button.hidden = false;
  document.querySelector("[data-nearest-hint]").hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { button.disabled = false; show(coords); },
      () => { button.disabled = false; document.getElementById("q").focus(); },
      { timeout: 10000, maximumAge: 600000 },
    );
  });
}

const come = /^#(-?[\d.]+),(-?[\d.]+)$/.exec(location.hash);
if (places && come) {
  show({ latitude: Number(come[1]), longitude: Number(come[2]) });
  history.replaceState(null, "", location.pathname);
}
