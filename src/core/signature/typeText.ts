import { scalarTypes, type ElementType, type ScalarType } from './spec.ts';

/**
 * The type as a person picks it in a table: `long`, `array<map<double>>`, `object`, `any`, `sparkml_vector`. What is in an object is not said: its
 * properties are rows of their own. {@link readTypeText} reads it again.
 */
export function writeTypeText(type: ElementType): string {
  let opened = '';
  let closers = 0;
  let inner = type;
  for (; inner.kind === 'array' || inner.kind === 'map'; closers++) {
    opened += `${inner.kind}<`;
    inner = inner.kind === 'array' ? inner.items : inner.values;
  }
  return opened + wordOf(inner) + '>'.repeat(closers);
}

/**
 * The type that a text names, or undefined where it names none; blanks around its words do not matter. An `object` comes without properties: the
 * text does not know them, and whoever writes the type has to put them in, because MLflow 3.17.2 refuses an object without any.
 */
export function readTypeText(text: string): ElementType | undefined {
  const match = /^((?:\s*(?:array|map)\s*<)*)\s*([a-z_]+)\s*((?:>\s*)*)$/.exec(text.slice(0, longestText));
  const [, opened = '', word = '', closed = ''] = match ?? [];
  const wrappers = opened.match(/[a-z]+/g) ?? [];
  const closers = closed.match(/>/g) ?? [];
  if (wrappers.length !== closers.length || wrappers.length > deepest || text.length > longestText) return undefined;
  const inner = innermost(word);
  return (
    inner &&
    wrappers.reduceRight<ElementType>(
      (type, wrapper) => (wrapper === 'array' ? { kind: 'array', items: type } : { kind: 'map', values: type }),
      inner,
    )
  );
}

/** Arrays and maps inside one another: MLflow 3.17.2 itself gives up at 985, as Python does not go deeper. */
const deepest = 985;

const longestText = 20_000;

function wordOf(type: Exclude<ElementType, { kind: 'array' | 'map' }>): string {
  if (type.kind === 'scalar') return type.type;
  return type.kind === 'vector' ? 'sparkml_vector' : type.kind;
}

function innermost(word: string): ElementType | undefined {
  if (word === 'any') return { kind: 'any' };
  if (word === 'object') return { kind: 'object', properties: [] };
  if (word === 'sparkml_vector') return { kind: 'vector' };
  return isScalar(word) ? { kind: 'scalar', type: word } : undefined;
}

function isScalar(word: string): word is ScalarType {
  return (scalarTypes as readonly string[]).includes(word);
}
