import assert from 'node:assert/strict';
import { checkDocument } from '../../../../../src/core/mlmodel/checkModel.ts';
import { fixesOf, placeRow } from '../../../../../src/core/mlmodel/page/makeModelPage.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { siblingsOf } from '../../../../support/conformance.ts';
import { minimal, minimalFolder } from '../../../../support/minimalModel.ts';
import { pageOf, signed } from '../../../../support/modelPages.ts';
import { folder } from '../../../../support/ruleCheck.ts';

describe('the page of a model', () => {
  it('is without a problem for a model without one', () => {
    const page = pageOf(minimalFolder, folder(minimalFolder));
    assert.deepEqual(page.problems, []);
    assert.equal(page.isBroken, false);
    assert.equal(page.isFromTypeHint, false);
    assert.deepEqual(page.metadata, []);
    assert.deepEqual(
      page.signature.map(({ state }) => state),
      ['rows', 'absent', 'absent'],
    );
  });

  it('has a problem for each finding, in their order, the preferred fix first', () => {
    const MLmodel = minimal.replace('"double"', '"dbl"').replace('3.17.2', 'three');
    const files = { ...minimalFolder, MLmodel, 'requirements.txt': 'mlflow\n' };
    const document = readMlmodel(MLmodel);
    const diagnostics = checkDocument(document, siblingsOf(files));
    const { problems } = pageOf(files);
    assert.deepEqual(
      problems.map(({ code, file, severity }) => [code, file, severity]),
      diagnostics.map(({ code, file, severity }) => [code, file, severity]),
    );
    for (const [index, diagnostic] of diagnostics.entries()) {
      const fixes = fixesOf(diagnostic);
      assert.equal(problems[index]?.fixes.length, fixes.length);
      const order = fixes.map(({ isPreferred }) => isPreferred);
      assert.deepEqual(
        order,
        order.toSorted((a, b) => Number(b) - Number(a)),
      );
      assert.deepEqual(new Set(fixes), new Set(diagnostic.fixes));
    }
    assert.ok(problems.some(({ fixes }) => fixes.length > 0));
  });

  it('is broken where YAML refuses the text, and shows what is understood', () => {
    const page = pageOf({ MLmodel: `${minimal}metadata: {owner: quant}\n- a\n` });
    assert.equal(page.isBroken, true);
    assert.equal(page.signature[0]?.rows.length, 1);
    assert.deepEqual(page.metadata, [{ key: 'owner', value: 'quant' }]);
  });

  it('says that type hints made the signature', () => {
    assert.equal(pageOf({ MLmodel: 'is_signature_from_type_hint: true\n' }).isFromTypeHint, true);
  });

  it('knows where a row is in the text', () => {
    const text = signed({
      inputs:
        '[{"type": "long", "name": "it\'s"}, {"type": "object", "name": "o", "properties": {"p": {"type": "any"}}}]',
    });
    const document = readMlmodel(text);
    const place = (path: readonly number[]): string | undefined => {
      const span = placeRow(document, 'inputs', path);
      return span && text.slice(span.start, span.end);
    };
    assert.equal(place([0]), '{"type": "long", "name": "it\'\'s"}');
    assert.equal(place([1, 0]), '"p": {"type": "any"}');
    assert.equal(place([2]), undefined);
    assert.equal(placeRow(document, 'params', [0]), undefined);
  });
});
