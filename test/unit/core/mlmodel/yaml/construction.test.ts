import assert from 'node:assert/strict';
import { readYaml } from '../../../../../src/core/mlmodel/yaml/readYaml.ts';

/** The texts of the problems by id; none for a text that PyYAML constructs. */
function check(text: string, ...ids: readonly string[]): void {
  assert.deepEqual(
    readYaml(text).problems.map(({ message }) => message.id),
    ids,
    text,
  );
}

describe('constructionProblems', () => {
  it('takes every safe tag', () => {
    for (const text of ['!!seq [a]', '!!map {a: b}', '!!set {a, b}', '!!omap [a: 1, a: 2]', '!!pairs [[a]: 1, {b}: 2]'])
      check(text);
    for (const text of ['!!map [a]', '!!seq {a: b}', '!!set [a]', '!!omap {a: b}', '!!pairs x'])
      check(text, 'yamlTagKind');
    for (const text of ['!!omap [{a: 1, b: 2}]', '!!omap [{}]', '!!pairs [a]']) check(text, 'yamlTagPairs');
    for (const text of ['!!python/tuple [a]', '!x {a: b}', '!!str2 x']) check(text, 'yamlTagUnknown');
  });

  it('takes the key = of a mapping for the value under a tag of a scalar', () => {
    check('!!int {=: 5}');
    check('!!str {a: b, =: {=: c}}');
    check('!!str {=: !!str {=: c}}');
    check('!!int {=: x}', 'yamlInt');
    check('!!timestamp {=: 2024-01-02}', 'yamlTagKind');
    check('!!str {a: b}', 'yamlTagKind');
    check('&a !!str {=: *a}', 'yamlTagKind');
  });

  it('takes = and << as keys only', () => {
    check('{=: a, <<: {b: c}}');
    check('[=]', 'yamlSignAlone');
    check('[<<]', 'yamlSignAlone');
    check('["=", \'<<\', !!str =]');
    check('!!omap [=: a]', 'yamlSignAlone');
  });

  it('constructs in the order of PyYAML, which changes keys on its way', () => {
    check('[&m {=: 1}, !!omap [*m]]');
    check('[!!omap [&m {=: 1}], *m]', 'yamlSignAlone');
    check('a: {&v =: 1}\nb: {c: {d: *v}}');
    check('a: &m {<<: {x: 1}}\nb: {c: !!omap [*m]}');
    check('- &n0 !!str {=: 4}\n- &n1 {<<: *n0}');
    check('- {<<: &n0 {=: 4}}\n- [!!str {<<: *n0, =: x}]');
  });

  it('takes in mappings only', () => {
    check('a: &a {x: 1}\nb: {<<: *a}\nc: {<<: [*a, {y: 2}]}');
    check('{<<: !t {x: 1}}');
    check('{<<: !t [{x: 1}]}');
    check('{<<: [a]}', 'yamlMerge');
    check('{<<: }', 'yamlMerge');
    check('{<<: {[a]: b}}', 'yamlKeyHash');
    check('&a {<<: *a, x: 1}');
  });

  it('takes keys that Python can hash', () => {
    check('{1: a, 2.5: b, yes: c, null: d, 2024-01-02: e, !!binary YQ==: f}');
    for (const text of ['? [a]', '? {a: b}', '? !!set {a}', '? !!omap []']) check(text, 'yamlKeyHash');
    check('? !!int {=: 5}');
  });

  it('goes through chains of mappings as deep as 450', () => {
    const chain = (length: number) => {
      const links = Array.from({ length }, (_, i) => `  - &a${i + 1} {<<: *a${i}}\n`);
      return `x:\n  y:\n  - &a0 {x: 1}\n${links.join('')}z: {<<: *a${length}}\n`;
    };
    check(chain(400));
    check(chain(5000), 'yamlTooDeep');
  });

  it('tells of 200 values at most', () => {
    assert.equal(readYaml('- =\n- [=]\n'.repeat(5000)).problems.length, 200);
  });
});
