import type { Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { Diagnostic } from '../checkModel.ts';
import type { MlmodelDocument, SignaturePartName } from '../document.ts';
import type { Fix } from '../rule.ts';
import type { Siblings } from '../siblings.ts';
import { isTypeHinted } from '../typeHint.ts';
import { environmentTable } from './environmentTable.ts';
import { examplePreview } from './examplePreview.ts';
import { factsOf } from './factList.ts';
import { pageFlavors } from './flavorSnippets.ts';
import { modelFacts } from './modelFacts.ts';
import type { ModelPage, PageProblem, RowPath } from './modelPage.ts';
import { problemPlaces } from './problemPlaces.ts';
import { rowIndex, rowsOf } from './signatureRows.ts';
import { partOf, signatureTables } from './signatureTables.ts';

export interface PageInput {
  readonly document: MlmodelDocument;
  /** What `checkDocument` found in this very document. */
  readonly diagnostics: readonly Diagnostic[];
  readonly siblings: Siblings;
  /** A text in the person's language. */
  readonly say: (message: Message) => string;
}

/** All that the visual editor shows of a model. Never throws. Long texts and lists are cut, but for the rows of the signature. */
export function makeModelPage(input: PageInput): ModelPage {
  const { document, diagnostics, siblings, say } = input;
  return {
    model: modelFacts(document, say),
    flavors: pageFlavors(document, say),
    signature: signatureTables(document),
    isFromTypeHint: isTypeHinted(document),
    environment: environmentTable({ document, siblings }, diagnostics, say),
    example: examplePreview(document, siblings, diagnostics, say),
    metadata: factsOf(document.top.get('metadata')?.value, say),
    problems: problemsOf(input),
    isBroken: document.yaml.problems.length > 0,
  };
}

/** Where a row is in the text of the file; undefined where there is none of that path. */
export function placeRow(document: MlmodelDocument, part: SignaturePartName, path: RowPath): Span | undefined {
  const found = partOf(document, part);
  const rows = found && rowsOf(found);
  const span = rows?.spans[rowIndex(rows, path) ?? -1];
  return found && span && found.toFile(span);
}

/** The fixes of a finding as a page numbers them: preferred ones first, else as the rule gives them. */
export function fixesOf({ fixes }: Pick<Diagnostic, 'fixes'>): readonly Fix[] {
  return [...fixes.filter(({ isPreferred }) => isPreferred), ...fixes.filter(({ isPreferred }) => !isPreferred)];
}

/** One for each finding, in their order: a page names a problem by the index of both. */
function problemsOf({ document, siblings, diagnostics, say }: PageInput): readonly PageProblem[] {
  const placeOf = problemPlaces(document, siblings);
  return diagnostics.map((one) => ({
    severity: one.severity,
    code: one.code,
    text: say(one.message),
    file: one.file,
    place: placeOf(one),
    fixes: fixesOf(one).map(({ title }) => say(title)),
  }));
}
