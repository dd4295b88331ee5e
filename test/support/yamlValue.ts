import { isScalarTag, pythonScalar, scalarText, type PythonScalar } from '../../src/core/mlmodel/yaml/construct.ts';
import { pairsOf } from '../../src/core/mlmodel/yaml/mapping.ts';
import { resolved, type YamlNode } from '../../src/core/mlmodel/yaml/node.ts';

const mostValues = 20_000;

/** The value of a tree in the writing of `oracle/yamlOracle.py`, with maps and sets in one order. */
export function writtenValue(root: YamlNode | undefined): unknown {
  if (root === undefined) return null;
  const count = { left: mostValues };
  const value = written(root, [], count);
  return count.left < 0 ? 'too large' : value;
}

/** What the oracle wrote, in that order, too. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const ordered = inOrder(inner);
      return [key, (key === 'map' || key === 'set') && Array.isArray(ordered) ? sorted(ordered) : ordered];
    }),
  );
}

function written(node: YamlNode, around: readonly YamlNode[], count: { left: number }): unknown {
  count.left -= 1;
  if (count.left < 0) return null;
  const target = resolved(node);
  if (isScalarTag(target.tag)) return writtenScalar(pythonScalar({ tag: target.tag, value: scalarText(target) ?? '' }));
  if (around.includes(target)) return { cycle: true };
  const inside = [...around, target];
  if (target.kind === 'sequence') {
    if (target.tag === 'seq') return target.items.map((item) => written(item, inside, count));
    return target.items.map((item) => {
      const mapping = resolved(item);
      const [pair] = mapping.kind === 'mapping' ? pairsOf(mapping) : [];
      count.left -= 1;
      return { pair: pair && [written(pair.key, inside, count), written(pair.value, inside, count)] };
    });
  }
  if (target.kind !== 'mapping') return { refused: target.tag };
  const entries = new Map<string, { key: unknown; value: YamlNode }>();
  for (const { key, value } of pairsOf(target)) {
    const first = resolved(key);
    const python = pythonScalar({ tag: first.tag, value: scalarText(first) ?? '' });
    const identity = identityOf(python);
    entries.set(identity, { key: entries.get(identity)?.key ?? writtenScalar(python), value });
  }
  count.left -= entries.size;
  if (target.tag === 'set') return { set: sorted([...entries.values()].map(({ key }) => key)) };
  return { map: sorted([...entries.values()].map(({ key, value }) => [key, written(value, inside, count)])) };
}

/** Python's equality of keys: `1`, `1.0` and `True` are one. */
function identityOf(scalar: PythonScalar): string {
  if (scalar.kind === 'boolean') return `number ${Number(scalar.value)}`;
  if (scalar.kind === 'float' && Number.isInteger(scalar.value)) return `number ${BigInt(scalar.value)}`;
  if (scalar.kind === 'float' || scalar.kind === 'integer') return `number ${scalar.value}`;
  return JSON.stringify(writtenScalar(scalar));
}

function writtenScalar(scalar: PythonScalar): unknown {
  switch (scalar.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return scalar.value;
    case 'integer':
      return { int: scalar.value.toString(16) };
    case 'float':
      return { float: Number.isNaN(scalar.value) ? 'nan' : bits(scalar.value) };
    case 'date':
    case 'datetime':
      return { [scalar.kind]: scalar.iso };
    case 'bytes':
      return { bytes: Buffer.from(scalar.value).toString('hex') };
    case 'refused':
      return { refused: scalar.message.id };
  }
}

function bits(value: number): string {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleBE(value);
  return buffer.toString('hex');
}

function sorted(items: readonly unknown[]): unknown[] {
  return items
    .map((item) => ({ item, text: JSON.stringify(item) }))
    .toSorted((one, other) => (one.text < other.text ? -1 : 1))
    .map(({ item }) => item);
}
