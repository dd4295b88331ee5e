import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import { moveRecorded } from '../../src/core/lifecycle/history/moveRecorded.ts';
import type { RecordedOutcome } from '../../src/core/lifecycle/history/recordedOutcome.ts';
import { LifecycleError } from '../../src/core/lifecycle/lifecycleError.ts';
import { ReadBackRegistry } from '../../src/core/lifecycle/readBackRegistry.ts';
import { claimsOf } from '../../src/core/lifecycle/records/claimTags.ts';
import type { Decision } from '../../src/core/lifecycle/records/record.ts';
import { recordsOf } from '../../src/core/lifecycle/records/recordsOf.ts';
import { decide } from '../../src/core/lifecycle/review/decide.ts';
import { requestMove } from '../../src/core/lifecycle/review/requestMove.ts';
import { versionsIn } from '../../src/core/lifecycle/transition.ts';
import { allVersions } from '../../src/core/lifecycle/versions.ts';
import type { ModelRegistry } from '../../src/core/tracking/registry.ts';
import { isReason } from '../../src/core/tracking/trackingError.ts';
import { ada, bob } from '../support/lifecycleRecords.ts';
import { python } from '../support/python.ts';
import { sharedMlflow } from '../support/servers.ts';
import { connect, never } from './connect.ts';
import { modelWith, planNow, stagesOn, versionOn } from './registrySeed.ts';

/** Rounds with real servers: 200 of two clients of this product, and some with a Python client. The first two kinds run with both versions of MLflow, half of the rounds with each, side by side. */
const rounds = { deciding: 100, moving: 100, python: 20 };

