import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { diagnosticsPage } from '../../../scripts/lib/diagnosticsPage.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { ruleTable } from '../../../src/core/mlmodel/ruleTable.ts';

describe('the rules', () => {
  it('have codes that are unique and in kebab-case', () => {
    const codes = ruleTable.map(({ code }) => code as string);
    assert.deepEqual(codes, [...new Set(codes)]);
    assert.deepEqual(
      codes.filter((code) => !/^[a-z]+(-[a-z0-9]+)+$/.test(code)),
      [],
    );
  });

  it('are explained on docs/diagnostics.md as it is: else run npm run docs', () => {
    const page = readFileSync(path.join(ROOT, 'docs/diagnostics.md'), 'utf8');
    assert.equal(page, diagnosticsPage(ruleTable));
  });

  it('say of themselves a cause, an example and a cure', () => {
    const silent = ruleTable.filter(({ docs }) =>
      [docs.cause, docs.example, docs.cure].some((text) => text.trim() === ''),
    );
    assert.deepEqual(
      silent.map(({ code }) => code),
      [],
    );
  });
});
