import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../../../../scripts/lib/paths.mjs';
import { policyKeys } from '../../../../../../src/core/lifecycle/gates/policyFile/policyKeys.ts';
import { policySchema } from '../../../../../../src/core/lifecycle/gates/policyFile/policySchema.ts';

describe('the schema of policies', () => {
  it('is that of schemas/promotion.schema.json: else run npm run docs', () => {
    const file: unknown = JSON.parse(readFileSync(path.join(ROOT, 'schemas/promotion.schema.json'), 'utf8'));
    assert.deepEqual(file, policySchema());
  });

  it('names every key', () => {
    const text = JSON.stringify(policySchema());
    for (const { name } of policyKeys) assert.ok(text.includes(`"${name}":{`), name);
  });

  it('has patterns that can be read', () => {
    const patterns = JSON.stringify(policySchema()).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g);
    const written = new Set([...patterns].map(([, pattern]) => String(JSON.parse(pattern ?? '""'))));
    const [condition, duration] = [...written].map((pattern) => new RegExp(pattern));
    assert.ok(condition?.test('f1 >= 0.60') && !condition.test('f1 => 1') && !condition.test('f1 > nan'));
    assert.ok(duration?.test('2d') && !duration.test('2 days'));
  });
});
