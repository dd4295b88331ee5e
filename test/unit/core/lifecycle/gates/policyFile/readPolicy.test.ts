import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../../src/core/base/message.ts';
import type { PolicyProblem } from '../../../../../../src/core/lifecycle/gates/policyFile/policyProblem.ts';
import { policyCodes } from '../../../../../../src/core/lifecycle/gates/policyFile/policyProblem.ts';
import { readPolicy } from '../../../../../../src/core/lifecycle/gates/policyFile/readPolicy.ts';
import { applied, everyGate, ofGates, ofRule } from '../../../../../support/policyTexts.ts';

/** `severity code “text”` of each problem. */
function looks(text: string, problems = readPolicy(text).problems): string[] {
  return problems.map(({ severity, code, span }) => `${severity} ${code} “${text.slice(span.start, span.end)}”`);
}

function gates(text: string): readonly object[] {
  return readPolicy(text).policy?.rules.flatMap((rule) => rule.gates) ?? assert.fail(looks(text).join('\n'));
}

describe('a sound policy', () => {
  it('has every gate', () => {
    assert.deepEqual(readPolicy(everyGate), {
      policy: {
        rules: [
          {
            models: ['BTC *'],
            stages: ['Production'],
            gates: [
              { kind: 'metric', metric: 'f1', comparison: '>=', value: 0.6 },
              { kind: 'metricAgainstProduction', metric: 'f1', direction: 'above', by: 0.02 },
              { kind: 'metricAgainstProduction', metric: 'log_loss', direction: 'below', by: 0 },
              { kind: 'signaturePresent' },
              { kind: 'signatureCompatible' },
              { kind: 'exampleValid' },
              { kind: 'requirementsPinned' },
              { kind: 'runFinished' },
              { kind: 'commitClean' },
              { kind: 'commitPushed' },
              { kind: 'tag', key: 'validated', value: 'yes' },
              { kind: 'tag', key: 'owner', value: undefined },
              { kind: 'description' },
              { kind: 'ageInStaging', milliseconds: 172_800_000 },
              { kind: 'approvals', count: 1 },
              { kind: 'notByRequester' },
            ],
          },
        ],
      },
      problems: [],
    });
  });

  it('may have lists of models and stages, and several rules', () => {
    const text = `${ofRule('models: [a, "b*"]\nstage: [Staging, Production]\ngates: { run: finished }')}  - { models: c, stage: Archived, gates: { commit: clean } }\n`;
    assert.deepEqual(
      readPolicy(text).policy?.rules.map(({ models, stages }) => [models, stages]),
      [
        [
          ['a', 'b*'],
          ['Staging', 'Production'],
        ],
        [['c'], ['Archived']],
      ],
    );
  });

  it('takes tags as they are written', () => {
    assert.deepEqual(gates(ofGates('tags: { a: yes, b: 1.0, c: ~, d: "*", e: "x y", f: 010 }')), [
      { kind: 'tag', key: 'a', value: 'yes' },
      { kind: 'tag', key: 'b', value: '1.0' },
      { kind: 'tag', key: 'c', value: undefined },
      { kind: 'tag', key: 'd', value: undefined },
      { kind: 'tag', key: 'e', value: 'x y' },
      { kind: 'tag', key: 'f', value: '010' },
    ]);
    assert.equal(gates(ofGates('tags: [a, b]')).length, 2);
    assert.equal(gates(ofGates('tags: a')).length, 1);
  });

  it('takes one condition without a list, and several metrics in one item', () => {
    assert.equal(gates(ofGates('metrics: f1 >= 0.6')).length, 1);
    assert.equal(
      gates(ofGates('metrics: { f1: { above-production-by: 1 }, a: { below-production-by: 0.1 } }')).length,
      2,
    );
  });

  it('may stand for values by aliases', () => {
    const text = `version: 1\nrules:\n  - models: a\n    stage: Staging\n    gates: &least { run: finished }\n  - models: b\n    stage: Staging\n    gates: *least\n`;
    assert.equal(readPolicy(text).policy?.rules.length, 2);
  });

  it('may begin with a byte order mark and end its lines as on Windows', () => {
    assert.ok(readPolicy(`\uFEFF${everyGate.replaceAll('\n', '\r\n')}`).policy);
  });
});

/** The problems of the text, and that no policy comes of it when one is an error. */
function check(what: string, text: string, expected: readonly string[]): void {
  it(what, () => {
    const { policy, problems } = readPolicy(text);
    assert.deepEqual(looks(text, problems), expected);
    assert.equal(
      policy === undefined,
      expected.some((one) => one.startsWith('error')),
    );
  });
}

