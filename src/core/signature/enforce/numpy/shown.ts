import type { Value } from '../value.ts';
import { kindName } from '../pythonValue.ts';
import { pythonText } from './pythonText.ts';

/** A value as a text for a person: short ones as they are, long and nested ones by their kind. */
export function shown(value: Value): string {
  if (value.kind === 'null') return 'null';
  if (value.kind === 'boolean') return String(value.value);
  if (value.kind === 'float' || value.kind === 'integer' || value.kind === 'string') return cut(pythonText(value));
  return kindName(value);
}

const longest = 60;

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
