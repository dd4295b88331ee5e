import type { SignatureTable } from '../../../src/core/mlmodel/page/modelPage.ts';
import { t } from './say.ts';

/** `14 inputs, 1 output, 2 parameters`; what is not there is left out. */
export function signatureCounts(tables: readonly SignatureTable[]): string {
  return tables
    .flatMap(({ part, rows }) => {
      const count = rows.filter(({ path }) => path.length === 1).length;
      if (count === 0) return [];
      return count === 1 ? t(words[part].one) : t(words[part].many, { count: written(count) });
    })
    .join(', ');
}

/** With separators where there are some: the language's own take tens of milliseconds to load. */
function written(count: number): string {
  return count < 1000 ? String(count) : count.toLocaleString();
}

const words = {
  inputs: { one: 'oneInput', many: 'manyInputs' },
  outputs: { one: 'oneOutput', many: 'manyOutputs' },
  params: { one: 'oneParameter', many: 'manyParameters' },
} as const;
