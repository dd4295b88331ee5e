// Runs under the fetched Node, which reads TypeScript as it is.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ruleTable } from '../../src/core/mlmodel/ruleTable.ts';
import { diagnosticsPage } from './diagnosticsPage.mjs';
import { ROOT } from './paths.mjs';
import { withRules } from './rulesSetting.mjs';

const manifest = path.join(ROOT, 'package.json');

writeFileSync(path.join(ROOT, 'docs/diagnostics.md'), diagnosticsPage(ruleTable));
writeFileSync(manifest, withRules(readFileSync(manifest, 'utf8'), ruleTable));
