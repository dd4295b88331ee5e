import type { Page } from 'playwright-core';

/**
 * Milliseconds from a person's next press of the mouse until an element that matches is drawn, both as the page itself sees them. It must
 * not be there before.
 */
export async function untilVisible(
  page: Page,
  selector: string,
  text: string,
  press: () => Promise<void>,
): Promise<number> {
  const seen = page.evaluate(watch, { selector, text });
  await press();
  return seen;
}

/** Runs in the page, so it uses nothing from outside. */
function watch({ selector, text }: { readonly selector: string; readonly text: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const isDrawn = (): boolean =>
      [...document.querySelectorAll(selector)].some(
        (element) => element.textContent.includes(text) && element.checkVisibility({ visibilityProperty: true }),
      );
    if (isDrawn()) return reject(new Error(`${text} is there before the press`));
    const start = ({ timeStamp }: PointerEvent): void => {
      const look = (now: number): void => {
        if (isDrawn()) resolve(now - timeStamp);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    document.addEventListener('pointerdown', start, { capture: true, once: true });
  });
}
