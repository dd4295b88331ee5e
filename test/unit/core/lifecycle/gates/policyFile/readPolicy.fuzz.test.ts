import assert from 'node:assert/strict';
import { policyCompletion } from '../../../../../../src/core/lifecycle/gates/policyFile/policyCompletion.ts';
import { policyHover } from '../../../../../../src/core/lifecycle/gates/policyFile/policyHover.ts';
import { policyOutline } from '../../../../../../src/core/lifecycle/gates/policyFile/policyOutline.ts';
import type { PolicyProblem } from '../../../../../../src/core/lifecycle/gates/policyFile/policyProblem.ts';
import { readPolicy } from '../../../../../../src/core/lifecycle/gates/policyFile/readPolicy.ts';
import { policyStarter } from '../../../../../../src/core/lifecycle/gates/policyFile/policyStarter.ts';
import { Dice } from '../../../../../support/dice.ts';
import { applied, everyGate } from '../../../../../support/policyTexts.ts';

/** `POLICY_FUZZ=100000 POLICY_FUZZ_SEED=7`: more texts, other texts. */
const count = Number(process.env['POLICY_FUZZ'] ?? 1000);
const seed = Number(process.env['POLICY_FUZZ_SEED'] ?? 1);

const pieces = [
  ...Array.from('\n \t-:,{}[]"\'#&*!|>%@~?\\\r\uFEFF\u0085\0é😀'),
  '  ',
  '- ',
  ': ',
  '\n    ',
  '&a ',
  '*a',
  '<<: *a',
  '---\n',
  'null',
  'true',
  'NaN',
  '1e999',
  '{a,b',
  '[z-a]',
  'metrics:',
  'gates:',
  'rules:',
  'production',
  '>= 0.6',
  'f1 => 1',
  'clean, clean',
  '!!set ',
];

/** A sound policy in which some places were changed. */
function mutated(dice: Dice): string {
  let text = dice.pick([everyGate, policyStarter, everyGate.replaceAll('\n', '\r\n')]);
  for (let left = 1 + dice.below(4); left > 0; left--) {
    const at = dice.below(text.length + 1);
    const lines = text.split('\n');
    const line = dice.below(lines.length);
    text = dice.pick([
      () => text.slice(0, at) + dice.pick(pieces) + text.slice(at),
      () => text.slice(0, at) + dice.pick(pieces) + text.slice(at + dice.below(12)),
      () => text.slice(0, at) + text.slice(at + 1 + dice.below(12)),
      () => lines.toSpliced(line, 1).join('\n'),
      () => lines.toSpliced(line, 0, dice.pick(lines)).join('\n'),
      () => lines.toSpliced(line, 1, (lines[line] ?? '').replace(/\w(?=\w*:)/, '')).join('\n'),
    ])();
  }
  return text;
}

const sameAs = (a: PolicyProblem) => (b: PolicyProblem) => JSON.stringify(told(a)) === JSON.stringify(told(b));

function told({ code, message }: PolicyProblem): object {
  return { code, message };
}

function failuresOf(text: string): readonly string[] {
  const { policy, problems } = readPolicy(text);
  const hasError = problems.some(({ severity }) => severity === 'error');
  return [
    ...(hasError === (policy === undefined) ? [] : ['a policy with errors, or none without']),
    ...(policy?.rules.every((rule) => rule.models.length * rule.stages.length * rule.gates.length > 0) === false
      ? ['a rule that is empty']
      : []),
    ...problems.flatMap((problem) => misplaced(text, problem)),
    ...problems.flatMap((problem) => unmended(text, problem, problems.filter(sameAs(problem)).length)),
  ];
}

function misplaced({ length }: string, { code, span, fixes }: PolicyProblem): readonly string[] {
  return [span, ...fixes.flatMap(({ edits }) => edits.map(({ at }) => at))]
    .filter(({ start, end }) => !(0 <= start && start <= end && end <= length))
    .map(({ start, end }) => `${code} at ${start}–${end} of ${length}`);
}

