import assert from 'node:assert/strict';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';
import { readCsv } from '../../../../../src/node/dataFiles/csv/readCsv.ts';

interface Reading {
  readonly schema?: string;
  readonly served?: boolean;
}

/** `name dtype cells` of each column, or what is wrong. */
function check(text: string, { schema, served = false }: Reading, expected: readonly string[]): void {
  const read = readCsv(text, schema === undefined ? undefined : readSchema(schema).schema, served);
  const told =
    read.kind === 'refused'
      ? read.faults.map(({ fault, at }) => `${fault.kind} ${text.slice(at.start, at.end)}`)
      : read.frame.columns.map(
          ({ label, dtype, cells }) =>
            `${label.kind === 'string' ? label.value : '?'} ${dtype.name} ${cells.map(({ span }) => text.slice(span.start, span.end)).join('|')}`,
        );
  assert.deepEqual(told, expected, text);
}

function column(type: string, name = 'a'): string {
  return `[{"type": "${type}", "name": "${name}", "required": true}]`;
}

describe('readCsv', () => {
  it('infers dtypes', () => {
    check('a,b,c\n1,x,True\n2,"y",False\n', {}, ['a int64 1|2', 'b str x|"y"', 'c bool True|False']);
    check('a\n', {}, ['a object ']);
  });

  it('takes the first columns for an index when the rows are longer than the header', () => {
    check('a,b\nr,1,2\ns,3,4\n', {}, ['a int64 1|3', 'b int64 2|4']);
    const read = readCsv('a\nr,1\ns,2\n', undefined, false);
    assert.ok(read.kind === 'table');
    assert.deepEqual(
      read.frame.index?.map((cell) => cell.kind === 'string' && cell.value),
      ['r', 's'],
    );
  });

  it('casts to the types of a schema, as the scoring server has it', () => {
    check('a,b\n1,2\n', { schema: column('double'), served: true }, ['a float64 1', 'b int64 2']);
    check('a\n1.0\n', { schema: column('long'), served: true }, ['a int64 1.0']);
    check('a\n1\n', { schema: column('string'), served: true }, ['a object 1']);
    check('a,a\n1,x\n', { schema: column('long'), served: true }, ['cast x']);
    check('a\n1\n', { schema: '[{"type": "double"}]', served: true }, ['a float64 1']);
    check('a\n', { schema: column('datetime'), served: true }, ['a datetime64[ns] ']);
  });

  it('points at what cannot be cast, in each column', () => {
    const schema =
      '[{"type": "long", "name": "a", "required": true}, {"type": "double", "name": "b", "required": true}]';
    check('a,b\n1,2\n,x\n', { schema, served: true }, ['missing ', 'cast x']);
    check('a\n2024-01-02\n', { schema: column('datetime'), served: true }, ['times 2024-01-02']);
  });

  it('knows what the scoring server takes no CSV for', () => {
    const tensor = '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 1]}}]';
    check('a\n1\n', { schema: tensor, served: true }, ['schema ']);
    check('a\n1\n', { schema: '[{"type": "array", "items": {"type": "long"}, "name": "a"}]', served: true }, [
      'schema ',
    ]);
    check('a\n1\n', { schema: '[{"type": "long"}, {"type": "long"}]', served: true }, ['a int64 1']);
    check('a\n', { schema: '[{"type": "long"}, {"type": "long"}]', served: true }, ['fields a']);
  });

  it('keeps one cell of each sort for a schema of columns', () => {
    check(`a\n${'1\n7\n'.repeat(100)}`, { schema: column('double') }, ['a int64 1|7']);
    check(`a\n${'1.5\n,\n'.slice(0, 4).repeat(100)}2.0\n`, { schema: column('long') }, ['a float64 1.5|2.0']);
  });

  it('infers part by part, as pandas does with long files', () => {
    const ones = '1\n'.repeat(524_288);
    const read = readCsv(`a\n${ones}x\n`, readSchema(column('long')).schema, false);
    assert.ok(read.kind === 'table');
    assert.equal(read.frame.columns[0]?.dtype.name, 'object');
    const whole = readCsv(`a\n${ones.slice(2)}x\n`, readSchema(column('long')).schema, false);
    assert.equal(whole.kind === 'table' && whole.frame.columns[0]?.dtype.name, 'str');
  });
});
