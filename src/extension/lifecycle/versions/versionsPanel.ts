import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/lifetime.ts';
import type { VersionFacts } from '../../../core/lifecycle/facts/versionFacts.ts';
import { Rpc, type Port } from '../../../protocol/rpc.ts';
import { versionsHostContract, versionsPageContract, type ShownVersions } from '../../../protocol/versionsPage.ts';
import { artifactUriOf } from '../../artifacts/artifactUri.ts';
import { Cancelled, CommandError } from '../../base/commandError.ts';
import { failureText } from '../../base/failure.ts';
import { notify } from '../../base/notify.ts';
import { personAct } from '../../base/personAct.ts';
import type { Session } from '../../connections/session.ts';
import { modelFolderOf } from '../../copy/modelFile.ts';
import type { LifecycleDeps } from '../lifecycleDeps.ts';
import { readVersions } from './readVersions.ts';
import { versionUri } from './versionDocuments.ts';
import { pickOther, pickVersions } from './versionPickers.ts';
import { mostVersions, type VersionsMemory } from './versionsMemory.ts';
import { versionsShown } from './versionsShown.ts';

type VersionsRpc = Rpc<typeof versionsHostContract, typeof versionsPageContract>;
type Panel = Pick<vscode.WebviewPanel, 'title' | 'visible' | 'onDidChangeViewState'>;

export function versionsTitle({ name, versions }: VersionsMemory): string {
  return vscode.l10n.t('{name}: versions {versions}', { name, versions: versions.join(', ') });
}

/** Milliseconds: one act is told of several times. */
const touchPause = 150;

interface Read {
  readonly session: Session;
  readonly facts: readonly VersionFacts[];
}

/** A page with versions of a model beside each other. It reads again when the model is written through this window. */
export class VersionsPanel implements Disposable {
  readonly #deps: LifecycleDeps;
  readonly #panel: Panel;
  readonly #owned = new DisposableStore();
  #memory: VersionsMemory;
  #page: VersionsRpc | undefined;
  #reading: Promise<Read> | undefined;
  #abort = new AbortController();
  /** What was read is older than a write, or the page was not seen when it should have been told. */
  #isStale = false;
  #later: NodeJS.Timeout | undefined;

  constructor(deps: LifecycleDeps, panel: Panel, memory: VersionsMemory) {
    this.#deps = deps;
    this.#panel = panel;
    this.#memory = memory;
    this.#owned.add(deps.explorer.onDidTouchModel((name) => this.#touch(name)));
    this.#owned.add(panel.onDidChangeViewState(() => panel.visible && this.#isStale && void this.#push()));
  }

