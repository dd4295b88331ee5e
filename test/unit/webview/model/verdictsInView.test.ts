import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SignatureVerdict } from '../../../../src/protocol/modelPage.ts';
import { VerdictsInView } from '../../../../webview/model/verdictsInView.ts';

const longer = 180;

describe('verdicts in view', () => {
  const asked: (readonly string[])[] = [];
  let kind: SignatureVerdict['kind'] = 'same';
  let answer = (): Promise<void> => Promise.resolve();
  const made = (): VerdictsInView =>
    new VerdictsInView(async (versions, abort) => {
      asked.push(versions);
      await answer();
      abort.throwIfAborted();
      return versions.map((version) => ({ version, kind }));
    });
  const known = (verdicts: VerdictsInView): string =>
    [...verdicts.known.value].map(([version, verdict]) => `${version} ${verdict.kind}`).join();

  beforeEach(() => {
    asked.length = 0;
    kind = 'same';
    answer = () => Promise.resolve();
  });

  it('are asked for together, once each', async () => {
    const verdicts = made();
    verdicts.see('None', ['1', '2']);
    verdicts.see('Staging', ['3']);
    await sleep(longer);
    verdicts.see('None', ['2', '4']);
    await sleep(longer);
    assert.deepEqual(asked, [['1', '2', '3'], ['4']]);
    assert.equal(known(verdicts), '1 same,2 same,3 same,4 same');
  });

  it('are not asked for what was only passed by', async () => {
    const verdicts = made();
    for (let first = 1; first < 50; first++) verdicts.see('None', [String(first)]);
    await sleep(longer);
    assert.deepEqual(asked, [['49']]);
  });

  it('are given up when something else is seen before they came', async () => {
    const verdicts = made();
    answer = () => sleep(longer * 2);
    verdicts.see('None', ['1']);
    await sleep(longer);
    answer = () => Promise.resolve();
    verdicts.see('None', ['2']);
    await sleep(longer * 2);
    assert.equal(known(verdicts), '2 same');
  });

  it('stay until the next are there when they are old', async () => {
    const verdicts = made();
    verdicts.see('None', ['1', '2']);
    await sleep(longer);
    kind = 'breaking';
    verdicts.forget();
    assert.equal(known(verdicts), '1 same,2 same');
    await sleep(longer);
    assert.equal(known(verdicts), '1 breaking,2 breaking');
  });

  it('are not asked for without end where nothing is said', async () => {
    let times = 0;
    const verdicts = new VerdictsInView(() => {
      times++;
      return Promise.resolve([]);
    });
    verdicts.see('None', ['gone']);
    await sleep(longer * 3);
    assert.equal(times, 1);
  });
});
