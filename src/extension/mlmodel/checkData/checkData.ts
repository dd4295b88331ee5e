import * as vscode from 'vscode';
import type { DataReport, WayReport } from '../../../node/checkData/dataReport.ts';
import { CommandError } from '../../base/commandError.ts';
import { untilTimeout } from '../../base/signals.ts';
import { render } from '../../base/text.ts';
import { chosenModel } from '../chosenModel.ts';
import { openModel } from '../compare/modelText.ts';
import type { CheckDataInput, DataOutcome, VisualCommands } from '../visualCommands.ts';
import type { VisualDeps } from '../visualDeps.ts';
import { CheckDataPages } from './checkDataPages.ts';
import { pickData } from './dataPicker.ts';
import { inWorker } from './dataWorker.ts';
import { dataSource, parsedUri, type GivenData } from './givenData.ts';
import { problemText } from './shownReport.ts';

/** Holds data against a signature: a person sees the page, a program gets the verdicts. */
export function checkData(deps: VisualDeps): VisualCommands['checkData'] {
  const pages = pagesOf(deps);
  return async (input, caller) => {
    const model = await openModel(await chosenModel(input.uri, vscode.l10n.t('Check Data Against')));
    const given = givenData(input);
    if (caller === 'program') return outcomes(await reportOf(deps, model, given ?? neededData()));
    const report = await pages.show(model, given ?? (await pickData(model)));
    return report && outcomes(report);
  };
}

/** Fills a panel of Check Data that VS Code kept over a reload of the window with what its page remembered. */
export function restoreCheckData(deps: VisualDeps, panel: vscode.WebviewPanel, state: unknown): Promise<void> {
  return pagesOf(deps).restore(panel, state);
}

const allPages = new WeakMap<VisualDeps, CheckDataPages>();

function pagesOf(deps: VisualDeps): CheckDataPages {
  const pages = allPages.get(deps) ?? new CheckDataPages(deps);
  allPages.set(deps, pages);
  return pages;
}

function givenData({ dataUri, body, example }: CheckDataInput): GivenData | undefined {
  if (dataUri !== undefined) return { kind: 'file', uri: parsedUri(dataUri) };
  if (body !== undefined) return { kind: 'body', text: body };
  return example === true ? { kind: 'example' } : undefined;
}

function neededData(): never {
  throw new CommandError(
    'invalid',
    vscode.l10n.t('Data are needed: name a file, a request body or the input example.'),
  );
}

async function reportOf(deps: VisualDeps, model: vscode.TextDocument, given: GivenData): Promise<DataReport> {
  const source = await dataSource(given, model);
  const task = { kind: 'check', model: model.getText(), source } as const;
  const answer = await inWorker(deps.extensionUri, task, untilTimeout());
  if (answer.kind === 'report') return answer.report;
  throw new CommandError('invalid', render(answer.message));
}

function outcomes({ ways }: DataReport): { readonly serving: DataOutcome; readonly predict: DataOutcome } {
  return { serving: outcomeOf(ways.serving), predict: outcomeOf(ways.strict) };
}

function outcomeOf({ isAccepted, problems }: WayReport): DataOutcome {
  return { accepted: isAccepted, problems: problems.map(problemText) };
}
