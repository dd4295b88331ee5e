import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { rulesMessages } from '../../../../../src/core/mlmodel/rules/messages.ts';
import { modelRules } from '../../../../../src/core/mlmodel/rules/modelRules.ts';
import { conformanceCases, siblingsOf } from '../../../../support/conformance.ts';
import { minimal, minimalFolder } from '../../../../support/minimalModel.ts';
import { applied, findings, type Files, type Marked } from '../../../../support/ruleCheck.ts';

const now = '2026-01-02 03:04:05.000006';
const own: ReadonlySet<string> = new Set(modelRules.map(({ code }) => code));

function ownFindings(files: Files): readonly Marked[] {
  return findings(files, { siblings: siblingsOf(files), now }, modelRules);
}

describe('the rules of a model', () => {
  it('have codes of their own, and docs that say something', () => {
    assert.equal(own.size, modelRules.length);
    for (const { code, docs } of modelRules) {
      assert.match(code, /^(mlmodel|key|flavor|path|env|requirement|example-info)(-[a-z]+)+$/);
      for (const text of [docs.cause, docs.example, docs.cure]) assert.ok(text.length > 3, code);
      assert.match(docs.cause, /\.$/, code);
      assert.match(docs.cure, /\.$/, code);
    }
  });

  it('find nothing in a model as MLflow writes it', () => {
    assert.deepEqual(findings(minimalFolder, { now }), []);
  });

  it('find no error and at most one warning in what MLflow itself wrote', () => {
    for (const { id, group, files } of conformanceCases()) {
      if (group !== 'real') continue;
      const found = ownFindings(files);
      const of = (severity: string): number => found.filter((each) => each.severity === severity).length;
      assert.equal(of('error'), 0, id);
      assert.ok(of('warning') <= 1 && of('information') <= 3, id);
    }
  });

  it('find an error exactly where MLflow refuses the file or its signature', function () {
    this.timeout(60_000);
    const wrong = conformanceCases().filter(({ files, verdict }) => {
      const isRefused = verdict.load === 'error' || verdict.signature === 'error';
      const found = findings(files, { siblings: siblingsOf(files) });
      return found.some(({ severity }) => severity === 'error') !== isRefused;
    });
    assert.deepEqual(
      wrong.map(({ id, verdict }) => `${id}: ${verdict.load_error ?? verdict.signature_error ?? 'accepted'}`),
      [],
    );
  });

  it('have preferred fixes that mend what they are for, and break nothing', function () {
    this.timeout(60_000);
    for (const { id, files } of conformanceCases()) {
      const found = ownFindings(files);
      for (const { code, file, found: one } of found) {
        for (const fix of (one.fixes ?? []).filter(({ isPreferred }) => isPreferred)) {
          const after = ownFindings(applied(files, fix, file));
          const of = (all: readonly Marked[], what: (marked: Marked) => boolean): number => all.filter(what).length;
          assert.ok(of(after, (each) => each.code === code) < of(found, (each) => each.code === code), `${id} ${code}`);
          assert.ok(
            of(after, ({ severity }) => severity === 'error') <= of(found, ({ severity }) => severity === 'error'),
            `${id} ${code}`,
          );
        }
      }
    }
  });

  it('use every text', () => {
    const folder = path.join(import.meta.dirname, '../../../../../src/core/mlmodel/rules');
    const sources = readdirSync(folder)
      .filter((name) => name !== 'messages.ts')
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('');
    assert.deepEqual(
      Object.keys(rulesMessages).filter((id) => !sources.includes(`'${id}'`)),
      [],
    );
  });

  it('never throw, and mark what is there', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...minimal.split(/(?<=[:\s'])/),
        '\r\n',
        '&a ',
        '*a',
        '{',
        '}',
        '[',
        ']',
        ',',
        '? ',
        '- ',
        '<<: ',
        '!!set ',
        '# ',
      ),
      fc.string({ maxLength: 4 }),
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      fc
        .tuple(fc.nat(minimal.length), fc.nat(20), piece)
        .map(([at, cut, put]) => minimal.slice(0, at) + put + minimal.slice(at + cut)),
    );
    fc.assert(
      fc.property(text, text, text, (MLmodel, yaml, requirements) => {
        const files = { MLmodel, 'conda.yaml': yaml, 'python_env.yaml': yaml, 'requirements.txt': requirements };
        for (const { file, found } of findings(files, { now })) {
          const { length } = files[file as keyof typeof files] ?? '';
          const spans = [found.at, ...(found.fixes ?? []).flatMap(({ edits }) => edits.map(({ at }) => at))];
          for (const { start, end } of spans) assert.ok(start >= 0 && start <= end && end <= length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
