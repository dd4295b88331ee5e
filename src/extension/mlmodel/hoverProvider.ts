import * as vscode from 'vscode';
import { hoverAt, type Hover } from '../../core/mlmodel/features/hover.ts';
import { signalOf } from '../base/signals.ts';
import { render } from '../base/text.ts';
import type { Connections } from '../connections/session.ts';
import { idHover } from './idHover.ts';
import { parsed } from './parsed.ts';
import { plainMarkdown } from './plainMarkdown.ts';
import { rangeOf } from './textRange.ts';

export async function provideHover(
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
  connections: Connections,
): Promise<vscode.Hover | undefined> {
  const offset = document.offsetAt(position);
  const found = hoverAt(parsed(document), offset);
  return found
    ? new vscode.Hover(markdown(found), rangeOf(document, found.at))
    : idHover(document, offset, connections, signalOf(token));
}

function markdown({ title, documentation, facts }: Hover): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendCodeblock(title, 'yaml');
  if (documentation !== '') text.appendMarkdown(`${documentation}\n\n`);
  const said = facts.map(render);
  text.appendMarkdown(plainMarkdown(said.join(said.every((one) => one.endsWith('.')) ? ' ' : ' · ')));
  return text;
}
