import assert from 'node:assert/strict';
import path from 'node:path';
import { inferFrom, type InferAnswer } from '../../../../src/node/checkData/inferData.ts';

const fixtures = path.join(import.meta.dirname, '../../../fixtures/dataFiles');

function infer(file: string, text: string, outputs: readonly string[] = []): Promise<InferAnswer> {
  return inferFrom({ kind: 'bytes', bytes: new TextEncoder().encode(text), path: file }, outputs);
}

async function check(given: Promise<InferAnswer>, inputs: string, outputs?: string): Promise<void> {
  const found = await given;
  assert.ok(found.kind === 'inferred');
  assert.equal(found.inputs, inputs);
  assert.equal(found.outputs, outputs);
}

async function checkUnreadable(given: Promise<InferAnswer>, id: string): Promise<void> {
  const found = await given;
  assert.equal(found.kind === 'unreadable' && found.message.id, id);
}

describe('inferFrom', () => {
  it('names the columns of a table', async () => {
    await check(
      infer('a.csv', 'a,b\n1,x\n2,\n'),
      '[{"type": "long", "name": "a", "required": true}, {"type": "string", "name": "b", "required": false}]',
    );
    await check(
      inferFrom({ kind: 'file', path: path.join(fixtures, 'long.parquet') }, []),
      '[{"type": "long", "name": "a", "required": true}]',
    );
    await check(infer('a.json', '[{"a": 1.5}, {"a": 2}]'), '[{"type": "double", "name": "a", "required": true}]');
    await check(
      infer('a.ndjson', '{"a": true}\n{"a": null}\n'),
      '[{"type": "boolean", "name": "a", "required": false}]',
    );
  });

  it('takes some columns for outputs', async () => {
    await check(
      infer('a.csv', 'a,y\n1,2.5\n', ['y']),
      '[{"type": "long", "name": "a", "required": true}]',
      '[{"type": "double", "name": "y", "required": true}]',
    );
    await checkUnreadable(infer('a.csv', 'a,y\n1,2.5\n', ['z']), 'inferNoColumn');
    await checkUnreadable(infer('a.csv', 'a,y\n1,2.5\n', ['a', 'y']), 'inferNoInputs');
  });

  it('names the inputs of an example', async () => {
    const info = { type: { kind: 'text', value: 'dataframe' }, params: 'none' } as const;
    const text = '{"columns": ["a"], "data": [[1]]}';
    await check(inferFrom({ kind: 'example', text, info }, []), '[{"type": "long", "name": "a", "required": true}]');
    await checkUnreadable(inferFrom({ kind: 'example', text: 'null', info }, []), 'dataExampleNone');
  });

  it('says what it cannot read', async () => {
    await checkUnreadable(infer('a.csv', '\n'), 'tableEmpty');
    await checkUnreadable(inferFrom({ kind: 'file', path: '/nowhere.csv' }, []), 'dataFileNone');
    await checkUnreadable(infer('a.parquet', 'PAR1'), 'tableParquet');
  });
});
