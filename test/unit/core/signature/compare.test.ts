import assert from 'node:assert/strict';
import { compareMessages } from '../../../../src/core/signature/compareMessages.ts';
import { compareSignatures } from '../../../../src/core/signature/compare.ts';
import type { JsonNode } from '../../../../src/core/signature/json/jsonNode.ts';
import type {
  ColumnSpec,
  ElementType,
  NumpyType,
  ParamSpec,
  Property,
  Schema,
  ScalarType,
  Signature,
  TensorSpec,
} from '../../../../src/core/signature/spec.ts';

const span = { start: 0, end: 0 };

/** A column is its type: `long`; `long?` is optional. */
type Short = ScalarType | `${ScalarType}?` | ElementType;

const long: ElementType = { kind: 'scalar', type: 'long' };
const double: ElementType = { kind: 'scalar', type: 'double' };
const integer: ElementType = { kind: 'scalar', type: 'integer' };
const any: ElementType = { kind: 'any' };
const vector: ElementType = { kind: 'vector' };
const array = (items: ElementType): ElementType => ({ kind: 'array', items });
const map = (values: ElementType): ElementType => ({ kind: 'map', values });
const object = (properties: Readonly<Record<string, Short>>): ElementType => ({
  kind: 'object',
  properties: propertiesOf(properties),
});

function propertiesOf(properties: Readonly<Record<string, Short>>): readonly Property[] {
  return Object.entries(properties).map(([name, short]) => ({ name, ...element(short), span }));
}

function element(short: Short): { readonly type: ElementType; readonly isRequired: boolean } {
  if (typeof short !== 'string') return { type: short, isRequired: true };
  const type = short.replace('?', '') as ScalarType;
  return { type: { kind: 'scalar', type }, isRequired: !short.endsWith('?') };
}

const nameOf = (value: string): JsonNode & { kind: 'string' } => ({ kind: 'string', value, span });
const int = (value: number): JsonNode => ({ kind: 'integer', value, span });

function columns(shorts: Readonly<Record<string, Short>>): Schema {
  const specs = Object.entries(shorts).map(([name, short]): ColumnSpec => ({
    kind: 'column',
    name: nameOf(name),
    ...element(short),
    span,
  }));
  return { kind: 'columns', specs };
}

function unnamed(...shorts: readonly Short[]): Schema {
  const specs = shorts.map((short): ColumnSpec => ({ kind: 'column', name: undefined, ...element(short), span }));
  return { kind: 'columns', specs };
}

const dtypes: Readonly<Record<'float32' | 'float64' | 'object', NumpyType>> = {
  float32: { name: 'float32', kind: 'f', size: 4 },
  float64: { name: 'float64', kind: 'f', size: 8 },
  object: { name: 'object', kind: 'O', size: 8 },
};

function tensor(dtype: keyof typeof dtypes, shape: readonly number[], name?: string): Schema {
  const called = name === undefined ? undefined : nameOf(name);
  const spec: TensorSpec = { kind: 'tensor', name: called, dtype: dtypes[dtype], shape: shape.map(int), span };
  return { kind: 'tensors', specs: [spec] };
}

function param(type: ScalarType, defaultValue: number, isList = false): ParamSpec {
  return { name: nameOf('p'), type: { kind: 'scalar', type }, defaultValue: int(defaultValue), isList, span };
}

/** Changes as `kind where from→to`, with `!` in front of those that break. */
function changesOf(old: Partial<Signature> | undefined, now: Partial<Signature> | undefined): readonly string[] {
  const none = { inputs: undefined, outputs: undefined, params: undefined };
  const { verdict, changes } = compareSignatures(old && { ...none, ...old }, now && { ...none, ...now });
  const isBreaking = changes.some((change) => change.isBreaking);
  assert.equal(verdict, changes.length === 0 ? 'identical' : isBreaking ? 'breaking' : 'compatible');
  for (const { message } of changes) {
    const text: string = compareMessages[message.id as keyof typeof compareMessages];
    assert.deepEqual(
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => !(name in message.args)),
      [],
    );
  }
  return changes.map(({ kind, name, path, isBreaking, from, to }) =>
    [isBreaking ? '!' : '', kind, path ?? name, from === undefined ? undefined : `${from}→${to}`]
      .filter((part) => part !== undefined)
      .join(' ')
      .trim()
      .replace('! ', '!'),
  );
}

