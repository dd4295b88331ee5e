import assert from 'node:assert/strict';
import { ReadBackRegistry } from '../../../../src/core/lifecycle/readBackRegistry.ts';
import {
  IncompleteRegistration,
  ModelWithoutVersion,
  register,
  type Registration,
  type RegistrationStep,
} from '../../../../src/core/lifecycle/register.ts';
import type { ModelVersion } from '../../../../src/core/tracking/registeredModel.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { never } from '../../../support/domain.ts';
import { lostAnswer, notFound, refused } from '../../../support/faults.ts';
import { MemoryRegistry } from '../../../support/memoryRegistry.ts';

/** The creation time of models in memory. */
const madeAt = 1000;

const registration: Registration = {
  name: 'm',
  runId: 'r1',
  candidate: {
    path: 'model',
    modelId: 'm-1',
    source: 'models:/m-1',
    status: 'ready',
    flavor: undefined,
    owner: { kind: 'model', modelId: 'm-1' },
    mlmodelPath: 'MLmodel',
  },
  description: 'text',
  tags: [{ key: 'k', value: 'v' }],
  alias: undefined,
  stage: undefined,
};

interface Attempt {
  readonly result: ModelVersion | Error;
  readonly steps: readonly RegistrationStep[];
  readonly waits: readonly number[];
}

/** Registers over the registry that the extension uses, which reads back what a lost answer left open. */
async function attempt(
  memory: MemoryRegistry,
  more: Partial<Registration> = {},
  signal: AbortSignal = never,
): Promise<Attempt> {
  const steps: RegistrationStep[] = [];
  const waits: number[] = [];
  const port = {
    registry: new ReadBackRegistry(memory, { now: () => madeAt, wait: async () => undefined }),
    wait: async (milliseconds: number, during: AbortSignal) => {
      waits.push(milliseconds);
      during.throwIfAborted();
    },
    onStep: (step: RegistrationStep) => void steps.push(step),
  };
  const result = await register(port, { ...registration, ...more }, signal).catch((error: unknown) => {
    assert.ok(error instanceof Error);
    return error;
  });
  return { result, steps, waits };
}

/** `alias: notFound` for a registration that got as far as the alias, the reason alone for one that did not get to a version. */
function outcome({ result }: Attempt): string {
  if (!(result instanceof Error)) return `version ${result.version}`;
  if (result instanceof ModelWithoutVersion)
    return `${result.model} is empty: ${outcome({ result: result.cause, steps: [], waits: [] } as Attempt)}`;
  if (result instanceof IncompleteRegistration)
    return `${result.step}: ${outcome({ result: result.cause, steps: [], waits: [] } as Attempt)}`;
  return result instanceof TrackingError
    ? [result.reason, result.failure.readBack].filter((part) => part).join(' ')
    : result.message;
}

