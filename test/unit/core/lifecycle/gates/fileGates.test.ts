import { message } from '../../../../../src/core/base/message.ts';
import type { ModelFiles, ModelProblem } from '../../../../../src/core/lifecycle/facts/versionFacts.ts';
import type { Gate } from '../../../../../src/core/lifecycle/gates/policy.ts';
import { checkGate, filesOf, known, unread, versionFacts } from '../../../../support/gateFacts.ts';

const example: Gate = { kind: 'exampleValid' };
const pinned: Gate = { kind: 'requirementsPinned' };
const having = (fields: Partial<ModelFiles>) => ({ candidate: versionFacts({ files: known(filesOf(fields)) }) });
const unreadFiles = { candidate: versionFacts({ files: unread }) };
const notThere = 'it is not on the server and may have been deleted';

describe('the gate of the input example', () => {
  const problem = (code: string, severity: ModelProblem['severity']): ModelProblem => ({
    code,
    severity,
    message: message('nothingSent'),
  });

  it('wants one that nothing is wrong with', () => {
    const fine = 'It is there, and nothing is wrong with it.';
    checkGate(example, {}, 'passed', fine);
    checkGate(example, having({ hasExample: false }), 'failed', 'The model has no input example.');
    checkGate(example, having({ problems: [problem('example-serving', 'warning')] }), 'failed', 'Nothing was sent.');
    checkGate(example, having({ problems: [problem('example-strict', 'error')] }), 'failed', 'Nothing was sent.');
    checkGate(example, having({ problems: [problem('example-info-orient', 'information')] }), 'passed', fine);
    checkGate(example, having({ problems: [problem('requirement-invalid', 'error')] }), 'passed', fine);
    checkGate(example, unreadFiles, 'unknown', notThere);
  });
});

describe('the gate of the requirements', () => {
  const lines = (text: string) => having({ requirements: text });

  it('wants every line to fit one version', () => {
    checkGate(pinned, {}, 'passed', 'All 2 are.');
    for (const text of [
      'numpy===2.4.6',
      'scikit-learn[extra]==1.9.1; python_version > "3.9"',
      '--index-url https://pypi.example\nnumpy==1',
      'own @ https://x.example/own-1.0-py3-none-any.whl',
      './wheels/own-1.0-py3-none-any.whl',
      `own @ git+https://x.example/own@${'a'.repeat(40)}`,
    ])
      checkGate(pinned, lines(text), 'passed', 'All 1 are.');
  });

  it('names those that do not', () => {
    for (const [text, name] of [
      ['numpy', 'numpy'],
      ['numpy>=1', 'numpy'],
      ['numpy~=1.2', 'numpy'],
      ['numpy<=2', 'numpy'],
      ['numpy==1.*', 'numpy'],
      ['numpy==1,==1', 'numpy'],
      ['numpy=1', 'numpy=1'],
      ['-e .', '-e .'],
      ['--editable=./own', '--editable=./own'],
      ['git+https://x.example/own@main', 'git+https://x.example/own@main'],
      ['own @ git+https://x.example/own', 'own'],
    ] as const)
      checkGate(pinned, lines(text), 'failed', `1 of 1 are not: ${name}.`);
    checkGate(pinned, lines('a==1\nb\nc>1\n-r more.txt'), 'failed', '2 of 4 are not: b, c.');
    checkGate(pinned, having({ requirements: undefined }), 'failed', 'The model has no requirements.txt.');
    checkGate(pinned, lines('# nothing\n'), 'failed', 'requirements.txt names no package.');
  });

  it('cannot tell what stands in another file', () => {
    const text = 'requirements.txt takes lines from more.txt, which is not read.';
    checkGate(pinned, lines('a==1\n-r more.txt'), 'unknown', text);
    checkGate(pinned, lines('-c more.txt'), 'unknown', text);
    checkGate(pinned, unreadFiles, 'unknown', notThere);
  });
});
