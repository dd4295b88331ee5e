import assert from 'node:assert/strict';
import { texts } from '../../../../webview/ui/texts.ts';

const t = texts({
  addColumn: 'Add column',
  inputCount: '{count} inputs',
  twice: '{name} and {name}, not {other}',
} as const);

describe('texts of a page', () => {
  it('are English where no translation is at hand', () => {
    assert.equal(t('addColumn'), 'Add column');
  });

  it('are filled in, each place by its name', () => {
    assert.equal(t('inputCount', { count: 0 }), '0 inputs');
    assert.equal(t('twice', { name: 'a', other: 'b' }), 'a and a, not b');
  });

  it('take a value as it is', () => {
    assert.equal(t('twice', { name: '$& {other}', other: '$1' }), '$& {other} and $& {other}, not $1');
  });

  it('are not turned around by what stands in them', () => {
    assert.equal(t('twice', { name: '\u202eb', other: '\u2067a' }), '\ufffdb and \ufffdb, not \ufffda');
  });
});
