import * as vscode from 'vscode';
import type { Gesture } from '../../../core/mlmodel/page/gesture.ts';
import { gestureEdits } from '../../../core/mlmodel/page/gestureEdits.ts';
import { savedExampleText } from '../../../core/mlmodel/savedExample.ts';
import { noSiblings, siblingPath } from '../../../core/mlmodel/siblings.ts';
import type { InferAnswer, InferSource } from '../../../node/checkData/inferData.ts';
import { CommandError } from '../../base/commandError.ts';
import { withProgress } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import { inWorker } from '../checkData/dataWorker.ts';
import { exampleFiles, exampleUri, fileSource, parsedUri } from '../checkData/givenData.ts';
import { applyGesture, changeable } from '../checkData/applyGesture.ts';
import { chosenModel } from '../chosenModel.ts';
import { openModel } from '../compare/modelText.ts';
import { parsed } from '../parsed.ts';
import type { InferInput, VisualCommands } from '../visualCommands.ts';
import type { VisualDeps } from '../visualDeps.ts';
import { pickInferSource, pickOutputs, reviewChange } from './inferPrompts.ts';
import { withProposedModel } from './proposedModel.ts';

type Inferred = Extract<InferAnswer, { readonly kind: 'inferred' }>;

/**
 * The signature that MLflow's `infer_signature` would name for a data file or the input example, written into the model once somebody has seen the
 * change, or at once if told so.
 */
export function inferSignature(deps: VisualDeps): VisualCommands['inferSignature'] {
  return async (input, caller) => {
    const model = await openModel(await chosenModel(input.uri, vscode.l10n.t('Infer Signature of')));
    if (caller === 'person') await changeable(model.uri, deps.connections); // else it would be asked for in vain
    const text = model.getText();
    const source = await sourceOf(input, model, caller === 'person');
    const infer = (outputs: readonly string[]): Promise<Inferred> => inferred(deps, source, outputs);
    const first = await infer(input.outputs ?? []);
    const outputs = input.outputs ?? (caller === 'person' ? await pickOutputs(first.columns) : []);
    const found = outputs.length > 0 && input.outputs === undefined ? await infer(outputs) : first;
    const gesture = gestureOf(found);
    const isAgreed = input.confirmed === true || (caller === 'person' && (await review(model, text, gesture)));
    if (isAgreed) await applyGesture({ uri: model.uri, text, connections: deps.connections }, gesture);
    return {
      inputs: found.inputs,
      ...(found.outputs !== undefined && { outputs: found.outputs }),
      applied: isAgreed,
    };
  };
}

async function sourceOf(input: InferInput, model: vscode.TextDocument, isPerson: boolean): Promise<InferSource> {
  if (input.dataUri !== undefined) return fileSource(parsedUri(input.dataUri));
  if (!isPerson) return exampleSource(model);
  const chosen = await pickInferSource(model, exampleUri(model) !== undefined);
  return chosen === 'example' ? exampleSource(model) : fileSource(chosen);
}

async function exampleSource(model: vscode.TextDocument): Promise<InferSource> {
  const files = await exampleFiles(model);
  const siblings = { ...noSiblings, text: (path: string) => files[siblingPath(path)] };
  const saved = savedExampleText(parsed(model), siblings);
  if (saved) return { kind: 'example', ...saved };
  throw new CommandError(
    'notFound',
    vscode.l10n.t('The model has no input example that can be read: name a data file.'),
  );
}

async function inferred(deps: VisualDeps, source: InferSource, outputs: readonly string[]): Promise<Inferred> {
  const task = { kind: 'infer', source, outputs } as const;
  const answer = await withProgress({ title: vscode.l10n.t('Inferring the signature') }, (signal, report) => {
    let told = 0;
    return inWorker(deps.extensionUri, task, signal, (percent) => {
      report(`${percent} %`, Math.max(percent - told, 0));
      told = percent;
    });
  });
  if (answer.kind === 'unreadable') throw new CommandError('invalid', render(answer.message));
  return answer;
}

function gestureOf({ inputs, outputs }: Inferred): Extract<Gesture, { readonly kind: 'replace' }> {
  return {
    kind: 'replace',
    parts: [
      { part: 'inputs', json: inputs },
      ...(outputs === undefined ? [] : [{ part: 'outputs' as const, json: outputs }]),
    ],
  };
}

async function review(model: vscode.TextDocument, before: string, gesture: Gesture): Promise<boolean> {
  const text = model.getText();
  if (text !== before)
    throw new CommandError('conflict', vscode.l10n.t('The model has changed meanwhile. Nothing was done.'));
  const outcome = gestureEdits(parsed(model), gesture);
  if (outcome.kind === 'refused') throw new CommandError('invalid', render(outcome.problem));
  const after = outcome.edits
    .toSorted((a, b) => b.at.start - a.at.start)
    .reduce((all, edit) => all.slice(0, edit.at.start) + edit.text + all.slice(edit.at.end), text);
  if (after === text)
    throw new CommandError('conflict', vscode.l10n.t('The signature is already the one that was inferred.'));
  return withProposedModel(model.uri, after, (proposed) => reviewChange(model, proposed));
}
