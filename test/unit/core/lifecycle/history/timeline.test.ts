import assert from 'node:assert/strict';
import { timelineOf } from '../../../../../src/core/lifecycle/history/timeline.ts';
import type { ModelVersion } from '../../../../../src/core/tracking/registeredModel.ts';
import { versionOf } from '../../../../support/domain.ts';
import { aliasOf, decisionOf, moveOf, recorded, requestOf } from '../../../../support/lifecycleRecords.ts';

/** `kind version@time` of each event, newest first. */
function check(versions: readonly ModelVersion[], expected: readonly string[]): void {
  assert.deepEqual(
    timelineOf(versions).map(({ kind, version, at }) => `${kind} ${version}@${at}`),
    expected,
  );
}

describe('timelineOf', () => {
  it('tells all that happened, newest first', () => {
    const request = requestOf({ at: 2000, to: 'Staging' });
    const decision = decisionOf({ at: 2100, request: request.id });
    const move = moveOf({ at: 2090, updated: 2101 });
    const one = recorded({ stage: 'Staging' }, request, decision, move, aliasOf({ at: 2200 }));
    check(
      [versionOf({ version: '2', created: 2150 }), one],
      ['alias 1@2200', 'registered 2@2150', 'moved 1@2101', 'decided 1@2100', 'requested 1@2000', 'registered 1@1000'],
    );
    const [, , , decided, requested] = timelineOf([versionOf({ version: '2', created: 2150 }), one]);
    assert.ok(decided?.kind === 'decided' && requested?.kind === 'requested');
    assert.deepEqual([decided.request, requested.isOpen], [request, false]);
  });

  it('has no request for a decision whose request is gone', () => {
    const [event] = timelineOf([recorded({}, decisionOf({ at: 2000, request: 'gone' }))]);
    assert.ok(event?.kind === 'decided' && event.request === undefined);
  });

  it('puts events of one time in the order of what happened', () => {
    const request = requestOf({ at: 2000 });
    check(
      [recorded({}, request, decisionOf({ at: 2000, request: request.id }))],
      ['decided 1@2000', 'requested 1@2000', 'registered 1@1000'],
    );
  });

  describe('tells that a version was moved elsewhere', () => {
    const move = moveOf({ at: 2000, to: 'Production', archived: ['1'] });
    const moved = recorded({ version: '2', stage: 'Production', lastUpdated: 2000 }, move);

    it('when it is in a stage without a record', () =>
      check([versionOf({ stage: 'Staging', lastUpdated: 3000 })], ['elsewhere 1@3000', 'registered 1@1000']));

    it('when it is in another stage than the last record says, as one that was archived', () => {
      const one = versionOf({ version: '1', stage: 'None', lastUpdated: 3000 });
      const [event] = timelineOf([moved, one]);
      assert.deepEqual(event, { kind: 'elsewhere', version: '1', at: 3000, from: 'Archived', to: 'None' });
    });

    it('and not when it was only described', () =>
      check(
        [{ ...moved, lastUpdated: 9000 }, versionOf({ stage: 'Archived', lastUpdated: 9000 })],
        ['moved 2@2000', 'registered 2@1000', 'registered 1@1000'],
      ));

    it('and not in a registry without stages', () => check([versionOf({ stage: undefined })], ['registered 1@1000']));

    it('by the order of the server, not of the clocks of those who moved it', () => {
      const early = moveOf({ at: 5000, updated: 2000, to: 'Staging' });
      const late = moveOf({ at: 3000, updated: 2500, to: 'Production' });
      const events = timelineOf([recorded({ stage: 'Production', lastUpdated: 2500 }, early, late)]);
      assert.deepEqual(
        events.map(({ kind, at }) => `${kind} ${at}`),
        ['moved 2500', 'moved 2000', 'registered 1000'],
      );
    });
  });
});