describe('races on one registered model', function () {
  this.timeout(300_000);
  let lanes: readonly [Lane, Lane];

  before(async () => {
    lanes = [await laneOn('3'), await laneOn('2')];
  });

  it(`take one decision about a request, in ${rounds.deciding} rounds of two who decide`, async () => {
    const asked: Decision[][] = [
      ['approve', 'approve'],
      ['approve', 'reject'],
      ['withdraw', 'approve'],
    ];
    const wins = [0, 0];
    await inBoth(lanes, rounds.deciding, async ({ uri, one, two }, round) => {
      const name = await modelWith(uri, 1);
      const request = { name, version: '1', to: 'Production', archiveExisting: true, comment: '' } as const;
      const { id: requestId } = await requestMove(one, { ...request, actor: ada }, never);
      const [first = 'approve', second = 'approve'] = asked[round % asked.length] ?? [];
      const given = { name, version: '1', requestId, comment: `round ${round}`, actor: ada };
      const results = await Promise.allSettled([
        decide(one, { ...given, decision: first }, never),
        decide(two, { ...given, decision: second }, never),
      ]);
      const done = results.filter((result) => result.status === 'fulfilled');
      const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      assert.equal(done.length, 1, failed.map(String).join('\n'));
      assert.match(String(failed[0]), /was (approved|rejected|withdrawn) already, by ada/);
      wins[results[0].status === 'fulfilled' ? 0 : 1]!++;

      const version = await versionOn(one, name, '1');
      const records = recordsOf(version);
      const decisions = records.filter(({ kind }) => kind === 'decision');
      assert.deepEqual(decisions, [done[0]?.value.decision]);
      const isApproved = done[0]?.value.decision.decision === 'approve';
      assert.equal(version.stage, isApproved ? 'Production' : 'None');
      assert.equal(records.filter(({ kind }) => kind === 'move').length, isApproved ? 1 : 0);
      assert.deepEqual(done[0]?.value.transition?.intrusions ?? [], []);
      assert.deepEqual(claimsOf(await one.getRegisteredModel(name, never)), []);
    });
    assert.ok(Math.min(...wins) > 0, `one always won: ${wins.join(', ')}`);
  });

  it(`make one move at a time, in ${rounds.moving} rounds of two who move different versions to Production`, async () => {
    const models = new Map<Lane, { readonly name: string; there: string[] }>();
    for (const lane of lanes) models.set(lane, { name: await modelWith(lane.uri, 5), there: [] });
    await inBoth(lanes, rounds.moving, async (lane, round) => {
      const model = models.get(lane);
      assert.ok(model);
      const { name, there } = model;
      const [first = '', second = ''] = ['1', '2', '3', '4', '5'].filter((version) => !there.includes(version));
      const both = await Promise.all([
        untilMoved(lane.one, name, first, ada, round),
        untilMoved(lane.two, name, second, bob, round),
      ]);
      assert.equal(both.flatMap(({ archived }) => archived).length, there.length + 1, 'each archived what was there');
      assert.deepEqual(
        both.flatMap(({ intrusions }) => intrusions),
        [],
      );
      const now = versionsIn(await allVersions(lane.one, name, never), 'Production');
      assert.equal(now.length, 1, await stagesOn(lane.one, name));
      model.there = now.map(({ version }) => version);
    });
    for (const [{ one }, { name }] of models) {
      const all = await allVersions(one, name, never);
      const recorded = all.flatMap(recordsOf).filter(({ kind }) => kind === 'move');
      assert.equal(recorded.length, rounds.moving); // two in each round, half of the rounds with each server
      assert.deepEqual(claimsOf(await one.getRegisteredModel(name, never)), []);
    }
  });

  /** As a person does it: planned as things are, and planned again when somebody was faster. */
  async function untilMoved(
    registry: ModelRegistry,
    name: string,
    version: string,
    actor: typeof ada,
    round: number,
  ): Promise<RecordedOutcome> {
    for (;;) {
      const plan = await planNow(registry, name, version, 'Production', true);
      try {
        return await moveRecorded(registry, plan, { actor, comment: `round ${round}` }, never);
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
    }
  }

  it(`notice a Python client in between, in ${rounds.python} rounds`, async () => {
    const folder = scratchFolder('python-in-between');
    mkdirSync(folder, { recursive: true });
    const [{ uri, one }] = lanes;
    const names: string[] = [];
    for (let round = 0; round < rounds.python; round++) names.push(await modelWith(uri, 3));
    const other = python(moveWhenTold, { trackingUri: uri, input: { folder, names } });
    const noticed = { conflict: 0, intrusion: 0 };
    for (const [round, name] of names.entries()) {
      await planAndMove(one, name, '1', ada);
      const moment = moments[round % moments.length] ?? 'claimed';
      const inBetween = async (): Promise<void> => {
        writeFileSync(path.join(folder, `go-${round}`), '');
        while (!existsSync(path.join(folder, `done-${round}`))) await sleep(2);
      };
      const plan = await planNow(one, name, '2', 'Production', true);
      const interrupted = interruptedAt(one, moment, inBetween);
      try {
        const { intrusions } = await moveRecorded(interrupted, plan, { actor: ada, comment: '' }, never);
        assert.ok(intrusions.length > 0, `not noticed: ${moment}, round ${round}, ${await stagesOn(one, name)}`);
        noticed.intrusion++;
      } catch (error) {
        if (!isConflict(error)) throw error;
        noticed.conflict++;
      }
      assert.deepEqual(claimsOf(await one.getRegisteredModel(name, never)), []);
    }
    await other;
    assert.deepEqual(noticed, { conflict: 10, intrusion: 10 });
  });
});

async function planAndMove(registry: ModelRegistry, name: string, version: string, actor: typeof ada): Promise<void> {
  const plan = await planNow(registry, name, version, 'Production', true);
  await moveRecorded(registry, plan, { actor, comment: '' }, never);
}

function isConflict(error: unknown): boolean {
  return isReason(error, 'conflict') || (error instanceof LifecycleError && error.reason === 'conflict');
}

/** Two windows, or two people's machines: nothing is shared but the server. */
interface Lane {
  readonly uri: string;
  readonly one: ModelRegistry;
  readonly two: ModelRegistry;
}

async function laneOn(version: '2' | '3'): Promise<Lane> {
  const { uri } = await sharedMlflow(version);
  const client = async (): Promise<ModelRegistry> => new ReadBackRegistry((await connect(uri)).registry);
  return { uri, one: await client(), two: await client() };
}

async function inBoth(
  lanes: readonly [Lane, Lane],
  rounds: number,
  act: (lane: Lane, round: number) => Promise<void>,
): Promise<void> {
  const half = async (lane: Lane): Promise<void> => {
    for (let round = 0; round < rounds / 2; round++) await act(lane, round);
  };
  await Promise.all(lanes.map(half));
}

/** Where the other client acts within a move: after the claim, before the versions are read; after that; after the move. */
const moments = ['planned', 'claimed', 'read', 'moved'] as const;

/** A registry at which something happens once, at that moment of a move. */
function interruptedAt(
  registry: ModelRegistry,
  moment: (typeof moments)[number],
  happens: () => Promise<void>,
): ModelRegistry {
  let waiting: (() => Promise<void>) | undefined = happens;
  const once = async (): Promise<void> => {
    const now = waiting;
    waiting = undefined;
    await now?.();
  };
  const [method, time] = places[moment];
  return new Proxy(registry, {
    get:
      (target, key) =>
      async (...args: unknown[]) => {
        if (key === method && time === 'before') await once();
        const answer = await (Reflect.get(target, key) as (...args: unknown[]) => Promise<unknown>).apply(target, args);
        if (key === method && time === 'after') await once();
        return answer;
      },
  });
}

const places = {
  planned: ['setRegisteredModelTag', 'before'],
  claimed: ['listVersions', 'before'],
  read: ['transitionStage', 'before'],
  moved: ['transitionStage', 'after'],
} as const satisfies Record<(typeof moments)[number], readonly [keyof ModelRegistry, 'before' | 'after']>;

/** Takes no part in claims: each time that it is told, it moves a version of the next model to Production and archives the others there. */
const moveWhenTold = `
  import os, time
  from mlflow import MlflowClient
  client = MlflowClient()
  for round, name in enumerate(input['names']):
      while not os.path.exists(f"{input['folder']}/go-{round}"):
          time.sleep(0.002)
      client.transition_model_version_stage(name, '3', 'Production', archive_existing_versions=round % 2 == 0)
      open(f"{input['folder']}/done-{round}", 'w').close()
`;
