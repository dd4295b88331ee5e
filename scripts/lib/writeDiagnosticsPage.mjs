// Runs under the fetched Node, which reads TypeScript as it is.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ruleTable } from '../../src/core/mlmodel/ruleTable.ts';
import { diagnosticsPage } from './diagnosticsPage.mjs';
import { ROOT } from './paths.mjs';

writeFileSync(path.join(ROOT, 'docs/diagnostics.md'), diagnosticsPage(ruleTable));
