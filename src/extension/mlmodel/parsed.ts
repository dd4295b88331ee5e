import type * as vscode from 'vscode';
import type { MlmodelDocument } from '../../core/mlmodel/document.ts';
import { readMlmodel } from '../../core/mlmodel/readMlmodel.ts';

interface Read {
  readonly version: number;
  readonly model: MlmodelDocument;
}

const read = new WeakMap<vscode.TextDocument, Read>();

/** The document as it is now; what was read of this version before is used again by everything that asks. */
export function parsed(document: vscode.TextDocument): MlmodelDocument {
  const before = read.get(document);
  if (before?.version === document.version) return before.model;
  const model = readMlmodel(document.getText());
  read.set(document, { version: document.version, model });
  return model;
}