describe('register', () => {
  it('creates the model when there is none, and then the version', async () => {
    const memory = new MemoryRegistry();
    const done = await attempt(memory);
    assert.equal(outcome(done), 'version 1');
    assert.deepEqual(done.steps, ['model', 'version', 'ready']);
    assert.deepEqual(memory.faults.argumentsOf('createRegisteredModel'), [['m', undefined]]);
    assert.deepEqual(memory.faults.argumentsOf('createModelVersion'), [
      [
        {
          name: 'm',
          source: 'models:/m-1',
          runId: 'r1',
          modelId: 'm-1',
          description: 'text',
          tags: [{ key: 'k', value: 'v' }],
        },
      ],
    ]);
  });

  it('adds a version to a model that is there', async () => {
    const memory = new MemoryRegistry().with({ version: '7' });
    assert.equal(outcome(await attempt(memory)), 'version 8');
    assert.deepEqual(memory.faults.argumentsOf('createRegisteredModel'), []);
  });

  it('goes on when somebody else created the model meanwhile', async () => {
    const memory = new MemoryRegistry().withModel('m');
    memory.faults.fail('getRegisteredModel', 'before', notFound());
    assert.equal(outcome(await attempt(memory)), 'version 1');
  });

  it('knows which versions somebody else made meanwhile', async () => {
    const memory = new MemoryRegistry().with({ version: '1' });
    memory.faults.fail('getRegisteredModel', 'before', notFound());
    memory.faults.fail('createModelVersion', 'before', lostAnswer());
    assert.equal(outcome(await attempt(memory)), 'unreachable notDone');
  });

  it('creates no version inside a prompt, which has the name but is never shown', async () => {
    const memory = new MemoryRegistry().withModel('m');
    memory.getRegisteredModel = async () => {
      throw notFound();
    };
    assert.equal(outcome(await attempt(memory)), 'alreadyExists');
    assert.deepEqual(memory.faults.argumentsOf('createModelVersion'), []);
  });

  it('says that the model it created is there and empty when there is no version', async () => {
    const refusing = new MemoryRegistry();
    refusing.faults.fail('createModelVersion', 'before', refused());
    assert.equal(outcome(await attempt(refusing)), 'm is empty: invalid');
    const abort = new AbortController();
    const cancelled = new MemoryRegistry();
    const create = cancelled.createRegisteredModel.bind(cancelled);
    cancelled.createRegisteredModel = async (...args) => {
      const created = await create(...args);
      abort.abort();
      return created;
    };
    assert.equal(outcome(await attempt(cancelled, {}, abort.signal)), 'm is empty: cancelled');
  });

  it('stops before anything is created when the model cannot be read or created', async () => {
    const unreadable = new MemoryRegistry();
    unreadable.faults.fail('getRegisteredModel', 'before', refused({ reason: 'forbidden', status: 403 }));
    assert.equal(outcome(await attempt(unreadable)), 'forbidden');
    const locked = new MemoryRegistry();
    locked.faults.fail('createRegisteredModel', 'before', refused({ reason: 'forbidden', status: 403 }));
    assert.equal(outcome(await attempt(locked)), 'forbidden');
    assert.deepEqual(
      [...unreadable.faults.argumentsOf('createModelVersion'), ...locked.faults.argumentsOf('createModelVersion')],
      [],
    );
  });

  it('sets alias and stage after the version is ready', async () => {
    const memory = new MemoryRegistry().with({ version: '1', stage: 'Staging' });
    const done = await attempt(memory, { alias: 'champion', stage: 'Staging' });
    assert.equal(outcome(done), 'version 2');
    assert.deepEqual(done.steps, ['model', 'version', 'ready', 'alias', 'stage']);
    assert.equal(memory.stagesOf('m'), '1 Staging, 2 Staging', 'a stage that is asked for archives nothing');
    assert.deepEqual(memory.faults.argumentsOf('transitionStage'), [['m', '2', 'Staging', false]]);
    assert.deepEqual((await memory.getRegisteredModel('m')).aliases, [{ alias: 'champion', version: '2' }]);
  });

  it('knows its alias in the answer', async () => {
    const { result } = await attempt(new MemoryRegistry(), { alias: 'champion' });
    assert.ok(!(result instanceof Error));
    assert.deepEqual(result.aliases, ['champion']);
  });

  it('does not ask for None, which a version is in anyway', async () => {
    const memory = new MemoryRegistry();
    const { steps } = await attempt(memory, { stage: 'None' });
    assert.deepEqual(steps, ['model', 'version', 'ready']);
    assert.deepEqual(memory.faults.argumentsOf('transitionStage'), []);
  });
});

describe('register, when the answer to the creation is lost', () => {
  /** A registry in which `others` are versions with the same source that were there before. */
  function losing(time: 'before' | 'after', ...others: readonly string[]): MemoryRegistry {
    const memory = new MemoryRegistry().with(...others.map((version) => ({ version })));
    memory.faults.fail('createModelVersion', time, lostAnswer());
    return memory;
  }

  it('finds the version that was created', async () => {
    assert.equal(outcome(await attempt(losing('after'))), 'version 1');
    assert.equal(outcome(await attempt(losing('after', '1', '2'))), 'version 3');
  });

  it('takes no older version with the same source for it', async () => {
    assert.equal(outcome(await attempt(losing('before'))), 'm is empty: unreachable notDone');
    assert.equal(outcome(await attempt(losing('before', '1', '2'))), 'unreachable notDone');
  });

  it('takes no version of another source that somebody made meanwhile', async () => {
    const memory = losing('before', '1');
    const before = await memory.getRegisteredModel('m');
    memory.getRegisteredModel = async () => {
      memory.with({ version: '2', source: 'models:/m-other' });
      return before;
    };
    assert.equal(outcome(await attempt(memory)), 'unreachable notDone');
  });

  it('says that it does not know when it cannot look', async () => {
    const memory = losing('after');
    memory.faults.fail('listVersions', 'before', lostAnswer());
    assert.equal(outcome(await attempt(memory)), 'unknownOutcome');
  });

  it('waits for a version that a server may still be making', async () => {
    for (const there of [false, true]) {
      const memory = new MemoryRegistry();
      memory.faults.fail('createModelVersion', 'before', refused({ reason: 'server', status: 504, sent: 'maybe' }));
      if (there) {
        const list = memory.listVersions.bind(memory);
        memory.listVersions = async (...args) => {
          const page = await list(...args);
          if (memory.faults.argumentsOf('listVersions').length === 2) memory.with({ version: '1' });
          return page;
        };
      }
      const done = await attempt(memory);
      assert.equal(outcome(done), there ? 'version 1' : 'unknownOutcome');
      assert.deepEqual(
        done.waits,
        Array.from({ length: there ? 2 : 10 }, () => 500),
      );
    }
  });

  it('never sends it again', async () => {
    const memory = losing('before', '1');
    await attempt(memory);
    assert.equal(memory.faults.argumentsOf('createModelVersion').length, 1);
  });

  it('looks even when the person has cancelled', async () => {
    const memory = new MemoryRegistry().with({ version: '1' });
    const abort = new AbortController();
    const create = memory.createModelVersion.bind(memory);
    memory.createModelVersion = async (version) => {
      await create(version);
      abort.abort();
      throw new TrackingError({ reason: 'cancelled', sent: 'maybe' });
    };
    assert.equal(outcome(await attempt(memory, {}, abort.signal)), 'version 2');
  });

  it('creates nothing after a refusal, and does not look', async () => {
    const memory = new MemoryRegistry().with({ version: '1' });
    memory.faults.fail('createModelVersion', 'before', refused());
    assert.equal(outcome(await attempt(memory)), 'invalid');
    assert.deepEqual(memory.faults.argumentsOf('listVersions'), []);
  });

  it('goes on when only the answer to the creation of the model is lost', async () => {
    const memory = new MemoryRegistry();
    memory.faults.fail('createRegisteredModel', 'after', lostAnswer());
    assert.equal(outcome(await attempt(memory)), 'version 1');
  });

  it('goes on when the model is there after all, although it was not known to be ours', async () => {
    const memory = new MemoryRegistry();
    const get = memory.getRegisteredModel.bind(memory);
    memory.getRegisteredModel = async (name) => ({ ...(await get(name)), created: undefined });
    memory.faults.fail('createRegisteredModel', 'after', lostAnswer());
    assert.equal(outcome(await attempt(memory)), 'version 1');
  });
});

