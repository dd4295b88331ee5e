/** What is served, and where. `uri` in any form that MLflow resolves: `models:/name/3`, `models:/name@alias`, `models:/m-…`. */
export interface Serving {
  readonly uri: string;
  readonly port: number;
  /** `127.0.0.1` on a person's machine; `0.0.0.0` inside of a container. */
  readonly host: string;
}

/**
 * What follows `mlflow`. The environment stays as it is (`local`): whoever serves has installed what the model needs, and MLflow 3.17.2 would
 * otherwise build another one for minutes.
 */
export function serveArguments({ uri, port, host }: Serving): readonly string[] {
  return ['models', 'serve', '--model-uri', uri, '--host', host, '--port', String(port), '--env-manager', 'local'];
}

export type Shell = 'sh' | 'powershell';

/** The words as one line of a shell that reads exactly them back: names of models hold anything, `$(rm -rf ~)` too. */
export function commandLine(words: readonly string[], shell: Shell): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) && !isHome(word) ? word : quoted[shell](word))).join(' ');
}

/** What PowerShell would take for something else than a word. */
function isHome(word: string): boolean {
  return word.startsWith('@') || word.startsWith('%') || word.includes(',') || word.startsWith('=');
}

/** Typographic quotes end a string in PowerShell as plain ones do. */
const quoted: Readonly<Record<Shell, (word: string) => string>> = {
  sh: (word) => `'${word.replaceAll("'", `'\\''`)}'`,
  powershell: (word) => `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`,
};
