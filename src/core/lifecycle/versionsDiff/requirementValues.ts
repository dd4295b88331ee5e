import { readRequirements, type RequirementLine } from '../../mlmodel/rules/requirementLines.ts';

/** What a requirements file asks for, per package; lines that name none (`-r other.txt`, a path) stand for themselves. */
export function requirementValues(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of readRequirements(text)) {
    const [key, value] = entryOf(line, text);
    const before = values.get(key);
    values.set(key, before === undefined || before === value ? value : `${before}, ${value}`);
  }
  return values;
}

function entryOf(line: RequirementLine, text: string): readonly [key: string, value: string] {
  if (line.kind !== 'requirement') {
    const written = text.slice(line.span.start, line.span.end);
    return [written, written];
  }
  const { name, specifier, hasUrl, marker } = line;
  const version = hasUrl ? line.text.slice(line.text.indexOf('@') + 1).trim() : specifier || 'any';
  return [name, marker === undefined || hasUrl ? version : `${version}; ${marker}`];
}
