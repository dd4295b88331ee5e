import type * as vscode from 'vscode';
import { readJson } from '../../../core/signature/json/readJson.ts';
import { servingBodyOf } from '../../../core/signature/enforce/servingBody.ts';
import type { SampleSource } from '../../../core/signature/export/requestSample.ts';
import type { MlmodelDocument } from '../../../core/mlmodel/document.ts';
import { savedExampleText } from '../../../core/mlmodel/savedExample.ts';
import { noSiblings } from '../../../core/mlmodel/siblings.ts';
import { isTypeHinted } from '../../../core/mlmodel/typeHint.ts';
import { readModel } from '../compare/modelText.ts';
import { folderOf } from '../modelFolder.ts';

/** What a request can be made of: the signature, and the request that MLflow makes of the saved input example. */
export async function sampleSource(uri: vscode.Uri): Promise<SampleSource> {
  const document = await readModel(uri);
  const { signature } = document;
  return { signature, isFromTypeHint: isTypeHinted(document), example: await savedRequest(uri, document) };
}

async function savedRequest(uri: vscode.Uri, document: MlmodelDocument): Promise<SampleSource['example']> {
  const folder = folderOf(uri);
  const siblings = folder?.siblings ?? noSiblings;
  let saved = savedExampleText(document, siblings);
  const wanted = folder?.siblings.takeWanted();
  if (folder && wanted) {
    await folder.read(wanted);
    saved = savedExampleText(document, siblings);
  }
  if (saved === undefined) return undefined;
  const { root, isRefused } = readJson(saved.text);
  return root === undefined || isRefused ? undefined : servingBodyOf(root, saved.info, document.signature);
}
