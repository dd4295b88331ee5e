import assert from 'node:assert/strict';
import { withRules } from '../../../scripts/lib/rulesSetting.mjs';
import { ruleTable } from '../../../src/core/mlmodel/ruleTable.ts';
import { manifestText } from './manifest.ts';
import { resolved, sources, type Source } from './sources.ts';

interface RuleSetting {
  readonly propertyNames: { readonly enum: readonly string[] };
  readonly additionalProperties: { readonly enum: readonly string[] };
}

describe('the setting mlflow.mlmodel.rules', () => {
  const { contributes } = JSON.parse(manifestText) as {
    contributes: { configuration: { properties: Readonly<Record<string, RuleSetting>> } };
  };
  const setting = contributes.configuration.properties['mlflow.mlmodel.rules'];

  it('completes the code of every rule: else run npm run docs', () => {
    assert.equal(manifestText, withRules(manifestText, ruleTable));
    assert.deepEqual(
      setting?.propertyNames.enum,
      ruleTable.map(({ code }) => code),
    );
  });

  it('completes every severity', () => {
    assert.deepEqual(setting?.additionalProperties.enum, ['off', 'hint', 'information', 'warning', 'error']);
  });
});

/** All files that are in a bundle with this entry. */
function bundled(entry: string): ReadonlySet<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const source = byPath.get(path);
    if (!source || found.has(path)) continue;
    found.add(path);
    waiting.push(...importsOf(source));
  }
  return found;
}

function importsOf(source: Source): string[] {
  return source.imports.flatMap(({ from, isType }) => (isType ? [] : (resolved(source, from) ?? [])));
}

describe('the language of MLmodel files', () => {
  it('is loaded when it is needed: nothing of it is in the first bundle but its texts', () => {
    const first = [...bundled('src/extension.ts')];
    assert.ok(first.includes('src/extension/mlmodel/languageLoader.ts'));
    const late = first.filter((path) => /^src\/core\/(mlmodel|signature)\//.test(path) && !path.endsWith('essages.ts'));
    assert.deepEqual(late, []);
    assert.ok(bundled('src/extension/mlmodel/language.ts').has('src/core/mlmodel/ruleTable.ts'));
  });
});
