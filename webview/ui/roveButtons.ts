import { roved } from './roving.ts';

/** Key handler of what holds buttons as one tab stop: arrows, Home and End go from one to another. */
export function roveButtons(event: KeyboardEvent): void {
  const box = event.currentTarget as HTMLElement;
  const buttons = [...box.querySelectorAll<HTMLButtonElement>('button')];
  const index = buttons.findIndex((button) => button === event.target);
  const next = index < 0 ? undefined : buttons[roved(event.key, index, buttons.length) ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
