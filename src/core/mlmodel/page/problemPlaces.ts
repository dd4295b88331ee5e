import type { Message, MessageId } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import { modelFile, type Diagnostic } from '../checkModel.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import { holds, jsonPlaceAt } from '../features/jsonPlace.ts';
import { spanOf } from '../features/outline.ts';
import { viewOf } from '../modelView.ts';
import { signaturePartNames } from '../readMlmodel.ts';
import { environmentNames } from '../rules/environmentFiles.ts';
import { siblingPath, type Siblings } from '../siblings.ts';
import { keysOf, textOf } from '../values.ts';
import { isBreaking } from '../yaml/problem.ts';
import { rowCells, type PageSection, type ProblemPlace, type RowCell } from './modelPage.ts';
import { rowFinder, type FoundRow } from './rowFinder.ts';
import { lastStarted } from './startSearch.ts';

/** Where on the page the findings on a model belong: as near as can be to what they speak about. */
export function problemPlaces(
  document: MlmodelDocument,
  siblings: Siblings,
): (diagnostic: Pick<Diagnostic, 'code' | 'file' | 'span' | 'message' | 'related'>) => ProblemPlace {
  const rowAt = rowsIn(document);
  const keyAt = keysIn(document);
  const fileSections = sectionsOfFiles(document, siblings);
  return ({ code, file, span, message, related }) => {
    if (file === modelFile) return placeIn(code, message, span);
    // a value of the example that does not fit is told at the column that it does not fit, too
    const column = related.find((other) => (other.file ?? modelFile) === modelFile && code.startsWith('example-'));
    const row = column && rowAt(column.at, message);
    return row ?? section(fileSections.get(file) ?? sectionOfCode(code));
  };

  function placeIn(code: string, about: Message, span: Span): ProblemPlace {
    if (isBreaking(code) || code.startsWith('comment-')) return section('text');
    const asWhole = ofWholeFile[code];
    if (asWhole) return section(asWhole);
    // a request that no key names is told at the first line
    return rowAt(span, about) ?? (code.startsWith('example-') ? section('example') : keyAt(span));
  }
}

function section(of: PageSection): ProblemPlace {
  return { kind: 'section', section: of };
}

/** Of what a file lacks, which stands in its first line or at another key. */
const ofWholeFile: Readonly<Record<string, PageSection>> = {
  'mlmodel-no-signature': 'signature',
  'mlmodel-no-flavors': 'flavors',
  'mlmodel-time-missing': 'model',
  'mlmodel-outdated': 'model',
};

/** The place in the JSON of a signature, where there is one: a row, or the part. */
function rowsIn(document: MlmodelDocument): (at: Span, about: Message) => ProblemPlace | undefined {
  const finders = new Map<SignaturePart, (at: Span) => FoundRow | undefined>();
  return ({ start, end }, about) => {
    const from = jsonPlaceAt(document, start);
    if (from === undefined) return undefined;
    const { part, offset } = from;
    const last = end > start ? jsonPlaceAt(document, end - 1) : undefined;
    const at = { start: offset, end: last?.part === part ? last.offset + 1 : offset };
    const find = finders.get(part) ?? rowFinder(part);
    finders.set(part, find);
    const found = find(at);
    if (found === undefined) return { kind: 'part', part: part.name };
    const cell = cellOfLack(about) ?? found.cellAt(at);
    return { kind: 'row', part: part.name, path: found.row.path, cell };
  };
}

/** What is missing has no place of its own: these are told at the whole row, or at another cell. */
function cellOfLack({ id, args }: Message): RowCell | undefined {
  return id === 'grammarParamKeyMissing' ? rowCells.find((cell) => cell === args['key']) : cellsOfLacks[id];
}

const cellsOfLacks: Readonly<Partial<Record<MessageId, RowCell>>> = {
  grammarDtypeMissing: 'type',
  grammarItemsMissing: 'type',
  grammarPropertiesMissing: 'type',
  grammarRequiredMissing: 'required',
  grammarShapeMissing: 'shape',
  grammarTensorSpecMissing: 'type',
  grammarTypeMissing: 'type',
  grammarUnnamedAmongNamed: 'name',
  grammarUnnamedTensors: 'name',
  grammarValuesMissing: 'type',
  // the type says which of the two it is
  grammarColumnAmongTensors: 'type',
  grammarTensorAmongColumns: 'type',
};

/** The section of the top-level key that holds a place; of the signature the part, if any. */
function keysIn(document: MlmodelDocument): (at: Span) => ProblemPlace {
  const entries = [...document.top]
    .map(([name, entry]) => ({ name, ...spanOf(entry) }))
    .toSorted((a, b) => a.start - b.start);
  const written = keysOf(document.top.get('signature')?.value);
  return ({ start }) => {
    const entry = entries[lastStarted(entries.length, (index) => entries[index]?.start ?? 0, start)];
    if (entry === undefined || !holds(entry, start)) return section('text');
    if (entry.name !== 'signature') return section(sectionsOfKeys.get(entry.name) ?? 'text');
    const part = signaturePartNames.find((name) => {
      const one = written.get(name);
      return one !== undefined && holds(spanOf(one), start);
    });
    return part ? { kind: 'part', part } : section('signature');
  };
}

/** Other keys are not on the page. */
const sectionsOfKeys: ReadonlyMap<string, PageSection> = new Map([
  ['flavors', 'flavors'],
  ['is_signature_from_type_hint', 'signature'],
  ['metadata', 'metadata'],
  ['saved_input_example_info', 'example'],
  ['type_hint_from_example', 'signature'],
  // what `PageModel` holds
  ['artifact_path', 'model'],
  ['mlflow_version', 'model'],
  ['model_id', 'model'],
  ['model_size_bytes', 'model'],
  ['model_uuid', 'model'],
  ['run_id', 'model'],
  ['utc_time_created', 'model'],
]);

function sectionsOfFiles(document: MlmodelDocument, siblings: Siblings): ReadonlyMap<string, PageSection> {
  const info = viewOf(document).exampleInfo;
  const named = ['artifact_path', 'serving_input_path'].map((key) => siblingPath(textOf(info.get(key)?.value) ?? ''));
  return new Map<string, PageSection>([
    ...[...named, 'serving_input_example.json'].map((file) => [file, 'example'] as const),
    ...environmentNames({ document, siblings }).map((file) => [file, 'environment'] as const),
  ]);
}

function sectionOfCode(code: string): PageSection {
  if (code.startsWith('example-')) return 'example';
  return code.startsWith('env-') || code.startsWith('requirement-') ? 'environment' : 'text';
}
