/**
 * Where the items of a JSON list begin. Read from the brackets alone, so that a column that MLflow refuses is an item like any other; empty for
 * what is no list.
 */
export function itemStarts(json: string): readonly number[] {
  const starts: number[] = [];
  let depth = 0;
  let isAwaited = false;
  for (const match of json.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{},]|[^\s[\]{},"]+/g)) {
    const [text] = match;
    if (depth === 0 && text !== '[') return starts;
    if (isAwaited && depth === 1 && text !== ']') starts.push(match.index);
    isAwaited = depth === 1 ? text === ',' : depth === 0;
    if (text === '[' || text === '{') depth++;
    else if (text === ']' || text === '}') depth--;
  }
  return starts;
}