/** Fixes after which the problem is there as often as before. What YAML cannot read is mended by the rules of its reader. */
function unmended(text: string, problem: PolicyProblem, times: number): readonly string[] {
  if (problem.code === 'policy-yaml') return [];
  return problem.fixes.flatMap((fix) => {
    const after = readPolicy(applied(text, fix)).problems;
    const isWorse = after.some(({ code }) => code === 'policy-yaml') && !text.includes('\0');
    const before = readPolicy(text).problems.some(({ code }) => code === 'policy-yaml');
    const left = after.filter(sameAs(problem)).length;
    return left >= times || (isWorse && !before)
      ? [`${problem.code} ${problem.message.id} is not mended by ${JSON.stringify(fix.edits)}`]
      : [];
  });
}

describe(`mutated policies (${count} of seed ${seed})`, () => {
  it('are read, and their fixes mend what they say', function () {
    this.timeout(60_000 + count * 20);
    const dice = new Dice(seed);
    const failures: string[] = [];
    let sound = 0;
    let fixes = 0;
    for (let index = 0; index < count && failures.length < 5; index++) {
      const text = mutated(dice);
      failures.push(...failuresOf(text).map((why) => `${why}\n${text}`));
      const { policy, problems } = readPolicy(text);
      sound += policy ? 1 : 0;
      fixes += problems.flatMap((problem) => problem.fixes).length;
    }
    assert.deepEqual(failures, []);
    assert.ok(sound > count / 50 && fixes > count / 5, `${sound} are sound, ${fixes} fixes`);
  });

  it('are completed, explained and outlined at any place', function () {
    this.timeout(60_000 + count * 20);
    const dice = new Dice(seed + 1);
    for (let index = 0; index < count; index++) {
      const text = mutated(dice);
      const offset = dice.below(text.length + 2);
      for (const { replaced } of policyCompletion(text, Math.min(offset, text.length))) {
        assert.ok(replaced.start <= offset && offset <= replaced.end + 1, `${offset}: ${JSON.stringify(replaced)}`);
        assert.doesNotMatch(text.slice(replaced.start, replaced.end), /[\r\n]/);
      }
      policyHover(text, offset);
      for (const symbol of policyOutline(text)) {
        const { span, selection, children } = symbol;
        assert.ok(span.start <= selection.start && selection.end <= span.end, text);
        for (const child of children)
          assert.ok(child.span.start <= child.selection.start && child.selection.end <= child.span.end, text);
      }
    }
  });
});

describe('hostile policies', () => {
  const rule = '{ models: a, stage: Staging, gates: { metrics: *m } }';
  for (const [what, text] of Object.entries({
    'deep lists': '['.repeat(100_000),
    'deep maps': `version: 1\nrules: ${'{a: '.repeat(100_000)}`,
    'deep indentation': Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    'aliases of aliases': `m: &m [${'f1 > 1, '.repeat(5_000)}]\nversion: 1\nrules: [${`${rule}, `.repeat(5_000)}]`,
    'a list in itself': 'version: 1\nrules: &a [*a, *a]',
    'a map in itself':
      'version: 1\nrules: [&a { models: *a, stage: *a, gates: &g { metrics: *g, tags: *g, commit: *g } }]',
    'many keys': `version: 1\n${Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n')}`,
    'one key many times': `version: 1\n${'gaets: 1\n'.repeat(60_000)}`,
    'long names': `version: 1\nrules: [{ models: "${'*a'.repeat(400_000)}" }]`,
    'a long condition': `version: 1\nrules: [{ gates: { metrics: "${'>'.repeat(900_000)}" } }]`,
    'too much text': '# \n'.repeat(400_000),
    'dashes and blanks': '-  '.repeat(300),
  }))
    it(`end in time: ${what}`, function () {
      this.timeout(30_000);
      const began = process.cpuUsage();
      const { policy, problems } = readPolicy(text);
      assert.equal(policy, undefined);
      assert.ok(problems.length > 0 && problems.length <= 200, `${problems.length}`);
      policyOutline(text);
      policyHover(text, text.length >> 1);
      policyCompletion(text, text.length >> 1);
      policyCompletion(text, text.length);
      const { user, system } = process.cpuUsage(began);
      assert.ok(user + system < 10_000_000, `${(user + system) / 1000} ms`);
    });
});
