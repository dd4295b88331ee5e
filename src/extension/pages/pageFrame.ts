import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { frameTexts } from '../../protocol/frameTexts.ts';
import type { Port } from '../../protocol/rpc.ts';
import { pageHtml } from './pageHtml.ts';

export interface Page {
  readonly name: 'mlmodel' | 'checkData' | 'compare' | 'model' | 'review' | 'versions' | 'production' | 'try';
  /** In the person's language. */
  readonly title: string;
  /** The page's own table, in English; it is translated here. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Loads a page into a webview that may then load the page's files and nothing else. */
export function showPage(webview: vscode.Webview, extensionUri: vscode.Uri, { name, title, texts }: Page): void {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = pageHtml({
    title,
    language: vscode.env.language,
    nonce: randomBytes(24).toString('base64url'),
    cspSource: webview.cspSource,
    script: address(`${name}.js`),
    style: address(`${name}.css`),
    texts: translated({ ...frameTexts, ...texts }),
  });
}

/** The extension's end of the channel to a page. What is posted to a page that has gone is lost without a word. */
export function webviewPort(webview: vscode.Webview): Port {
  return {
    post: (message) => void webview.postMessage(message).then(undefined, () => {}),
    listen: (listener) => webview.onDidReceiveMessage(listener),
  };
}

/** English template → the person's language, where they differ. Placeholders stay: the page fills them in. */
function translated(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = Object.values(texts).map((template) => [template, vscode.l10n.t(template)] as const);
  return Object.fromEntries(pairs.filter(([template, text]) => template !== text));
}
