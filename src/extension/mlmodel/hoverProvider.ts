import * as vscode from 'vscode';
import type { Span } from '../../core/base/span.ts';
import { hoverAt, type Hover } from '../../core/mlmodel/features/hover.ts';
import { textOf } from '../../core/mlmodel/values.ts';
import type { Metric } from '../../core/tracking/run.ts';
import { formatMetric } from '../base/format.ts';
import { untilTimeout } from '../base/signals.ts';
import { render } from '../base/text.ts';
import type { Connections, Session } from '../connections/session.ts';
import { parsed } from './parsed.ts';
import { rangeOf } from './textRange.ts';

export async function provideHover(
  document: vscode.TextDocument,
  position: vscode.Position,
  connections: Connections,
): Promise<vscode.Hover | undefined> {
  const offset = document.offsetAt(position);
  const found = hoverAt(parsed(document), offset);
  return found
    ? new vscode.Hover(markdown(found), rangeOf(document, found.at))
    : idHover(document, offset, connections);
}

function markdown({ title, documentation, facts }: Hover): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendCodeblock(title, 'yaml');
  if (documentation !== '') text.appendMarkdown(`${documentation}\n\n`);
  const said = facts.map(render);
  text.appendMarkdown(plain(said.join(said.every((one) => one.endsWith('.')) ? ' ' : ' · ')));
  return text;
}

/** `appendText` would make every blank one that no line breaks at. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!~<>|&]/g, '\\$&');
}

const mostMetrics = 8;

/** What the server of the active connection says of the run that made the model, and of the logged model that this is. */
async function idHover(
  document: vscode.TextDocument,
  offset: number,
  { active }: Connections,
): Promise<vscode.Hover | undefined> {
  const model = parsed(document);
  const key = ['run_id', 'model_id'].find((name) => holds(model.top.get(name)?.value.span, offset));
  const value = key === undefined ? undefined : model.top.get(key)?.value;
  const id = textOf(value);
  if (!value || id === undefined || active?.state.kind !== 'ready') return undefined;
  const { session } = active.state;
  try {
    const text = key === 'run_id' ? await runText(session, id) : await modelText(session, id);
    return new vscode.Hover(text, rangeOf(document, value.span));
  } catch {
    return undefined; // that it is not there is told by a problem
  }
}

function holds(span: Span | undefined, offset: number): boolean {
  return span !== undefined && span.start <= offset && offset <= span.end;
}

async function runText({ tracking, connection }: Session, id: string): Promise<vscode.MarkdownString> {
  const { name, metrics } = await tracking.getRun(id, untilTimeout());
  return facts(name, [vscode.l10n.t('Run on {connection}', { connection: connection.name })], metrics);
}

async function modelText({ tracking, connection }: Session, id: string): Promise<vscode.MarkdownString> {
  const { name, metrics, registrations } = await tracking.getLoggedModel(id, untilTimeout());
  const said = [
    vscode.l10n.t('Logged model on {connection}', { connection: connection.name }),
    ...registrations.map((one) => vscode.l10n.t('Registered as {name}, version {version}', { ...one })),
  ];
  return facts(name, said, metrics);
}

function facts(name: string, said: readonly string[], metrics: readonly Metric[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendCodeblock(name, 'plaintext');
  text.appendMarkdown(`${said.map(plain).join('  \n')}\n\n`);
  const values = metrics.slice(0, mostMetrics).map(({ key, value }) => `${key} = ${formatMetric(value)}`);
  if (values.length > 0) text.appendCodeblock(values.join('\n'), 'plaintext');
  return text;
}
