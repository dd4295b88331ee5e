import type { Gesture, NewRow } from '../../src/core/mlmodel/page/gesture.ts';
import type { RowPath } from '../../src/core/mlmodel/page/modelPage.ts';

/** The JSON of a part as plain values: what a gesture means, told without any text. */
export type ModelRow = Record<string, unknown>;
type RowGesture = Exclude<Gesture, { kind: 'replace' }>;

interface Change {
  readonly rows: ModelRow[];
  /** The rows of the part, by their object, whose text may differ afterwards. */
  readonly touched: Set<ModelRow>;
}

/** What the rows are after a gesture that is done. */
export function modelAfter(before: readonly ModelRow[], gesture: RowGesture, isParams: boolean): Change {
  const rows = [...before];
  const touched = new Set<ModelRow>();
  const touch = (path: RowPath): void => void touched.add(rows[path[0] ?? 0] ?? {});
  switch (gesture.kind) {
    case 'rename': {
      touch(gesture.path);
      const keyed = siblingsOf(rows, gesture.path);
      if (keyed.kind === 'properties') keyed.entries[last(gesture.path)]![0] = gesture.name ?? '';
      else if (gesture.name === null) delete keyed.list[last(gesture.path)]!['name'];
      else keyed.list[last(gesture.path)]!['name'] = gesture.name;
      keyed.write();
      break;
    }
    case 'setType':
      // outer rows first: what is inside of one that is no object any more is gone
      for (const path of gesture.paths.toSorted((a, b) => a.length - b.length)) {
        touch(path);
        const row = rowAt(rows, path);
        if (row) retype(row, gesture.type, path.length > 1 ? 'property' : isParams ? 'param' : 'column');
      }
      break;
    case 'setRequired':
      for (const path of gesture.paths) {
        touch(path);
        const row = rowAt(rows, path) ?? {};
        const is = isRequired(row, path.length > 1);
        const isClean = !('optional' in row) && ['boolean', 'undefined'].includes(typeof row['required']);
        if (is === gesture.isRequired && isClean) continue;
        row['required'] = gesture.isRequired;
        delete row['optional'];
      }
      break;
    case 'setShape': {
      touch(gesture.path);
      const lengths = (gesture.shape.match(/-?\d+/g) ?? []).map(Number);
      (rowAt(rows, gesture.path)!['tensor-spec'] as ModelRow)['shape'] = lengths;
      break;
    }
    case 'setDefault': {
      touch(gesture.path);
      const row = rowAt(rows, gesture.path) ?? {};
      const value: unknown = JSON.parse(gesture.default);
      const isText = ['string', 'datetime'].includes(String(row['type'] ?? row['dtype'])) && !row['shape'];
      const isAsIs = !isText || typeof value === 'string' || value === null;
      row['default'] = isAsIs ? value : gesture.default;
      break;
    }
    case 'add': {
      const at = siblingsOf(rows, gesture.before);
      if (gesture.before.length > 1) touch(gesture.before);
      at.insert(
        last(gesture.before),
        gesture.rows.map((row) => [
          row.name,
          fresh(row, at.kind === 'properties' ? 'property' : isParams ? 'param' : 'column'),
        ]),
      );
      break;
    }
    case 'duplicate': {
      const [first] = gesture.paths;
      if (!first) break;
      if (first.length > 1) touch(first);
      const at = siblingsOf(rows, first);
      const taken = new Set(
        at.kind === 'list' ? rows.map(({ name }) => shown(name)) : at.entries.map(([name]) => name),
      );
      const copies = gesture.paths.map((path) => {
        const row = structuredClone(rowAt(rows, path) ?? {});
        const name = at.kind === 'list' ? shown(row['name']) : at.entries[last(path)]?.[0];
        if (name === undefined) return { index: last(path) + 1, name: '', row };
        let copy = `${name}_copy`;
        for (let number = 2; taken.has(copy); number++) copy = `${name}_copy${number}`;
        taken.add(copy);
        if (at.kind === 'list') row['name'] = copy;
        return { index: last(path) + 1, name: copy, row };
      });
      for (const { index, name, row } of copies.toReversed()) at.insert(index, [[name, row]]);
      break;
    }
    case 'remove':
      for (const path of gesture.paths.toSorted((a, b) => last(b) - last(a))) {
        if (path.length > 1) touch(path);
        siblingsOf(rows, path).remove(last(path));
      }
      break;
    case 'move': {
      const [path] = gesture.paths;
      if (!path) break;
      if (path.length > 1) touch(path);
      const at = siblingsOf(rows, path);
      const chosen = gesture.paths.map(last).toSorted((a, b) => (a - b) * -gesture.by);
      let edge = gesture.by === -1 ? 0 : at.count - 1;
      for (const index of chosen) {
        if (index === edge) edge -= gesture.by;
        else at.swap(index, index + gesture.by);
      }
      break;
    }
  }
  return { rows, touched };
}

