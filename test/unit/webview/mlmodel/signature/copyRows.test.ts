import assert from 'node:assert/strict';
import type { SignatureRow } from '../../../../../src/core/mlmodel/page/modelPage.ts';
import { copyRows } from '../../../../../webview/mlmodel/signature/copyRows.ts';
import { pasteColumns } from '../../../../../webview/mlmodel/signature/pasteColumns.ts';

const row: SignatureRow = {
  path: [0],
  name: 'a',
  kind: 'column',
  type: 'array<long>',
  isRequired: false,
  shape: null,
  default: null,
  inside: 0,
};

describe('rows that are copied', () => {
  it('are cells with tabs between', () => {
    assert.equal(
      copyRows([row, { ...row, name: 'x\ty "z"' }]),
      'a\tarray<long>\tfalse\n"x\ty ""z"""\tarray<long>\tfalse',
    );
  });

  it('come back as they were', () => {
    assert.deepEqual(pasteColumns(copyRows([row, { ...row, name: 'x\ty "z"' }]), 'columns').rows, [
      { name: 'a', type: 'array<long>', isRequired: false },
      { name: 'x\ty "z"', type: 'array<long>', isRequired: false },
    ]);
    const tensor: SignatureRow = {
      ...row,
      kind: 'tensor',
      name: null,
      type: 'float32',
      isRequired: null,
      shape: '(-1, 28)',
    };
    assert.deepEqual(pasteColumns(copyRows([tensor]), 'tensors').rows, [
      { name: null, type: 'float32', shape: '(-1, 28)' },
    ]);
    const param: SignatureRow = {
      ...row,
      kind: 'param',
      type: 'string',
      isRequired: null,
      default: '"x, \\"y\\""',
      shape: '(-1)',
    };
    assert.deepEqual(pasteColumns(copyRows([param]), 'params').rows, [
      { name: 'a', type: 'string', default: '"x, \\"y\\""', shape: '(-1)' },
    ]);
  });
});
