import { render, type ComponentChild } from 'preact';
import { keepFieldKeys } from './fieldKeys.ts';

/** Draws a page into the document that the extension made. */
export function mountPage(page: ComponentChild): void {
  const place = document.querySelector('#page');
  if (place === null) throw new Error('the document has no place for a page');
  keepFieldKeys();
  render(page, place);
}
