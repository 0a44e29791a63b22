/** Moves between the parts of the window, which are marked `data-region`, in the order of the page. */
export function moveToRegion(direction: "next" | "previous", page: ParentNode = document) {
  const regions = [...page.querySelectorAll<HTMLElement>("[data-region]")];
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const last = regions.length - 1;
  const there = direction === "next" ? (here === last ? 0 : here + 1) : here <= 0 ? last : here - 1;
  const region = regions[there];
  if (region === undefined) return;
  const inside =
    region.querySelector<HTMLElement>('[aria-current="page"], h1[tabindex]') ??
    region.querySelector<HTMLElement>('button, a[href], input, textarea, select, [tabindex="0"]');
  const target = inside ?? region;
  if (target === region) region.tabIndex = -1;
  target.focus();
}