describe('register, when a later step fails', () => {
  it('says which, and keeps the version', async () => {
    for (const [method, step] of [
      ['setAlias', 'alias'],
      ['transitionStage', 'stage'],
    ] as const) {
      const memory = new MemoryRegistry();
      memory.faults.fail(method, 'before', refused());
      const { result } = await attempt(memory, { alias: 'champion', stage: 'Production' });
      assert.ok(result instanceof IncompleteRegistration);
      assert.deepEqual([result.step, result.version.name, result.version.version], [step, 'm', '1']);
      assert.match(result.message, new RegExp(`^m version 1 was registered, but not: ${step}$`));
    }
  });

  it('knows after a lost answer whether the step was done', async () => {
    for (const [method, step] of [
      ['setAlias', 'alias'],
      ['transitionStage', 'stage'],
    ] as const) {
      for (const [time, expected] of [
        ['after', 'version 1'],
        ['before', `${step}: unreachable notDone`],
      ] as const) {
        const memory = new MemoryRegistry();
        memory.faults.fail(method, time, lostAnswer());
        assert.equal(outcome(await attempt(memory, { alias: 'champion', stage: 'Production' })), expected);
      }
    }
  });
});

describe('register, while the version is pending', () => {
  function pending(...then: readonly ModelVersion['status'][]): MemoryRegistry {
    const memory = new MemoryRegistry();
    memory.statuses = ['pending', ...then];
    return memory;
  }

  it('waits, longer each time, until it is ready', async () => {
    const done = await attempt(pending('pending', 'pending', 'ready'), { alias: 'champion' });
    assert.equal(outcome(done), 'version 1');
    assert.deepEqual(done.waits, [300, 450, 675]);
    assert.deepEqual(done.steps, ['model', 'version', 'ready', 'alias']);
  });

  it('does not wait for a version that is ready at once', async () => {
    const memory = new MemoryRegistry();
    assert.deepEqual((await attempt(memory)).waits, []);
    assert.deepEqual(memory.faults.argumentsOf('getModelVersion'), []);
  });

  it('stops when the registration failed, and sets no alias', async () => {
    const memory = pending('failed');
    assert.equal(outcome(await attempt(memory, { alias: 'champion' })), 'ready: server');
    assert.deepEqual(memory.faults.argumentsOf('setAlias'), []);
  });

  it('gives up after about six minutes', async () => {
    const done = await attempt(pending(...Array.from({ length: 200 }, () => 'pending' as const)));
    assert.equal(outcome(done), 'ready: timeout');
    const total = done.waits.reduce((sum, wait) => sum + wait, 0);
    assert.ok(total > 300_000 && total < 400_000 && Math.max(...done.waits) === 3000, String(total));
  });

  it('keeps the version when the person stops waiting', async () => {
    const abort = new AbortController();
    const memory = pending('ready');
    const create = memory.createModelVersion.bind(memory);
    memory.createModelVersion = async (version) => {
      abort.abort(new TrackingError({ reason: 'cancelled' }));
      return create(version);
    };
    assert.equal(outcome(await attempt(memory, {}, abort.signal)), 'ready: cancelled');
    assert.equal((await memory.getRegisteredModel('m')).latestVersions.length, 1);
  });
});
