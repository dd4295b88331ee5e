/** The addresses in what was dropped (`text/uri-list` of RFC 2483): a line each, comments apart. */
export function droppedUris(list: string): readonly string[] {
  return list
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(0, mostUris);
}

const mostUris = 20;
