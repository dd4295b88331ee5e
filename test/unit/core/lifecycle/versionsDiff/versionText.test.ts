import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { versionText } from '../../../../../src/core/lifecycle/versionsDiff/versionText.ts';
import { runOf, tagsOf, versionOf } from '../../../../support/domain.ts';
import { factsOf, filesOf } from '../../../../support/versionFacts.ts';

describe('a version as a text', () => {
  it('has the same keys in the same order, whatever the order on the server', () => {
    const text = versionText(
      factsOf({
        version: versionOf({
          stage: 'Staging',
          aliases: ['b', 'a'],
          created: 0,
          tags: tagsOf({ z: '1', a: 'two\nlines' }),
        }),
        run: runOf({ metrics: { f1: 0.5, bad: Number.NaN }, params: tagsOf({ depth: '3' }) }),
        files: filesOf({
          MLmodel: `signature:\n  inputs: '[{"type": "long", "name": "x", "required": true}]'\n`,
          requirements: 'b==1\na==2\n',
        }),
      }),
    );
    assert.equal(
      text,
      `name: m
version: "1"
stage: Staging
aliases:
  - a
  - b
status: ready
created: 1970-01-01T00:00:00.000Z
description: ""
source: models:/m-1
run:
  id: r1
  name: name of r1
  status: FINISHED
  lifecycle: active
  commit: null
tags:
  a: |-
    two
    lines
  z: "1"
metrics:
  bad: .nan
  f1: 0.5
params:
  depth: "3"
signature:
  "inputs: x": long
requirements:
  a: ==2
  b: ==1
`,
    );
  });

  it('takes any name and any time', () => {
    const text = versionText(
      factsOf({
        version: versionOf({ created: 9e99, tags: tagsOf({ ['__proto__']: '*a', '- x: &y': '!tag' }) }),
      }),
    );
    const read = parse(text, { mapAsMap: true }) as ReadonlyMap<string, unknown>;
    assert.equal(read.get('created'), null);
    assert.deepEqual(
      read.get('tags'),
      new Map([
        ['- x: &y', '!tag'],
        ['__proto__', '*a'],
      ]),
    );
  });

  it('says nothing of what is not known', () => {
    const read = parse(versionText(factsOf({ run: factsOf().experiment as never }))) as Record<string, unknown>;
    assert.deepEqual([read['run'], read['metrics'], read['signature'], read['requirements']], [null, null, null, null]);
  });
});
