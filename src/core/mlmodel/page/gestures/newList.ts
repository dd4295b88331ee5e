import type { SignaturePartName } from '../../document.ts';
import type { NewRow } from '../gesture.ts';
import { newRowJson } from './newRow.ts';
import { refused, type Refused } from './outcome.ts';
import type { Row } from './rows.ts';

/** The JSON of rows that come together, apart from what is between them. A name that is there already is refused. */
export function newRowsJson(
  kind: Row['kind'],
  rows: readonly NewRow[],
  names: readonly (string | null)[],
): { readonly kind: 'rows'; readonly texts: readonly string[] } | Refused {
  const taken = new Set(names);
  const texts: string[] = [];
  for (const row of rows) {
    const { name } = row;
    if (name !== null && taken.has(name)) return refused('gestureNameTaken', { name });
    taken.add(name);
    const written = newRowJson(kind, row);
    if (written.kind === 'refused') return written;
    texts.push(written.json);
  }
  return { kind: 'rows', texts };
}

/** The JSON of a part that was not there: tensors where a row has a shape, and beside other tensors. */
export function newListJson(
  part: SignaturePartName,
  rows: readonly NewRow[],
  isBesideTensors: boolean,
): { readonly kind: 'json'; readonly json: string } | Refused {
  const isTensors = isBesideTensors || rows.some(({ shape }) => shape !== undefined);
  const kind = part === 'params' ? 'param' : isTensors ? 'tensor' : 'column';
  const written = newRowsJson(kind, rows, []);
  return written.kind === 'refused' ? written : { kind: 'json', json: `[${written.texts.join(', ')}]` };
}
