import assert from 'node:assert/strict';
import { SingleFlight } from '../../../../src/core/base/singleFlight.ts';

const { signal: never } = new AbortController();

describe('SingleFlight', () => {
  it('shares the work of equal keys and lets others have their own', async () => {
    const flights = new SingleFlight<string>();
    let starts = 0;
    const start = async (): Promise<string> => `result ${++starts}`;
    const answers = await Promise.all([
      flights.join('a', never, start),
      flights.join('a', never, start),
      flights.join('b', never, start),
    ]);
    assert.deepEqual(answers, ['result 1', 'result 1', 'result 2']);
  });

  it('starts anew when the former work has ended, well or not', async () => {
    const flights = new SingleFlight<string>();
    await assert.rejects(
      flights.join('a', never, () => Promise.reject(new Error('broken'))),
      /broken/,
    );
    assert.equal(await flights.join('a', never, async () => 'second'), 'second');
    assert.equal(await flights.join('a', never, async () => 'third'), 'third');
  });

  it('lets one caller leave without disturbing the others', async () => {
    const flights = new SingleFlight<string>();
    const { promise, resolve } = Promise.withResolvers<string>();
    let inner: AbortSignal | undefined;
    const abort = new AbortController();
    const leaving = flights.join('a', abort.signal, (signal) => {
      inner = signal;
      return promise;
    });
    const staying = flights.join('a', never, () => assert.fail());
    abort.abort(new Error('left'));
    await assert.rejects(leaving, /left/);
    assert.equal(inner?.aborted, false);
    resolve('answer');
    assert.equal(await staying, 'answer');
  });

  it('aborts the work when the last caller has left, and starts anew for the next', async () => {
    const flights = new SingleFlight<string>();
    const abort = new AbortController();
    let inner: AbortSignal | undefined;
    const join = (): Promise<string> =>
      flights.join('a', abort.signal, (signal) => {
        inner = signal;
        return new Promise(() => undefined);
      });
    const callers = [join(), join()];
    abort.abort(new Error('left'));
    await Promise.all(callers.map((caller) => assert.rejects(caller, /left/)));
    assert.equal(inner?.aborted, true);
    assert.equal(await flights.join('a', never, async () => 'new'), 'new');
  });

  it('starts nothing for a caller that has left before', async () => {
    await assert.rejects(
      new SingleFlight<string>().join('a', AbortSignal.abort(new Error('gone')), () => assert.fail()),
      /gone/,
    );
  });
});
