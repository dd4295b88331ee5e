import { applyEdits } from '../../../signature/json/closeBrokenJson.ts';
import { memberOf } from '../../../signature/grammar/members.ts';
import { pythonString } from '../../../signature/pythonJson.ts';
import type { JsonNode } from '../../../signature/json/jsonNode.ts';
import type { Row, Siblings } from './rows.ts';

/** Each row as it is written, under a name of its own: `a_copy`, `a_copy2` … A row without a name has none again. */
export function copiesOf(
  json: string,
  { names, pieces }: Siblings,
  rows: readonly Row[],
): readonly { readonly index: number; readonly text: string }[] {
  const taken = new Set(names);
  return rows.map((row) => {
    const index = row.path.at(-1) ?? 0;
    const { start, end } = pieces[index] ?? { start: 0, end: 0 };
    const text = json.slice(start, end);
    const node = nameNode(row);
    if (row.name === null || !node) return { index, text };
    const name = freeName(row.name, taken);
    taken.add(name);
    const from = row.base + node.span.start - start;
    const at = { start: from, end: from + node.span.end - node.span.start };
    return { index, text: applyEdits(text, [{ at, text: pythonString(name) }]) };
  });
}

function nameNode({ object, member }: Row): JsonNode | undefined {
  return member ? member.key : memberOf(object, 'name')?.value;
}

function freeName(name: string, taken: ReadonlySet<string | null>): string {
  const first = `${name}_copy`;
  if (!taken.has(first)) return first;
  let number = 2;
  while (taken.has(first + number)) number++;
  return first + number;
}
