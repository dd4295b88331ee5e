import assert from 'node:assert/strict';
import { memoryIo } from './memoryIo.ts';
import type { FileReport } from '../../../src/cli/finding.ts';
import { sarifReporter, type SarifRule } from '../../../src/cli/sarifReport.ts';

const docs = { cause: 'Cause.', example: 'a: b', cure: 'Cure.' };
const rules: readonly SarifRule[] = [
  { code: 'a-rule', severity: 'error', docs },
  { code: 'b-rule', severity: 'hint', docs },
];

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: object; readonly region: object };
  }[];
}

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly Readonly<Record<string, object>>[] } };
    readonly columnKind: string;
    readonly originalUriBaseIds: object;
    readonly results: readonly Result[];
  }[];
}

async function written(cwd: string, ...reports: readonly FileReport[]) {
  const { io, printed } = memoryIo();
  const reporter = sarifReporter(io.out, cwd, rules);
  await reporter.begin();
  for (const report of reports) await reporter.file(report);
  await reporter.end({ files: 1, errors: 0, warnings: 0, notes: 0, hints: 0 });
  const { runs, ...log } = JSON.parse(printed().out) as Log;
  const [run] = runs;
  assert.ok(run && runs.length === 1);
  return { log, run };
}

describe('a SARIF log', () => {
  it('has the rules with help, also when there is no result', async () => {
    const { log, run } = await written('/work space');
    assert.equal(log.version, '2.1.0');
    assert.deepEqual(run.results, []);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run.originalUriBaseIds, { '%SRCROOT%': { uri: 'file:///work%20space/' } });
    assert.deepEqual(run.tool.driver.rules[1], {
      id: 'b-rule',
      shortDescription: { text: 'Cause.' },
      help: { text: 'Cause.\n\nCure.', markdown: 'Cause.\n\n```\na: b\n```\n\nCure.' },
      defaultConfiguration: { level: 'note' },
    });
  });

  it('counts from one, and ends behind the last character', async () => {
    const finding = { code: 'b-rule', severity: 'warning', message: 'M', at: { start: 3, end: 5 } } as const;
    const { run } = await written('/w', { path: 'a b/MLmodel', text: 'x\n😀y', findings: [finding] });
    assert.deepEqual(run.results, [
      {
        ruleId: 'b-rule',
        ruleIndex: 1,
        level: 'warning',
        message: { text: 'M' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a%20b/MLmodel', uriBaseId: '%SRCROOT%' },
              region: { startLine: 2, startColumn: 2, endLine: 2, endColumn: 4 },
            },
          },
        ],
      },
    ]);
  });

  it('names what is elsewhere by its whole address', async () => {
    const finding = { code: 'a-rule', severity: 'error', message: 'M', at: { start: 0, end: 0 } } as const;
    const { run } = await written('/w', { path: '../x/MLmodel', text: '', findings: [finding] });
    assert.deepEqual(run.results[0]?.locations[0]?.physicalLocation.artifactLocation, { uri: 'file:///x/MLmodel' });
  });
});
