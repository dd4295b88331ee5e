import assert from 'node:assert/strict';
import { entryCalled, withEntry, withoutEntry } from '../../../../src/core/connections/entryEdits.ts';

const list = [
  'broken',
  { name: 'a', trackingUri: 'http://a', note: 'mine', readOnly: true },
  { name: 'b', trackingUri: 'http://b' },
];

describe('edits of mlflow.connections', () => {
  it('adds at the end and leaves out what is not said', () => {
    const added = withEntry(list, undefined, {
      name: 'c',
      trackingUri: 'http://c',
      auth: 'none',
      production: false,
      registryUri: undefined,
      caFile: '',
    });
    assert.deepEqual(added, [...list, { name: 'c', trackingUri: 'http://c' }]);
  });

  it('starts a list where there is none', () => {
    assert.deepEqual(withEntry(undefined, undefined, { name: 'c', trackingUri: 'http://c', auth: 'basic' }), [
      { name: 'c', trackingUri: 'http://c', auth: 'basic' },
    ]);
  });

  it('replaces in place and keeps fields that it does not know', () => {
    const changed = withEntry(list, 'a', { name: 'A', trackingUri: 'http://a', production: true });
    assert.deepEqual(changed, [
      'broken',
      { name: 'A', trackingUri: 'http://a', production: true, note: 'mine' },
      list[2],
    ]);
  });

  it('reads an entry without the fields that it does not know', () => {
    assert.deepEqual(entryCalled(list, 'a'), { name: 'a', trackingUri: 'http://a', readOnly: true });
    assert.equal(entryCalled(list, 'c'), undefined);
  });

  it('removes an entry, and the setting with the last one', () => {
    assert.deepEqual(withoutEntry(list, 'a'), ['broken', list[2]]);
    assert.equal(withoutEntry([list[1]], 'a'), undefined);
  });
});