function shown(name: unknown): string | undefined {
  if (name === undefined || name === null) return undefined;
  return typeof name === 'string' ? name : JSON.stringify(name);
}

interface ModelSiblings {
  readonly kind: 'list' | 'properties';
  readonly list: ModelRow[];
  readonly entries: [string, unknown][];
  readonly count: number;
  insert(index: number, added: readonly (readonly [string | null, ModelRow])[]): void;
  remove(index: number): void;
  swap(a: number, b: number): void;
  write(): void;
}

/** The list of rows, or the properties of an object, that a path ends in. */
function siblingsOf(rows: ModelRow[], path: RowPath): ModelSiblings {
  const holder = path.length > 1 ? innermost(rowAt(rows, path.slice(0, -1)) ?? {}) : undefined;
  const entries = Object.entries(holder?.['properties'] ?? {});
  const inner: unknown[] = holder ? entries : rows;
  const write = (): void => {
    if (holder) holder['properties'] = Object.fromEntries(entries);
  };
  return {
    kind: holder ? 'properties' : 'list',
    list: rows,
    entries,
    count: inner.length,
    write,
    insert(index, added) {
      inner.splice(index, 0, ...added.map(([name, row]) => (holder ? [name, row] : row)));
      write();
    },
    remove(index) {
      inner.splice(index, 1);
      write();
    },
    swap(a, b) {
      [inner[a], inner[b]] = [inner[b], inner[a]];
      write();
    },
  };
}

function rowAt(rows: readonly ModelRow[], [first = 0, ...others]: RowPath): ModelRow | undefined {
  return others.reduce<ModelRow | undefined>((row, index) => {
    const properties = row && (innermost(row)['properties'] as Record<string, ModelRow> | undefined);
    return properties && Object.values(properties)[index];
  }, rows[first]);
}

function innermost(row: ModelRow): ModelRow {
  const next = row['type'] === 'array' ? row['items'] : row['type'] === 'map' ? row['values'] : undefined;
  return next ? innermost(next as ModelRow) : row;
}

type Place = 'column' | 'property' | 'param';

function retype(row: ModelRow, type: string, place: Place): void {
  if (textOf(row) === type) return;
  if (row['type'] === 'tensor') {
    (row['tensor-spec'] as ModelRow)['dtype'] = type;
    return;
  }
  const required = isRequired(row, place === 'property');
  const properties = innermost(row)['properties'] as ModelRow | undefined;
  const plain = plainType(type, place !== 'param');
  if (properties && innermost(plain)['properties']) innermost(plain)['properties'] = properties;
  for (const key of ['items', 'values', 'properties']) delete row[key];
  Object.assign(row, plain);
  if (place === 'column' && scalars.has(type)) {
    for (const key of Object.keys(row)) if (!['type', 'name', 'required'].includes(key)) delete row[key];
  }
  const isNamed = shown(row['name']) !== undefined;
  if (place !== 'column' || 'required' in row || isRequired(row, false) === required) return;
  if (required || isNamed) row['required'] = required; // one without a name cannot be optional
}

function textOf(row: ModelRow): string {
  if (row['type'] === 'array') return `array<${textOf(row['items'] as ModelRow)}>`;
  if (row['type'] === 'map') return `map<${textOf(row['values'] as ModelRow)}>`;
  return String(row['type']);
}

const scalars = new Set(['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime']);

function isRequired(row: ModelRow, isProperty: boolean): boolean {
  return 'required' in row ? isTrue(row['required']) : isProperty || scalars.has(String(row['type']));
}

/** To Python. */
function isTrue(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}

function plainType(text: string, isRequiredInside: boolean): ModelRow {
  const inside = /^(array|map)<(.*)>$/.exec(text);
  if (inside)
    return {
      type: inside[1],
      [inside[1] === 'map' ? 'values' : 'items']: plainType(inside[2] ?? '', isRequiredInside),
    };
  if (text !== 'object') return { type: text };
  return { type: text, properties: { field: { type: 'string', required: isRequiredInside } } };
}

function fresh({ name, type, isRequired: is = true, shape, default: given }: NewRow, place: Place): ModelRow {
  if (place === 'property') return { ...plainType(type, true), required: is };
  if (place === 'param')
    return {
      ...plainType(type, false),
      name,
      default: JSON.parse(given ?? (type === 'object' ? '{}' : 'null')),
      shape: null,
    };
  const named = name === null ? {} : { name };
  if (shape !== undefined)
    return {
      ...named,
      type: 'tensor',
      'tensor-spec': { dtype: type, shape: (shape.match(/-?\d+/g) ?? []).map(Number) },
    };
  return { ...named, ...plainType(type, true), required: is };
}

function last(path: RowPath): number {
  return path.at(-1) ?? 0;
}
