import { mlmodelTexts } from '../../src/protocol/mlmodelTexts.ts';
import { texts } from '../ui/texts.ts';

/** The texts of this page. */
export const t = texts(mlmodelTexts);

/** What dates and numbers are written in. */
export function language(): string | undefined {
  return document.documentElement.lang || undefined;
}
