import assert from 'node:assert/strict';
import { message, renderEnglish, type Message } from '../../src/core/base/message.ts';
import type { CommitFacts } from '../../src/core/git/commitFacts.ts';
import type { Actor } from '../../src/core/lifecycle/actor.ts';
import type { Known, ModelFiles, VersionFacts } from '../../src/core/lifecycle/facts/versionFacts.ts';
import type { GateFacts } from '../../src/core/lifecycle/gates/gateFacts.ts';
import type { GateOutcome, GateVerdict } from '../../src/core/lifecycle/gates/gateResult.ts';
import { gatesFor, verdictOf } from '../../src/core/lifecycle/gates/judge.ts';
import type { Gate, PolicyState } from '../../src/core/lifecycle/gates/policy.ts';
import type { Stage } from '../../src/core/lifecycle/stage.ts';
import { readMlmodel } from '../../src/core/mlmodel/readMlmodel.ts';
import { runOf, versionOf } from './domain.ts';

export const now = 1_700_000_000_000;
export const alice: Actor = { name: 'alice', from: 'server' };
export const bob: Actor = { name: 'bob', from: 'server' };
export const carol: Actor = { name: 'carol', from: 'server' };

const why: Message = message('causeNotFound');
/** What could not be read. */
export const unread = { kind: 'unknown', why } as const;
export const absent = { kind: 'absent', why } as const;

export function known<T>(value: T): Known<T> {
  return { kind: 'known', value };
}

const columns = (names: readonly string[]): string =>
  JSON.stringify(names.map((name) => ({ name, type: 'double', required: true })));

/** A model of which everything is in order; `inputs` undefined is one without a signature. */
export function filesOf(fields: Partial<ModelFiles> & { inputs?: readonly string[] | undefined } = {}): ModelFiles {
  const { inputs = ['open', 'close'], ...rest } = fields;
  const signature =
    'inputs' in fields && fields.inputs === undefined
      ? ''
      : `signature:\n  inputs: '${columns(inputs)}'\n  outputs: '${columns(['y'])}'\n`;
  return {
    owner: { kind: 'run', runId: 'r1' },
    path: 'model/MLmodel',
    document: readMlmodel(`flavors: {}\n${signature}`),
    requirements: 'mlflow==3.17.2\nnumpy==2.4.6\n',
    problems: [],
    hasExample: true,
    ...rest,
  };
}

export function versionFacts(fields: Partial<VersionFacts> = {}): VersionFacts {
  return {
    version: versionOf({ version: '3', stage: 'Staging', description: 'Good.', lastUpdated: now - 86_400_000 }),
    run: known(runOf({ metrics: { f1: 0.584 } })),
    experiment: unread,
    loggedModel: absent,
    files: known(filesOf()),
    ...fields,
  };
}

export const commit: CommitFacts = {
  commit: 'c'.repeat(40),
  root: '/repo',
  subject: 'Train',
  author: 'Alice',
  at: now,
  isOnBranch: true,
  branch: 'main',
  isPushed: true,
  differing: 0,
  file: 'train.py',
};

/** Facts by which every gate passes that none of the given fields concerns. */
export function factsOf(fields: Partial<GateFacts> = {}): GateFacts {
  return {
    candidate: versionFacts(),
    to: 'Production',
    production: versionFacts({
      version: versionOf({ version: '2', stage: 'Production' }),
      run: known(runOf({ metrics: { f1: 0.561 } })),
    }),
    source: { commit: commit.commit, branch: 'main', repoUrl: undefined, file: 'train.py', isDirty: false },
    commit,
    records: [],
    actor: bob,
    requester: alice,
    now,
    ...fields,
  };
}

export function policyWith(...gates: readonly Gate[]): PolicyState {
  const rule = { models: ['*'], stages: ['Production', 'Staging'], gates } as const;
  return { kind: 'policy', path: 'promotion.yaml', policy: { rules: [rule] } };
}

/** What a policy says when all facts are known beforehand. */
export function judge(state: PolicyState, name: string, stage: Stage, facts: GateFacts): GateVerdict {
  const asked = gatesFor(state, name, stage);
  return asked.kind === 'gates' ? verdictOf(asked.gates, facts) : asked.verdict;
}

/** How one gate answers to the facts, and what it says of them. */
export function checkGate(gate: Gate, fields: Partial<GateFacts>, outcome: GateOutcome, detail: string): void {
  const verdict = judge(policyWith(gate), 'm', 'Production', factsOf(fields));
  const told = verdict.gates.map((one) => [one.outcome, renderEnglish(one.detail)]);
  assert.deepEqual(told, [[outcome, detail]]);
  assert.equal(verdict.passed, outcome === 'passed');
}
