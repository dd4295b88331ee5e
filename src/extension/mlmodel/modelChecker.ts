import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { lineIndex, type LineIndex } from '../../core/base/lineIndex.ts';
import type { Span } from '../../core/base/span.ts';
import { checkDocument, modelFile, type Diagnostic } from '../../core/mlmodel/checkModel.ts';
import type { MlmodelDocument } from '../../core/mlmodel/document.ts';
import { noSiblings } from '../../core/mlmodel/siblings.ts';
import { readRules } from './ruleSettings.ts';
import type { ModelFolder } from './modelFolder.ts';
import type { ServerIds } from './serverIds.ts';

/** What was found in an `MLmodel` file and beside it. */
export interface CheckedModel {
  readonly uri: vscode.Uri;
  readonly document: MlmodelDocument;
  readonly diagnostics: readonly Diagnostic[];
  /** What is beside it; undefined where nothing is. */
  readonly folder: ModelFolder | undefined;
  /** Where a file is that a diagnostic names. */
  uriOf(file: string | undefined): vscode.Uri;
  /** A place in such a file, by the text that was checked. */
  rangeOf(file: string | undefined, span: Span): vscode.Range;
  textOf(file: string | undefined): string;
}

export interface CheckedHow {
  /** False where nobody looks at the model: what the server said before is used, and it is not asked. */
  readonly asksServer: boolean;
  /** Told what the file alone shows, where the files beside it take their time. */
  readonly early?: (checked: CheckedModel) => void;
}

/** Each round reads what the last one asked for in vain: an example is named by a file that is read before it. */
const mostRounds = 6;

/** Milliseconds in which a disk answers; a server may take seconds. */
const patience = 200;

/** Runs the rules over one model. Nothing is remembered here but what the folder remembers. */
export class ModelChecker {
  readonly #ids: ServerIds;

  constructor(ids: ServerIds) {
    this.#ids = ids;
  }

  async check(
    uri: vscode.Uri,
    document: MlmodelDocument,
    folder: ModelFolder | undefined,
    { asksServer, early }: CheckedHow,
  ): Promise<CheckedModel> {
    const siblings = folder?.siblings ?? noSiblings;
    const rules = readRules(uri);
    let known = this.#ids.known(uri, document, asksServer);
    for (let round = 1; ; round++) {
      const now = new Date().toISOString().replace('T', ' ').replace('Z', '000');
      const diagnostics = checkDocument(document, siblings, { rules, now, ...(known && { known }) });
      const wanted = folder?.siblings.takeWanted();
      if (!folder || !wanted || round === mostRounds) return checkedModel(uri, document, diagnostics, folder);
      const reading = folder.read(wanted);
      if (early && round === 1 && (await isSlow(reading))) early(checkedModel(uri, document, diagnostics, folder));
      await reading;
      known = this.#ids.known(uri, document, asksServer);
    }
  }
}

async function isSlow(reading: Promise<void>): Promise<boolean> {
  const patient = new AbortController();
  const inTime = reading.then(() => false);
  const late = sleep(patience, true, { signal: patient.signal }).catch(() => false);
  try {
    return await Promise.race([inTime, late]);
  } finally {
    patient.abort();
  }
}

function checkedModel(
  uri: vscode.Uri,
  document: MlmodelDocument,
  diagnostics: readonly Diagnostic[],
  folder: ModelFolder | undefined,
): CheckedModel {
  const isModel = (file: string | undefined): boolean => file === undefined || file === modelFile;
  const textOf = (file: string | undefined): string =>
    isModel(file) ? document.text : (folder?.siblings.text(file ?? '') ?? '');
  // Texts of siblings may be read again later: the places are those of the texts that were checked.
  const files = new Set(diagnostics.flatMap(({ file, related }) => [file, ...related.map((one) => one.file)]));
  const lines = new Map<string, LineIndex>();
  for (const file of files) lines.set(file ?? modelFile, lineIndex(textOf(file)));
  return {
    uri,
    document,
    diagnostics,
    folder,
    uriOf: (file) => (isModel(file) || !folder ? uri : folder.at(file ?? '')),
    rangeOf: (file, span) => rangeIn(lines.get(file ?? modelFile) ?? lineIndex(textOf(file)), span),
    textOf,
  };
}

function rangeIn(lines: LineIndex, { start, end }: Span): vscode.Range {
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return new vscode.Range(from.line, from.character, to.line, to.character);
}
