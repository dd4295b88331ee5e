/** The JSON of a shape written as `(-1, 28)`; brackets may be square or left out. Undefined where it is none. */
export function readShapeText(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const inner = /^\s*(?:\(([^()]*)\)|\[([^[\]]*)\]|([^()[\]]*))\s*$/.exec(text);
  const parts = (inner?.[1] ?? inner?.[2] ?? inner?.[3])?.split(',').map((part) => part.trim());
  if (!parts) return undefined;
  if (parts.at(-1) === '') parts.pop(); // as in `(-1,)`, and in `()`
  return parts.every((part) => /^(?:-1|0|[1-9]\d{0,14})$/.test(part)) ? `[${parts.join(', ')}]` : undefined;
}

const longest = 1000;