  /** Speaks with the page. */
  serve(port: Port): void {
    this.#page = new Rpc({
      port,
      own: versionsHostContract,
      other: versionsPageContract,
      handlers: {
        requests: { ready: () => this.current() },
        notices: {
          baseline: ({ index }) => this.#compare({ ...this.#memory, baseline: this.#known(index) }),
          choose: () => this.#act(() => this.#choose()),
          openModel: () => this.#act(() => this.#openModel()),
          compareSignatures: ({ index }) => this.#act(() => this.#compareSignatures(this.#known(index))),
          openTextDiff: () => this.#act(() => this.#openTextDiff()),
          copy: ({ text }) => this.#act(() => copy(text)),
        },
      },
      onOddity: (what) => this.#deps.log.warn(`The comparison of versions was told ${what}`),
    });
  }

  /** What holds now. */
  async current(): Promise<ShownVersions> {
    const memory = this.#memory;
    const { session, facts } = await (this.#reading ??= this.#read());
    return memory === this.#memory ? versionsShown(memory, session.connection.name, facts) : this.current();
  }

  dispose(): void {
    clearTimeout(this.#later);
    this.#abort.abort();
    this.#page?.dispose();
    this.#owned.dispose();
  }

  #read(): Promise<Read> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const { connectionId, name, versions } = this.#memory;
    const read = async (): Promise<Read> => {
      const session = await this.#deps.connections.sessionOf(connectionId, signal);
      return { session, facts: await readVersions(session, name, versions, signal) };
    };
    const reading = read();
    reading.catch(() => {
      if (this.#reading === reading) this.#reading = undefined; // the next time it is tried again
    });
    return reading;
  }

  #touch(name: string | undefined): void {
    if (name !== undefined && name !== this.#memory.name) return;
    this.#reading = undefined;
    this.#isStale = true;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#isStale && this.#panel.visible && void this.#push(), touchPause);
  }

  #compare(memory: VersionsMemory): void {
    const isSame = memory.versions === this.#memory.versions;
    this.#memory = memory;
    if (!isSame) this.#reading = undefined;
    this.#panel.title = versionsTitle(memory);
    void this.#push();
  }

  async #push(): Promise<void> {
    this.#isStale = false;
    try {
      const shown = await this.current();
      if (!this.#owned.isDisposed) this.#page?.notify('shown', shown);
    } catch (error) {
      if (this.#owned.isDisposed || this.#reading) return; // another reading has begun
      const what = vscode.l10n.t('The versions could not be read again');
      this.#page?.notify('failed', { why: failureText({ what }, error) });
    }
  }

  #known(index: number): number {
    return Number.isInteger(index) && index >= 0 && index < this.#memory.versions.length ? index : 0;
  }

  async #choose(): Promise<void> {
    const { session } = await (this.#reading ??= this.#read());
    const { name, versions: before } = this.#memory;
    const versions = await pickVersions(session, name, before);
    if (versions.length < 2 || versions.length > mostVersions) throw wrongCount();
    if (this.#owned.isDisposed) return; // closed while a person was asked
    const baseline = Math.max(0, versions.indexOf(before[this.#memory.baseline] ?? ''));
    this.#compare({ ...this.#memory, versions, baseline });
  }

  async #openModel(): Promise<void> {
    const { session } = await (this.#reading ??= this.#read());
    await vscode.commands.executeCommand('mlflow.model.open', personAct({ name: this.#memory.name }, session));
  }

  async #compareSignatures(index: number): Promise<void> {
    const { session, facts } = await (this.#reading ??= this.#read());
    const [own, other] = [facts[index]?.version, facts[this.#memory.baseline]?.version];
    if (!own || !other) return;
    const { signal } = this.#abort;
    const [ownUri, otherUri] = await Promise.all(
      [own, other].map(async (version) => {
        const { owner, folder } = await modelFolderOf(session, version, signal);
        return artifactUriOf(session, owner, folder === '' ? 'MLmodel' : `${folder}/MLmodel`).toString();
      }),
    );
    const input = { uri: ownUri, otherUri };
    await vscode.commands.executeCommand('mlflow.mlmodel.compareSignatures', personAct(input, session));
  }

  async #openTextDiff(): Promise<void> {
    const { connectionId, name, versions, baseline } = this.#memory;
    const from = versions[baseline] ?? '';
    const to = await pickOther(versions.filter((version) => version !== from));
    const uri = (version: string): vscode.Uri => versionUri({ connectionId, name, version });
    const title = vscode.l10n.t('{name}: version {from} and version {to}', { name, from, to });
    await vscode.commands.executeCommand('vscode.diff', uri(from), uri(to), title);
  }

  /** What a person asked for by a button, with failures told to them. */
  #act(work: () => Promise<void>): void {
    work().catch((error: unknown) => {
      if (error instanceof Cancelled) return;
      void notify('error', failureText({ what: vscode.l10n.t('It was not done') }, error));
    });
  }
}

export function wrongCount(): CommandError {
  return new CommandError('invalid', vscode.l10n.t('2 to {most} versions can be compared.', { most: mostVersions }));
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  void notify('information', vscode.l10n.t('The comparison was copied as Markdown.'));
}
