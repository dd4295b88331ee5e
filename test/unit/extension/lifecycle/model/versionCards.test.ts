import assert from 'node:assert/strict';
import type { KeyValue } from '../../../../../src/core/tracking/keyValue.ts';
import { encodeRecord } from '../../../../../src/core/lifecycle/records/encodeRecord.ts';
import { ownTags, versionCard } from '../../../../../src/extension/lifecycle/model/versionCards.ts';
import { tagsOf, versionOf } from '../../../../support/domain.ts';

const request: readonly KeyValue[] = encodeRecord({
  kind: 'request',
  id: '0000000010abcdef',
  at: 10,
  by: { name: 'ada', from: 'server' },
  comment: 'Better.',
  from: 'Staging',
  to: 'Production',
  archiveExisting: true,
  present: ['2'],
});

describe('cards of versions', () => {
  it('leave out what is empty', () => {
    assert.deepEqual(versionCard(versionOf()), { version: '1', stage: 'None', created: 1000 });
    assert.deepEqual(versionCard(versionOf({ stage: undefined, created: undefined })), { version: '1' });
  });

  it('tell aliases, tags, requests and states', () => {
    const version = versionOf({
      stage: 'Staging',
      user: 'ada',
      status: 'pending',
      aliases: ['challenger'],
      tags: [...tagsOf({ validated: 'yes', empty: '' }), ...request],
    });
    assert.deepEqual(versionCard(version), {
      version: '1',
      stage: 'Staging',
      created: 1000,
      user: 'ada',
      status: 'pending',
      aliases: ['challenger'],
      tags: ['validated: yes', 'empty'],
      requests: [{ id: '0000000010abcdef', to: 'Production', by: 'ada' }],
    });
    assert.deepEqual(ownTags(version.tags), tagsOf({ validated: 'yes', empty: '' }));
  });

  it('are bounded, whatever somebody wrote', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ key: `k${index}`, value: 'x'.repeat(4000) }));
    const text = JSON.stringify(versionCard(versionOf({ tags: many, user: 'u'.repeat(9000) })));
    assert.ok(text.length < 5000, String(text.length));
    assert.equal(ownTags(many).length, 200);
  });

  it('mark what is deprecated', () => {
    const cardOf = (value: string) => versionCard(versionOf({ tags: [{ key: 'Deprecated', value }] }));
    assert.equal(cardOf('use version 4').isDeprecated, true);
    assert.equal(cardOf('False').isDeprecated, undefined);
  });
});
