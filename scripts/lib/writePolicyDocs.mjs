// Runs under the fetched Node, which reads TypeScript as it is.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { policyReference } from '../../src/core/lifecycle/gates/policyFile/policyReference.ts';
import { policySchema } from '../../src/core/lifecycle/gates/policyFile/policySchema.ts';
import { ROOT } from './paths.mjs';

const page = path.join(ROOT, 'docs/promotion-policy.md');
/** What stands behind it is made here. */
const mark = 'npm run docs. -->\n\n';

const text = readFileSync(page, 'utf8');
writeFileSync(page, `${text.slice(0, text.indexOf(mark) + mark.length)}${policyReference()}\n`);
writeFileSync(path.join(ROOT, 'schemas/promotion.schema.json'), `${JSON.stringify(policySchema(), null, 2)}\n`);
