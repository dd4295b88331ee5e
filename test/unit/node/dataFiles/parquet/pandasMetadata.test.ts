import assert from 'node:assert/strict';
import { readPandasMetadata } from '../../../../../src/node/dataFiles/parquet/pandasMetadata.ts';

describe('readPandasMetadata', () => {
  it('reads what pandas writes', () => {
    const json = {
      index_columns: ['id', { kind: 'range', start: 0, stop: 2, step: 1 }],
      column_indexes: [{ name: null, pandas_type: 'int64' }],
      columns: [{ name: '0', field_name: '0', numpy_type: 'Int64' }],
    };
    const { index, hasNumberLabels, types } = readPandasMetadata(JSON.stringify(json));
    assert.deepEqual([[...index], hasNumberLabels, [...types]], [['id'], true, [['0', 'Int64']]]);
  });

  it('takes anything else for nothing', () => {
    for (const json of [undefined, '', '{', '[]', 'null', '{"columns": {"a": 1}}', '{"columns": [1, {"name": 2}]}']) {
      const { index, hasNumberLabels, types } = readPandasMetadata(json);
      assert.deepEqual([index.size, hasNumberLabels, types.size], [0, false, 0]);
    }
  });
});
