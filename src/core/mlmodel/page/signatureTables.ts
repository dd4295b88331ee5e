import type { MlmodelDocument, SignaturePart, SignaturePartName } from '../document.ts';
import { signaturePartNames } from '../readMlmodel.ts';
import { isFalsy, keysOf } from '../values.ts';
import type { SignatureTable } from './modelPage.ts';
import { rowsOf } from './signatureRows.ts';

/** Always three: `inputs`, `outputs` and `params`, whether they are there or not. */
export function signatureTables(document: MlmodelDocument): readonly SignatureTable[] {
  const written = keysOf(document.top.get('signature')?.value);
  return signaturePartNames.map((name): SignatureTable => {
    const part = partOf(document, name);
    const holds = holdsOf(document, name);
    if (part) return { part: name, state: isShown(part) ? 'rows' : 'broken', holds, rows: rowsOf(part).rows };
    const entry = written.get(name);
    // null and all that is false to Python count as not written (MLflow 3.17.2)
    return { part: name, state: entry && !isFalsy(entry.value) ? 'broken' : 'absent', holds, rows: [] };
  });
}

export function partOf({ parts }: MlmodelDocument, name: SignaturePartName): SignaturePart | undefined {
  return parts.find((part) => part.name === name);
}

/** Of a part that says nothing, what a person would add: beside tensors tensors. */
function holdsOf(document: MlmodelDocument, name: SignaturePartName): SignatureTable['holds'] {
  if (name === 'params') return 'params';
  return (
    kindOf(partOf(document, name)) ?? kindOf(partOf(document, name === 'inputs' ? 'outputs' : 'inputs')) ?? 'columns'
  );
}

function kindOf(part: SignaturePart | undefined): 'columns' | 'tensors' | undefined {
  const [first] = part ? rowsOf(part).rows : [];
  return part?.schema?.kind ?? (first && (first.kind === 'tensor' ? 'tensors' : 'columns'));
}

/** Rows that MLflow refuses are shown as the others; where the JSON itself is broken, nobody knows what is a row. */
function isShown(part: SignaturePart): boolean {
  const { rows, isList } = rowsOf(part);
  if (!isList || part.problems.some(({ code }) => code === 'signature-json')) return false;
  return rows.length > 0 || part.problems.every(({ isRefused }) => !isRefused);
}
