import * as vscode from 'vscode';
import type { Span } from '../../core/base/span.ts';
import { textOf } from '../../core/mlmodel/values.ts';
import type { Metric } from '../../core/tracking/run.ts';
import { formatMetric } from '../base/format.ts';
import type { Connections, Session } from '../connections/session.ts';
import { goToCommand } from './goToUri.ts';
import { inTime } from './inTime.ts';
import { parsed } from './parsed.ts';
import { plainMarkdown } from './plainMarkdown.ts';
import { registeredVersions, type ModelOrigin } from './registeredVersions.ts';
import { idAt } from './serverIds.ts';
import { rangeOf } from './textRange.ts';
import { versionLines } from './versionLines.ts';

const mostMetrics = 8;
/** Milliseconds that a hover waits for the registry, and once more for its aliases. */
const patience = 1_000;

/**
 * What the server of the active connection says of the run that made the model, and of the logged model that this is, with the versions that were
 * registered from them.
 */
export async function idHover(
  document: vscode.TextDocument,
  offset: number,
  { active }: Connections,
  signal: AbortSignal,
): Promise<vscode.Hover | undefined> {
  const model = parsed(document);
  const key = (['run_id', 'model_id'] as const).find((name) => holds(model.top.get(name)?.value.span, offset));
  const value = key === undefined ? undefined : model.top.get(key)?.value;
  const id = textOf(value);
  if (!key || !value || id === undefined || active?.state.kind !== 'ready') return undefined;
  const { session } = active.state;
  const tell = key === 'run_id' ? runText : modelText;
  try {
    return new vscode.Hover(await tell(session, id, idAt(model, key), signal), rangeOf(document, value.span));
  } catch {
    return undefined; // that it is not there is told by a problem
  }
}

function holds(span: Span | undefined, offset: number): boolean {
  return span !== undefined && span.start <= offset && offset <= span.end;
}

type Told = (
  session: Session,
  id: string,
  /** The same if it has the form of an id. */
  formed: string | undefined,
  signal: AbortSignal,
) => Promise<vscode.MarkdownString>;

const runText: Told = async (session, id, runId, signal) => {
  const [{ name, metrics }, versions] = await Promise.all([
    session.tracking.getRun(id, signal),
    versionsInTime(session, { runId, modelId: undefined }, signal),
  ]);
  const title = vscode.l10n.t('Run on {connection}', { connection: session.connection.name });
  return facts(name, [plainMarkdown(title), ...(await versionLines(session, versions, patience, signal))], metrics);
};

const modelText: Told = async (session, id, modelId, signal) => {
  const [{ name, metrics, registrations }, found] = await Promise.all([
    session.tracking.getLoggedModel(id, signal),
    versionsInTime(session, { runId: undefined, modelId }, signal),
  ]);
  const isFound = new Set(found.map((one) => `${one.version} ${one.name}`));
  const versions = [...found, ...registrations.filter((one) => !isFound.has(`${one.version} ${one.name}`))];
  const title = vscode.l10n.t('Logged model on {connection}', { connection: session.connection.name });
  return facts(name, [plainMarkdown(title), ...(await versionLines(session, versions, patience, signal))], metrics);
};

function versionsInTime(
  session: Session,
  origin: ModelOrigin,
  signal: AbortSignal,
): ReturnType<typeof registeredVersions> {
  return inTime(registeredVersions(session, origin, signal), patience, []);
}

/** `said` are lines of Markdown. */
function facts(name: string, said: readonly string[], metrics: readonly Metric[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [goToCommand] };
  text.appendCodeblock(name, 'plaintext');
  text.appendMarkdown(`${said.join('  \n')}\n\n`);
  const values = metrics.slice(0, mostMetrics).map(({ key, value }) => `${key} = ${formatMetric(value)}`);
  if (values.length > 0) text.appendCodeblock(values.join('\n'), 'plaintext');
  return text;
}
