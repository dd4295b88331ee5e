import type { Gesture } from '../../src/core/mlmodel/page/gesture.ts';
import type { RowPath, SignatureTable } from '../../src/core/mlmodel/page/modelPage.ts';

type RowGesture = Exclude<Gesture, { kind: 'replace' }>;

/** A gesture that a person could make in a table; the dice are asked for whole numbers below a limit. */
export function randomGesture(
  { part, rows, holds, state }: SignatureTable,
  below: (limit: number) => number,
): RowGesture | undefined {
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  if (state === 'absent') {
    const type = { columns: 'array<object>', tensors: 'float32', params: 'long' }[holds];
    const row = { name: 'n1', type, ...(holds === 'tensors' && { shape: '(-1, 3)' }) };
    return { kind: 'add', part, before: [0], rows: [row] };
  }
  if (rows.length === 0) return undefined;
  const row = pick(rows);
  const { path } = row;
  const parent = path.slice(0, -1);
  const beside = rows.filter(
    (one) => one.path.length === path.length && one.path.slice(0, -1).join() === parent.join(),
  );
  const some = (): RowPath[] => beside.filter((one) => one === row || below(3) === 0).map((one) => one.path);
  const isColumn = row.kind === 'column' || row.kind === 'property';
  const name = (): string =>
    pick([`n${below(1000)}`, `it's "${below(1000)}" é`, ' ', 'a: #b \\', beside[0]?.name ?? 'x']);
  const type = (): string =>
    row.kind === 'tensor' ? pick(dtypes) : row.kind === 'param' ? pick(paramTypes) : pick(types);
  switch (pick(kinds)) {
    case 'rename':
      return { kind: 'rename', part, path, name: below(8) === 0 ? null : name() };
    case 'setType':
      return { kind: 'setType', part, paths: below(2) === 0 ? some() : distinct(rows, below), type: type() };
    case 'setRequired':
      return isColumn
        ? { kind: 'setRequired', part, paths: distinct(rows, below), isRequired: below(2) === 0 }
        : undefined;
    case 'setShape':
      if (isColumn) return undefined;
      return { kind: 'setShape', part, path, shape: row.kind === 'tensor' ? pick(shapes) : pick(['', '(-1)', '(3)']) };
    case 'setDefault':
      return row.kind === 'param'
        ? { kind: 'setDefault', path, default: pick(['1', 'null', '"x"', '1.5', 'true', '[1, 2]']) }
        : undefined;
    case 'add': {
      const before = [...parent, below(beside.length + 1)];
      const news = Array.from({ length: 1 + below(3) }, () => ({
        name: row.name === null && below(4) > 0 ? null : name(),
        type: type(),
        ...(isColumn && below(2) === 0 && { isRequired: below(2) === 0 }),
        ...(row.kind === 'tensor' && { shape: '(-1, 3)' }),
      }));
      return { kind: 'add', part, before, rows: news };
    }
    case 'duplicate':
      return { kind: 'duplicate', part, paths: some() };
    case 'remove':
      return { kind: 'remove', part, paths: some() };
    case 'move':
      return { kind: 'move', part, paths: some(), by: below(2) === 0 ? -1 : 1 };
  }
}

const kinds = [
  'rename',
  'setType',
  'setRequired',
  'setShape',
  'setDefault',
  'add',
  'duplicate',
  'remove',
  'move',
] as const;
const types = [
  'long',
  'string',
  'array<double>',
  'object',
  'array<object>',
  'map<object>',
  'map<array<any>>',
  'any',
  'sparkml_vector',
];
const shapes = ['(-1, 2)', '()', '[3]', '-1,0, 5'];
const paramTypes = ['long', 'string', 'object', 'double'];
const dtypes = ['float32', 'int64', 'object', 'bool'];

/** Any rows, of any depth. */
function distinct(rows: SignatureTable['rows'], below: (limit: number) => number): RowPath[] {
  return rows.filter(() => below(3) === 0).map(({ path }) => path);
}
