import assert from 'node:assert/strict';
import { run } from './memoryIo.ts';
import { columnJson, folderWith, modelText } from './modelFolder.ts';

const cwd = folderWith('diff', {
  'old/MLmodel': modelText(columnJson('long')),
  'same.yaml': modelText('[{"name":"a","type":"long"}]'),
  'wider/MLmodel': modelText('[{"type": "any", "name": "a"}]', { outputs: columnJson('double') }),
  'other/MLmodel': modelText(columnJson('string'), {
    params: '[{"name": "p", "type": "long", "default": 1, "shape": null}]',
  }),
  'refused/MLmodel': modelText(columnJson('int')),
  'list/MLmodel': '- 1\n',
});

describe('mlmodel diff', () => {
  it('answers with its exit code', async () => {
    for (const [now, exitCode, last] of [
      ['same.yaml', 0, /^identical: /],
      ['wider', 0, /^compatible: /],
      ['other', 1, /^breaking: /],
    ] as const) {
      const found = await run(['diff', 'old', now], { cwd });
      assert.deepEqual({ exitCode: found.exitCode, err: found.err }, { exitCode, err: '' });
      assert.match(found.out.trimEnd().split('\n').at(-1) ?? '', last);
    }
  });

  it('names what breaks first', async () => {
    const { out } = await run(['diff', 'old', 'other'], { cwd });
    assert.deepEqual(
      out.split('\n').map((line) => line.split(' ')[0]),
      ['breaking', 'compatible', 'breaking:', ''],
    );
  });

  it('has a shape for scripts', async () => {
    const { out } = await run(['diff', 'old/MLmodel', 'other/MLmodel', '--format', 'json'], { cwd });
    const { version, verdict, changes } = JSON.parse(out) as Record<'version' | 'verdict', unknown> & {
      readonly changes: readonly Record<string, unknown>[];
    };
    assert.deepEqual({ version, verdict }, { version: 1, verdict: 'breaking' });
    assert.deepEqual(
      changes.map(({ message, ...change }) => ({ ...change, hasMessage: typeof message === 'string' })),
      [
        {
          kind: 'type-changed',
          part: 'inputs',
          name: 'a',
          from: 'long',
          to: 'string',
          breaking: true,
          hasMessage: true,
        },
        { kind: 'added', part: 'params', name: 'p', breaking: false, hasMessage: true },
      ],
    );
    const same = await run(['diff', 'old', 'old', '--format', 'json'], { cwd });
    assert.deepEqual(JSON.parse(same.out), { version: 1, verdict: 'identical', changes: [] });
  });

  it('points at the part of the new file in SARIF', async () => {
    const { out } = await run(['diff', 'old', 'other', '--format', 'sarif'], { cwd });
    const places = [...out.matchAll(/"ruleId":"([\w-]+)".*?"level":"(\w+)".*?"uri":"([^"]+)".*?"startLine":(\d+)/g)];
    assert.deepEqual(
      places.map(([, ...place]) => place.join(' ')),
      ['type-changed error other/MLmodel 11', 'added note other/MLmodel 13'],
    );
  });

  it('compares nothing that MLflow refuses', async () => {
    for (const other of ['refused', 'list']) {
      const { exitCode, out, err } = await run(['diff', 'old', other], { cwd });
      assert.deepEqual({ exitCode, out }, { exitCode: 2, out: '' });
      assert.match(err, new RegExp(`MLflow refuses “${other}/MLmodel”`));
    }
  });
});
