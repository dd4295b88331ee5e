import assert from 'node:assert/strict';
import type { ComparedCells } from '../../../../src/protocol/comparePage.ts';
import { thirdHead } from '../../../../webview/compare/cellWords.ts';

const cells = (part: Partial<ComparedCells>): ComparedCells => ({
  name: 'a',
  type: 'long',
  isRequired: null,
  shape: null,
  default: null,
  ...part,
});
const column = cells({ isRequired: true });
const tensor = cells({ shape: '(-1, 64)' });

describe('the head of the third column', () => {
  const check = (holds: string, all: readonly (ComparedCells | null)[], expected: string): void => {
    it(`over ${holds}: ${expected}`, () => assert.equal(thirdHead(holds, all), expected));
  };
  check('columns', [column, null], 'Required');
  check('columns', [tensor, null], 'Shape');
  check('columns', [tensor, column], 'Required / Shape');
  check('tensors', [tensor], 'Shape');
  check('tensors', [null], 'Shape');
  check('params', [cells({ default: '1', shape: '(-1)' })], 'Default');
});
