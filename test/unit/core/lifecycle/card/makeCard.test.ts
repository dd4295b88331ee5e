import assert from 'node:assert/strict';
import { message, renderEnglish } from '../../../../../src/core/base/message.ts';
import { runSource } from '../../../../../src/core/git/runSource.ts';
import type { CardSubject } from '../../../../../src/core/lifecycle/card/cardText.ts';
import { descriptionLimit, makeCard } from '../../../../../src/core/lifecycle/card/makeCard.ts';
import { runOf, tagsOf, versionOf } from '../../../../support/domain.ts';
import { factsOf, filesOf } from '../../../../support/versionFacts.ts';

const mlmodel = `
flavors:
  python_function:
    python_version: 3.11.9
  sklearn:
    sklearn_version: 1.5.0
mlflow_version: 3.17.2
signature:
  inputs: '[{"type": "double", "name": "a|b", "required": true}, {"type": "long", "name": "http://x", "required": false}]'
  outputs: '[{"type": "double", "required": true}]'
`;

const run = runOf({
  name: 'calm <b>fish</b>',
  metrics: { f1: 0.65, accuracy: Number.NaN },
  params: tagsOf({ depth: '3', '](command:x)': '<script>' }),
  tags: tagsOf({ 'mlflow.source.git.commit': 'a'.repeat(40), 'mlflow.source.name': 'train.py' }),
  datasets: [{ name: 'prices', digest: 'd1', context: 'training' }],
});

function subjectOf(more: Parameters<typeof factsOf>[0] = {}): CardSubject {
  const facts = factsOf({
    run,
    version: versionOf({
      name: 'BTC',
      version: '3',
      stage: 'Production',
      aliases: ['live', 'champion'],
      created: 1_700_000_000_000,
    }),
    files: filesOf({ MLmodel: mlmodel, requirements: '# comment\nmlflow==3.17.2\n\nnumpy<3\n' }),
    ...more,
  });
  return { facts, source: runSource(run), commit: undefined };
}

const made = (subject: CardSubject, existing = ''): string => makeCard(existing, subject, renderEnglish).text;

describe('a model card', () => {
  it('says what MLflow says, and nothing else', () => {
    assert.equal(made(subjectOf()), expected);
  });

  it('is the same when it is made again, and keeps what a person wrote', () => {
    const first = made(subjectOf());
    assert.equal(made(subjectOf(), first), first);
    const mine = first.replace('## Intended use\n\nNot stated.', '## Intended use\n\nTrading.');
    assert.equal(made(subjectOf(), mine), mine);
  });

  it('says that nothing is stated where there is nothing', () => {
    const empty = made(subjectOf({ run: runOf(), files: filesOf({ MLmodel: 'flavors: {}' }) }));
    for (const head of ['Signature', 'Metrics', 'Parameters', 'Datasets', 'Requirements', 'Intended use'])
      assert.match(empty, new RegExp(`## ${head}\n\nNot stated\\.\n`), head);
  });

  it('says what could not be read, and why', () => {
    const text = made(subjectOf({ run: { kind: 'unknown', why: message('causeTimeout', { seconds: 30 }) } }));
    assert.match(text, /## Metrics\n\nNot known: no answer within 30 s/);
  });

  it('tells of the commit what a repository at hand knows', () => {
    const commit = {
      commit: 'a'.repeat(40),
      root: '/x',
      subject: 'Better | features',
      author: 'Ann',
      at: 1,
      isOnBranch: true,
      branch: 'main',
      isPushed: true,
      differing: 0,
      file: 'src/train.py',
    };
    const text = made({ ...subjectOf(), commit });
    assert.ok(
      text.includes('| Message | `Better `\\|` features` |\n| Author | Ann |\n| File | `src/train.py` |'),
      text,
    );
  });

  it('leaves rows out where a description would be too long, and says how many', () => {
    const params = Array.from({ length: 300 }, (_, index) => ({ key: `parameter_${index}`, value: 'x'.repeat(40) }));
    const subject = subjectOf({ run: runOf({ params }) });
    const short = makeCard('', subject, renderEnglish, descriptionLimit);
    assert.equal(short.isLong, false);
    assert.ok(
      short.text.length <= descriptionLimit && short.text.length > descriptionLimit / 3,
      `${short.text.length}`,
    );
    assert.match(short.text, /\n\n… and \d+ more\.\n/);
    assert.ok(made(subject).includes('parameter_299'));
    assert.equal(makeCard('x'.repeat(descriptionLimit), subject, renderEnglish, descriptionLimit).isLong, true);
  });

  it('cuts a signature of thousands of columns', () => {
    const columns = Array.from({ length: 3000 }, (_, index) => ({ type: 'double', name: `c${index}`, required: true }));
    const MLmodel = `signature:\n  inputs: '${JSON.stringify(columns)}'\n`;
    const text = made(subjectOf({ files: filesOf({ MLmodel }) }));
    assert.match(text, /\| c499 \| double \| yes \|\n+… and 2500 more\.\n/i);
  });
});

const expected = `<!-- mlflow-workbench:begin -->
# BTC, version 3

| Fact | Value |
| --- | --- |
| Stage | Production |
| Aliases | \`@champion, @live\` |
| Registered | 2023-11-14 |
| Source run | \`calm <b>fish</b> (r1)\` |
| State of the run | FINISHED |
| Files | \`models:/m-1\` |

## Model

| Fact | Value |
| --- | --- |
| Flavors | \`python_function, sklearn 1.5.0\` |
| MLflow | \`3.17.2\` |
| Python | \`3.11.9\` |
| Input example | No |

## Signature

### Inputs

| Name | Type | Required |
| --- | --- | --- |
| a\\|b | double | yes |
| http:\\/\\/x | long | no |

### Outputs

| Name | Type | Required |
| --- | --- | --- |
| without a name | double | yes |

## Metrics

| Name | Value |
| --- | --- |
| accuracy | NaN |
| f1 | 0.65 |

## Parameters

| Name | Value |
| --- | --- |
| \`](command:x)\` | \`<script>\` |
| depth | 3 |

## Datasets

| Name | Digest | Context |
| --- | --- | --- |
| prices | d1 | training |

## Code

| Fact | Value |
| --- | --- |
| Commit | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |
| File | \`train.py\` |

## Requirements

- \`mlflow==3.17.2\`
- \`numpy<3\`
<!-- mlflow-workbench:end -->

## Intended use

Not stated.

## Limitations

Not stated.
`;