describe('a policy that is wrong', () => {
  check('has nothing', '', ['error policy-empty “”']);
  check('has only comments', '# soon', ['error policy-empty “# soon”']);
  check('is a list', '- a', ['error policy-type “- a”']);
  check('is no YAML', 'version: 1\nrules: ]', ['error policy-yaml “]”']);
  check('has a second document', `${everyGate}---\na: 1\n`, ['error policy-yaml “---”']);
  check('has tags that YAML does not know', ofGates('run: !x finished'), [
    'error policy-yaml “!x”',
    'error policy-value “finished”',
  ]);
  check('has no version', 'rules:\n  - { models: a, stage: Staging, gates: { run: finished } }', [
    'error policy-key-missing “rules”',
  ]);
  check('is of another version', everyGate.replace('version: 1', 'version: 2'), ['error policy-version “2”']);
  check('has its version in quotes', everyGate.replace('version: 1', 'version: "1"'), ['error policy-version “"1"”']);
  check('has no rules', 'version: 1', ['error policy-key-missing “version”']);
  check('has an empty list of rules', 'version: 1\nrules: []', ['error policy-empty “[]”']);
  check('has nothing behind rules', 'version: 1\nrules:\n', ['error policy-empty “rules”']);
  check('has a rule without a dash', 'version: 1\nrules: { models: a }', ['error policy-type “{ models: a }”']);
  check('has a rule that is a text', 'version: 1\nrules: [a]', ['error policy-type “a”']);
  check(
    'lacks models, stage and gates',
    'version: 1\nrules:\n  - {}',
    Array.from({ length: 3 }, () => 'error policy-key-missing “{”'),
  );
  check('misspells a key', everyGate.replace('models:', 'modles:'), ['error policy-key-unknown “modles”']);
  check('writes a key with an underscore', ofGates('input_example: valid'), [
    'error policy-key-unknown “input_example”',
  ]);
  check('has a key elsewhere', ofGates('stage: x\nrun: finished'), ['error policy-key-unknown “stage”']);
  check('has a key that nobody knows', ofGates('colour: red\nrun: finished'), ['error policy-key-unknown “colour”']);
  check('has a key that is a list', ofGates('? [a]\n: b\nrun: finished'), [
    'error policy-yaml “[a]”',
    'error policy-type “[a]”',
  ]);
  check('has a key twice', ofGates('run: finished\nrun: finished'), ['error policy-key-duplicate “run”']);
  check('merges', ofGates('<<: { run: finished }\ncommit: clean'), ['error policy-merge “<<”']);
  check('has no models', ofRule('models: []\nstage: Staging\ngates: { run: finished }'), ['error policy-empty “[]”']);
  check('names a model by a number', ofRule('models: [12, a]\nstage: Staging\ngates: { run: finished }'), [
    'error policy-type “12”',
  ]);
  check('has a broken glob', ofRule('models: "a[b"\nstage: Staging\ngates: { run: finished }'), [
    'error policy-glob “"a[b"”',
  ]);
  check('names no model there can be', ofRule('models: a/b\nstage: Staging\ngates: { run: finished }'), [
    'error policy-glob “a/b”',
  ]);
  check('names no stage', ofRule('models: a\nstage: Prodution\ngates: { run: finished }'), [
    'error policy-stage “Prodution”',
  ]);
  check('writes a stage in other letters', ofRule('models: a\nstage: STAGING\ngates: { run: finished }'), [
    'hint policy-stage “STAGING”',
  ]);
  check('is about None', ofRule('models: a\nstage: None\ngates: { run: finished }'), ['warning policy-stage “None”']);
  check('has no stage behind the colon', ofRule('models: a\nstage:\ngates: { run: finished }'), [
    'error policy-empty “stage”',
  ]);
  check('has no gates', ofRule('models: a\nstage: Staging\ngates: {}'), ['error policy-empty “{}”']);
  check('has gates that are a list', ofRule('models: a\nstage: Staging\ngates: [run]'), ['error policy-type “[run]”']);
  check('has another word', ofGates('signature: compatibel'), ['error policy-value “compatibel”']);
  check('has true for a word', ofGates('description: true'), ['error policy-value “true”']);
  check('has false', ofGates('not-by-requester: false'), ['error policy-value “false”']);
  check('has a word without value', ofGates('run:'), ['error policy-empty “run”']);
  check('has a list where one word stands', ofGates('run: [finished]'), ['error policy-value “[finished]”']);
  check('has no words', ofGates('commit: []'), ['error policy-empty “[]”']);
  check('has a word twice', ofGates('commit: [clean, clean]'), ['warning policy-gate-duplicate “clean”']);
  check('has no metrics', ofGates('metrics: []'), ['error policy-empty “[]”']);
  check('has a metric without a number', ofGates('metrics: [f1]'), ['error policy-metric “f1”']);
  check('has a metric that is a number', ofGates('metrics: [12]'), ['error policy-metric “12”']);
  check('compares with NaN', ofGates('metrics: [f1 >= nan]'), ['error policy-number “f1 >= nan”']);
  check('compares by infinity', ofGates('metrics: { f1: { above-production-by: .inf } }'), [
    'error policy-number “.inf”',
  ]);
  check('compares by less than nothing', ofGates('metrics: { f1: { above-production-by: -1 } }'), [
    'error policy-number “-1”',
  ]);
  check('compares in both directions', ofGates('metrics: { f1: { above-production-by: 1, below-production-by: 1 } }'), [
    'error policy-metric “f1”',
  ]);
  check('compares with nothing', ofGates('metrics: { f1: }'), ['error policy-metric “f1”']);
  check('has the same condition twice', ofGates('metrics:\n  - f1 > 0.5\n  - f1 > 0.50\n'), [
    'warning policy-gate-duplicate “f1 > 0.50”',
  ]);
  check('has a bad duration', ofGates('age-in-staging: 2 days'), ['error policy-duration “2 days”']);
  check('has a duration that YAML takes for a number', ofGates('age-in-staging: 1:30'), [
    'error policy-duration “1:30”',
  ]);
  check('has no approvals', ofGates('approvals: 0'), ['error policy-value “0”']);
  check('has half an approval', ofGates('approvals: 1.5'), ['error policy-value “1.5”']);
  check('has no tags', ofGates('tags: {}'), ['error policy-empty “tags”']);
  check('has tags with empty values', ofGates('tags: { a: "" }'), ['error policy-value “""”']);
  check('has tags with lists', ofGates('tags: { a: [b] }'), ['error policy-value “[b]”']);
  check('has tags without a key', ofGates('tags: [[a]]'), ['error policy-type “[a]”']);

  it('tells of the whole file at once', () => {
    const text = everyGate.replace('version: 1', 'version: 9').replace('finished', 'done').replace('pinned', 'fixed');
    assert.deepEqual(looks(text), [
      'error policy-version “9”',
      'error policy-value “fixed”',
      'error policy-value “done”',
    ]);
  });

  it('does not count, however much advice is told before its error', () => {
    const rule = (stage: string, run: string): string =>
      `  - { models: "*", stage: ${stage}, gates: { run: ${run} } }\n`;
    const text = `version: 1\nrules:\n${rule('production', 'finished').repeat(250)}${rule('Production', 'done')}`;
    const { policy, problems } = readPolicy(text);
    assert.deepEqual([policy, problems.length], [undefined, 200]);
    assert.deepEqual(looks(text, problems.slice(-1)), ['error policy-value “done”']);
  });

  it('is told of in sentences', () => {
    const { problems } = readPolicy(ofGates('colour: red\nrun: done'));
    assert.deepEqual(
      problems.map((one: PolicyProblem) => renderEnglish(one.message)),
      [
        '“colour” is not known here. These are: metrics, signature, input-example, requirements, run, commit, tags, description, age-in-staging, approvals, not-by-requester.',
        '“run” takes: finished.',
      ],
    );
  });
});

