/**
 * The cells of a text: by tabs where it has any, otherwise by commas or semicolons, with quotes as spreadsheets write them. Trimmed. Commas inside
 * brackets divide nothing: `(-1, 28)` and `map<long>` stay whole.
 */
export function readCells(text: string): readonly (readonly string[])[] {
  const separator = text.includes('\t') ? '\t' : separatorOf(text);
  const rows: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let depth = 0;
  let isBlank = true;
  const endCell = (): void => {
    cells.push(cell.trim());
    cell = '';
    depth = 0;
    isBlank = true;
  };
  for (let index = 0; index <= text.length; index++) {
    const sign = text[index] ?? '\n';
    const isEnd = index === text.length;
    if (isQuoted && !isEnd) {
      if (sign !== '"') cell += sign;
      else if (text[index + 1] === '"') cell += text[index++];
      else isQuoted = false;
    } else if (sign === '"' && isBlank && separator !== '') {
      isQuoted = true;
      isBlank = false;
      cell = '';
    } else if (sign === '\n') {
      endCell();
      rows.push(cells);
      cells = [];
    } else if (sign === separator && (depth === 0 || separator === '\t')) endCell();
    else {
      if (sign === '(' || sign === '[') depth++;
      if (sign === ')' || sign === ']') depth--;
      if (sign !== ' ') isBlank = false;
      cell += sign;
    }
  }
  return rows;
}

function separatorOf(text: string): string {
  const [first = ''] = text.trimStart().split('\n', 1);
  const outside = first
    .trimEnd()
    .replace(/,$/, '')
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]|"[^"]*"/g, '');
  if (outside.includes(';')) return ';';
  return outside.includes(',') ? ',' : '';
}
