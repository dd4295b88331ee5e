import type { Message } from '../../base/message.ts';
import type { Diagnostic } from '../checkModel.ts';
import type { MlmodelDocument } from '../document.ts';
import { viewOf } from '../modelView.ts';
import { servingExampleVerdict, strictExampleVerdict, type ExampleVerdict } from '../savedExample.ts';
import { siblingPath, type Siblings } from '../siblings.ts';
import { isNull, textOf } from '../values.ts';
import type { PageExample, PageVerdict } from './modelPage.ts';
import { cutText } from './shownText.ts';
import { rowIndex, rowsOf } from './signatureRows.ts';
import { partOf } from './signatureTables.ts';

/** The example that the model was saved with, and what both of MLflow's ways say to it; `null` where there is none. */
export function examplePreview(
  document: MlmodelDocument,
  siblings: Siblings,
  diagnostics: readonly Diagnostic[],
  say: (message: Message) => string,
): PageExample | null {
  const entry = document.top.get('saved_input_example_info');
  const isSaved = entry !== undefined && !isNull(entry.value);
  const serving = servingExampleVerdict(document, siblings);
  if (!isSaved && serving === undefined) return null;
  const info = viewOf(document).exampleInfo;
  const path = textOf(info.get('artifact_path')?.value) ?? '';
  const file = path === '' ? (serving?.file ?? '') : siblingPath(path);
  const text = file === '' ? '' : (siblings.text(file) ?? '');
  const canJudge = isLoaded(document, diagnostics);
  const verdict = (one: ExampleVerdict | undefined): PageVerdict =>
    canJudge && one ? verdictOf(document, one, say) : unknown;
  return {
    file: cutText(file),
    type: cutText(textOf(info.get('type')?.value) ?? ''),
    preview: cutText(text, longestPreview),
    isCut: text.length > longestPreview,
    serving: verdict(serving),
    predict: verdict(strictExampleVerdict(document, siblings)),
  };
}

/** UTF-16 units. */
const longestPreview = 4000;

const unknown: PageVerdict = { outcome: 'unknown', reasons: [], column: null };

/** What MLflow refuses to load gives no verdict on data: the rules do not ask for one either. */
function isLoaded({ parts, signature }: MlmodelDocument, diagnostics: readonly Diagnostic[]): boolean {
  if (parts.length > 0 && signature === undefined) return false;
  return diagnostics.every(({ severity, code }) => severity !== 'error' || code.startsWith('example-'));
}

/** Reasons that are told; the problems of the page have them all. */
const mostReasons = 3;

function verdictOf(
  document: MlmodelDocument,
  { problems }: ExampleVerdict,
  say: (message: Message) => string,
): PageVerdict {
  if (problems.length === 0) return { outcome: 'accepted', reasons: [], column: null };
  const reasons = new Set<string>();
  for (const { message } of problems) {
    if (reasons.size >= mostReasons) break;
    reasons.add(say(message));
  }
  const input = problems.find(({ spec }) => spec?.part === 'inputs')?.spec;
  const inputs = partOf(document, 'inputs');
  const rows = inputs && rowsOf(inputs);
  const row = input && rows?.rows[rowIndex(rows, [input.index]) ?? -1];
  return { outcome: 'refused', reasons: [...reasons], column: row?.name ?? null };
}