function inputs(old: Schema | undefined, now: Schema | undefined, ...expected: readonly string[]): void {
  assert.deepEqual(changesOf({ inputs: old }, { inputs: now }), expected);
}

function outputs(old: Schema | undefined, now: Schema | undefined, ...expected: readonly string[]): void {
  assert.deepEqual(changesOf({ outputs: old }, { outputs: now }), expected);
}

function params(
  old: readonly ParamSpec[] | undefined,
  now: readonly ParamSpec[] | undefined,
  ...expected: readonly string[]
): void {
  assert.deepEqual(changesOf({ params: old }, { params: now }), expected);
}

describe('the comparison of signatures', () => {
  it('finds nothing where nothing is', () => {
    assert.deepEqual(changesOf(undefined, undefined), []);
    assert.deepEqual(changesOf({ params: [] }, undefined), []);
    inputs(columns({ a: 'long', b: object({ x: 'string?' }) }), columns({ a: 'long', b: object({ x: 'string?' }) }));
  });

  it('knows what a caller sends: parts, columns, requirements', () => {
    inputs(undefined, columns({ a: 'long' }), '!part-added');
    inputs(columns({ a: 'long' }), undefined, 'part-removed');
    inputs(columns({ a: 'long' }), columns({ a: 'long', b: 'long' }), '!added b');
    inputs(columns({ a: 'long' }), columns({ a: 'long', b: 'long?' }), 'added b');
    inputs(columns({ a: 'long', b: 'long' }), columns({ a: 'long' }), 'removed b');
    inputs(columns({ a: 'long?' }), columns({ a: 'long' }), '!required-changed a optional→required');
    inputs(columns({ a: 'long' }), columns({ a: 'long?' }), 'required-changed a required→optional');
    inputs(columns({ a: 'long', b: 'long' }), columns({ b: 'long', a: 'long' }), 'order-changed');
    inputs(columns({ a: 'long' }), tensor('float64', [-1]), '!schema-kind-changed columns→tensors');
    inputs(columns({ a: 'long' }), unnamed('long'), '!naming-changed');
  });

  it('knows what a reader of the output reads', () => {
    outputs(undefined, columns({ a: 'long' }), 'part-added');
    outputs(columns({ a: 'long' }), undefined, '!part-removed');
    outputs(columns({ a: 'long' }), columns({ a: 'long', b: 'long' }), 'added b');
    outputs(columns({ a: 'long', b: 'long' }), columns({ a: 'long' }), '!removed b');
    outputs(columns({ a: 'long?' }), columns({ a: 'long' }), 'required-changed a optional→required');
    outputs(columns({ a: 'long' }), columns({ a: 'long?' }), '!required-changed a required→optional');
    outputs(columns({ a: 'double' }), columns({ a: 'float' }), 'type-narrowed a double→float');
    outputs(columns({ a: 'float' }), columns({ a: 'double' }), '!type-widened a float→double');
    outputs(columns({ a: any }), columns({ a: 'long' }), 'type-narrowed a any→long');
  });

  it('widens types as MLflow does for tables and for JSON', () => {
    inputs(columns({ a: 'integer' }), columns({ a: 'long' }), 'type-widened a integer→long');
    inputs(columns({ a: 'integer' }), columns({ a: 'double' }), 'type-widened a integer→double');
    inputs(columns({ a: 'float' }), columns({ a: 'double' }), 'type-widened a float→double');
    inputs(columns({ a: 'string' }), columns({ a: any }), 'type-widened a string→any');
    inputs(columns({ a: 'long' }), columns({ a: 'double' }), '!type-changed a long→double');
    inputs(columns({ a: 'long' }), columns({ a: 'integer' }), '!type-narrowed a long→integer');
    inputs(columns({ a: 'long' }), columns({ a: 'string' }), '!type-changed a long→string');
    inputs(columns({ a: any }), columns({ a: 'string' }), '!type-narrowed a any→string');
  });

  it('looks into nested types', () => {
    inputs(columns({ a: array(vector) }), columns({ a: array(array(double)) }));
    inputs(columns({ a: array(integer) }), columns({ a: array(long) }), 'type-widened a[] integer→long');
    inputs(columns({ a: map(long) }), columns({ a: map(integer) }), '!type-narrowed a{} long→integer');
    inputs(columns({ a: array(long) }), columns({ a: 'long' }), '!type-changed a array<long>→long');
    inputs(columns({ a: map(long) }), columns({ a: object({ x: 'long' }) }), '!type-changed a map<long>→object');
    const old = columns({ a: array(object({ x: 'long', y: 'long?' })) });
    inputs(old, columns({ a: array(object({ x: 'long' })) }), '!property-removed a[].y');
    inputs(old, columns({ a: array(object({ x: 'long', y: 'long?', z: 'long' })) }), '!property-added a[].z');
    inputs(old, columns({ a: array(object({ x: 'long', y: 'long?', z: 'long?' })) }), 'property-added a[].z');
    inputs(
      old,
      columns({ a: array(object({ y: 'long', x: 'string' })) }),
      '!type-changed a[].x long→string',
      '!required-changed a[].y optional→required',
    );
    outputs(old, columns({ a: array(object({ x: 'long' })) }), '!property-removed a[].y');
    outputs(old, columns({ a: array(object({ x: 'long', y: 'long?', z: 'long' })) }), 'property-added a[].z');
  });

  it('goes by position where there are no names', () => {
    inputs(unnamed('long', 'double'), unnamed('double', 'long'), '!order-changed long, double→double, long');
    inputs(unnamed('long'), unnamed('long', 'long'), '!added #2');
    inputs(unnamed('long', 'double'), unnamed('long'), 'removed #2');
    inputs(unnamed('integer', 'long'), unnamed('long', 'long'), 'type-widened #1 integer→long');
    outputs(unnamed('long'), unnamed('double'), '!type-changed #1 long→double');
    outputs(columns({ a: 'long' }), unnamed('long'), '!naming-changed');
  });

  it('converts no tensor', () => {
    inputs(tensor('float64', [-1, 2]), tensor('float64', [-1, 2]));
    inputs(tensor('float64', [-1, 2]), tensor('float32', [-1, 2]), '!dtype-changed #1 float64→float32');
    inputs(tensor('float64', [-1, 2]), tensor('float64', [-1, -1]), 'shape-changed #1 (-1, 2)→(-1, -1)');
    inputs(tensor('float64', [-1, -1]), tensor('float64', [-1, 2]), '!shape-changed #1 (-1, -1)→(-1, 2)');
    inputs(tensor('float64', [-1, 2]), tensor('float64', [-1]), '!shape-changed #1 (-1, 2)→(-1)');
    outputs(tensor('float64', [-1, -1]), tensor('float64', [-1, 2]), 'shape-changed #1 (-1, -1)→(-1, 2)');
    outputs(tensor('float64', [-1, 2]), tensor('float64', [-1, -1]), '!shape-changed #1 (-1, 2)→(-1, -1)');
    inputs(tensor('float64', [2], 'x'), tensor('float64', [2], 'y'), 'removed x', '!added y');
    inputs(
      tensor('float64', [2, 2], 'x'),
      tensor('object', [-1], 'x'),
      'dtype-changed x float64→object',
      'shape-changed x (2, 2)→(-1)',
    );
  });

  it('never requires a parameter', () => {
    params(undefined, [param('long', 1)], 'added p');
    params([param('long', 1)], undefined, 'removed p');
    params([param('long', 1)], [param('long', 2)], 'default-changed p 1→2');
    params([param('long', 1)], [param('double', 1)], 'type-widened p long→double');
    params([param('double', 1)], [param('long', 1)], '!type-narrowed p double→long');
    params([param('long', 1)], [param('long', 1, true)], '!list-changed p single→list');
    params([param('long', 1, true)], [param('long', 1)], '!list-changed p list→single');
  });

  it('compares itself with anything as identical, and both ways consistently', () => {
    const all: readonly Schema[] = [
      columns({ a: 'integer' }),
      columns({ a: 'long' }),
      columns({ a: 'double' }),
      columns({ a: any }),
      columns({ a: array(integer) }),
      columns({ a: 'long', b: object({ x: 'long' }) }),
      unnamed('long'),
      tensor('float32', [-1]),
    ];
    for (const one of all) {
      inputs(one, one);
      for (const other of all) {
        const isSame = one === other;
        assert.equal(changesOf({ inputs: one }, { inputs: other }).length === 0, isSame);
      }
    }
  });
});
