import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRuleCode } from '../../../src/core/mlmodel/ruleTable.ts';
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
  'twice/MLmodel': modelText('[{"type": "long", "name": "a"}, {"type": "string", "name": "a"}]'),
  'unnamed/MLmodel': modelText('[{"type": "string"}]'),
});

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endColumn', number>>;
        };
      }[];
    }[];
  }[];
}

/** `code level file line:column marked text` of the results. */
async function sarifPlaces(old: string, now: string): Promise<readonly string[]> {
  const { out } = await run(['diff', old, now, '--format', 'sarif'], { cwd });
  return ((JSON.parse(out) as Log).runs[0]?.results ?? []).map(({ ruleId, level, locations }) => {
    const { artifactLocation, region } = locations[0]?.physicalLocation ?? assert.fail('no location');
    const line = readFileSync(path.join(cwd, artifactLocation.uri), 'utf8').split('\n')[region.startLine - 1] ?? '';
    const marked = line.slice(region.startColumn - 1, region.endColumn - 1);
    return `${ruleId} ${level} ${artifactLocation.uri} ${region.startLine}:${region.startColumn} ${marked}`;
  });
}

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

  it('points at the column of the new file in SARIF, or at the part that it was in', async () => {
    assert.deepEqual(await sarifPlaces('old', 'other'), [
      'signature-input-type-changed error other/MLmodel 11:13 {"type": "string", "name": "a", "required": true}',
      'signature-param-added note other/MLmodel 13:13 {"name": "p", "type": "long", "default": 1, "shape": null}',
    ]);
    assert.deepEqual(await sarifPlaces('wider', 'same.yaml'), [
      'signature-input-type-narrowed error same.yaml 11:13 {"name":"a","type":"long"}',
      'signature-input-required-changed error same.yaml 11:13 {"name":"a","type":"long"}',
      'signature-outputs-removed error same.yaml 10:1 signature',
    ]);
    assert.deepEqual(await sarifPlaces('old', 'twice'), [
      'signature-input-type-changed error twice/MLmodel 11:44 {"type": "string", "name": "a"}',
    ]);
    assert.deepEqual(await sarifPlaces('twice', 'unnamed'), [
      'signature-input-naming-changed error unnamed/MLmodel 11:3 inputs',
    ]);
  });

  it('has codes in SARIF that no other rule has', async () => {
    const { out } = await run(['diff', 'old', 'other', '--format', 'sarif'], { cwd });
    const { rules } = (JSON.parse(out) as Log).runs[0]?.tool.driver ?? { rules: [] };
    assert.deepEqual(
      rules.map(({ id }) => id),
      ['signature-input-type-changed', 'signature-param-added'],
    );
    for (const { id } of rules) assert.ok(!isRuleCode(id), id);
  });

  it('compares nothing that MLflow refuses', async () => {
    for (const other of ['refused', 'list']) {
      const { exitCode, out, err } = await run(['diff', 'old', other], { cwd });
      assert.deepEqual({ exitCode, out }, { exitCode: 2, out: '' });
      assert.match(err, new RegExp(`MLflow refuses “${other}/MLmodel”`));
    }
  });
});
