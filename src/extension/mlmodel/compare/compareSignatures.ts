import * as vscode from 'vscode';
import { compareSignatures as compare } from '../../../core/signature/compare.ts';
import { comparisonJson } from '../../../core/signature/comparisonJson.ts';
import { CommandError } from '../../base/commandError.ts';
import { untilTimeout } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import type { Connections } from '../../connections/session.ts';
import { chosenModel } from '../chosenModel.ts';
import type { CompareInput, VisualCommands } from '../visualCommands.ts';
import type { VisualDeps } from '../visualDeps.ts';
import { fileModel, readSides, type ComparedModel } from './comparedModel.ts';
import { pickCompared } from './comparedPicker.ts';
import { comparingOf, fillComparePanel, openComparePanel } from './comparePanel.ts';
import { runModel, versionModel } from './serverModels.ts';

/** Whether the file can take the place of another model: a program gets the changes, a person a page. */
export function compareSignatures(deps: VisualDeps): VisualCommands['compareSignatures'] {
  return async (input, caller) => {
    const title = vscode.l10n.t('Compare Signatures');
    const own = fileModel(await chosenModel(input.uri, title), true);
    const given = await givenModel(deps.connections, input);
    if (caller === 'person') {
      const from = given ?? (await pickCompared(deps.connections, title, own));
      openComparePanel(deps, { own, from, to: own });
      return undefined;
    }
    if (!given) {
      const text = vscode.l10n.t('Name what the file is compared with: otherUri, name or runId.');
      throw new CommandError('invalid', text);
    }
    const [old, now] = await readSides(given, own);
    return comparisonJson(compare(old.signature, now.signature), render);
  };
}

/** Fills a panel that VS Code kept over a reload, with what its page remembered; one that cannot be filled is closed. */
export function restoreComparePanel(deps: VisualDeps, panel: vscode.WebviewPanel, state: unknown): void {
  const memory = typeof state === 'object' && state !== null && 'memory' in state ? state.memory : undefined;
  const comparing = comparingOf(memory);
  if (comparing) fillComparePanel(deps, panel, comparing);
  else panel.dispose();
}

async function givenModel(connections: Connections, input: CompareInput): Promise<ComparedModel | undefined> {
  const { otherUri, name, runId, modelPath } = input;
  if (otherUri !== undefined) return fileModel(await chosenModel(otherUri, ''), false);
  if (name === undefined && runId === undefined) return undefined;
  const signal = untilTimeout();
  const session = await connections.session(signal);
  if (name !== undefined) return versionModel(session, name, input, signal);
  return runModel(session, runId ?? '', modelPath, signal);
}
