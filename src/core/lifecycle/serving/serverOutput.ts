/** Characters that are kept: the newest. */
const most = 100_000;

/** What a server wrote, without what must not be read by anybody. */
export class ServerOutput {
  readonly #secrets: readonly string[];
  #text = '';

  /** `environment` is what the server got; the sign-in in it is masked. */
  constructor(environment: Readonly<Record<string, string>>) {
    this.#secrets = Object.entries(environment)
      .filter(([name, value]) => /PASSWORD|TOKEN|SECRET/.test(name) && value.length >= 4)
      .map(([, value]) => value);
  }

  get text(): string {
    return this.#text;
  }

  /** Answers the piece as it may be shown. */
  add(piece: string): string {
    const shown = this.#secrets.reduce((text, secret) => text.replaceAll(secret, '•••'), piece);
    this.#text = (this.#text + shown).slice(-most);
    return shown;
  }

  /** The newest lines that say something, without colours: what a person is told when a server ends by itself. */
  lastLines(count: number): string {
    const lines = this.#text.replace(sequences, '').split(/\r?\n/);
    return lines
      .filter((line) => line.trim() !== '')
      .slice(-count)
      .map((line) => line.trim().slice(0, longestLine))
      .join('\n');
  }
}

const longestLine = 300;

/** Of a terminal. */
// oxlint-disable-next-line no-control-regex -- sequences begin with one
const sequences = /\u001b\[[0-9;?]*[A-Za-z]/g;