describe('a fix', () => {
  for (const [from, to] of [
    ['signature: compatible', 'signature: compatibel'],
    ['run: finished', 'run: true'],
    ['run: finished', 'run:'],
    ['f1 >= 0.60', 'f1 => 0.60'],
    ['f1 >= 0.60', '0.60 <= f1'],
    ['age-in-staging: 2d', 'age-in-staging: 2 days'],
    ['approvals: 1', 'approvals: "1"'],
    ['not-by-requester: true', 'not-by-requester: "true"'],
    ['not-by-requester: true', 'not_by_requester: true'],
    ['stage: Production', 'stage: Producton'],
    ['stage: Production', 'stage: production'],
    ['version: 1\n', ''],
    ['version: 1', 'version: 1.0'],
    ['[clean, pushed]', '[clean, pushed, clean]'],
    ['  - f1 >= 0.60\n', '  - f1 >= 0.60\n        - f1 >= 0.60\n'],
    ['  - f1 >= 0.60\n', '  - f1: ">= 0.60"\n'],
  ] as const)
    it(`makes ${JSON.stringify(from)} of ${JSON.stringify(to)}`, () => {
      const broken = everyGate.replace(from, to);
      const [problem, ...others] = readPolicy(broken).problems;
      assert.deepEqual(others, []);
      const [fix] = problem?.fixes ?? [];
      assert.ok(fix, looks(broken).join());
      assert.equal(applied(broken, fix), everyGate);
    });
});

describe('codes of problems', () => {
  it('are unique and in kebab-case', () => {
    assert.equal(new Set(policyCodes).size, policyCodes.length);
    assert.deepEqual(
      policyCodes.filter((code) => !/^policy(-[a-z]+)+$/.test(code)),
      [],
    );
  });
});
