import { frameTexts } from '../../src/protocol/frameTexts.ts';
import { texts } from './texts.ts';

const t = texts(frameTexts);

/** The label with the keys that do the same. */
export function tooltip(label: string, keys: string | undefined): string {
  return keys === undefined ? label : t('labelWithKeys', { label, keys });
}
