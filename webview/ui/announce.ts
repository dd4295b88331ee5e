/** Has a screen reader say a text once it is done with what it says now. For what is not seen where the focus is. */
export function announce(text: string): void {
  const region = (live ??= makeRegion());
  region.textContent = '';
  // the same text again is said only when it was gone in between
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}

let live: HTMLElement | undefined;

function makeRegion(): HTMLElement {
  const region = document.createElement('div');
  region.className = 'vh';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  document.body.append(region);
  return region;
}
