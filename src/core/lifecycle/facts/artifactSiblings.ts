import { message, type Message } from '../../base/message.ts';
import { siblingLimits, siblingPath, type SiblingProblem, type Siblings } from '../../mlmodel/siblings.ts';
import { artifactName, isSafeArtifactPath, type Artifact } from '../../tracking/artifact.ts';
import { decodeUtf8 } from './decodeUtf8.ts';
import type { Known } from './versionFacts.ts';

/** A file that is there, but that nobody knows the content of. */
export interface Unread {
  readonly file: string;
  readonly why: Message;
}

type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: SiblingProblem | undefined };

/**
 * What lies beside an `MLmodel` file among artifacts: what its folder lists, and the texts that were read. Rules ask at once and cannot wait: what
 * they ask for in vain is noted, read by whoever owns this, and then they are asked again.
 */
export class ArtifactSiblings implements Siblings {
  readonly #listed: ReadonlyMap<string, Artifact>;
  readonly #contents = new Map<string, Content>();
  readonly #wanted = new Set<string>();
  readonly #unread: Unread[] = [];

  /** `listed` is what lies directly in the folder of the model. */
  constructor(listed: readonly Artifact[]) {
    this.#listed = new Map(listed.map((artifact) => [artifactName(artifact), artifact]));
  }

  text(asked: string): string | undefined {
    const content = this.#content(asked);
    return content?.kind === 'text' ? content.text : undefined;
  }

  problem(asked: string): SiblingProblem | undefined {
    const content = this.#content(asked);
    return content?.kind === 'problem' ? content.problem : undefined;
  }

  has(asked: string): boolean | undefined {
    const path = safePath(asked);
    if (path === undefined) return undefined;
    const [top = '', ...below] = path.split('/');
    const found = this.#listed.get(top);
    if (found === undefined || (below.length > 0 && !found.isFolder)) return false;
    return below.length === 0 || this.#contents.get(path)?.kind === 'text' || undefined;
  }

  paths(): readonly string[] {
    return [...this.#listed.keys()].slice(0, siblingLimits.paths);
  }

  /** Files that are there, as far as is known, but that something could not be found out about. */
  get unread(): readonly Unread[] {
    return this.#unread;
  }

  /** What was asked for in vain since the last time. */
  takeWanted(): readonly string[] {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    return wanted;
  }

  /** Takes over what `read` finds; a file that is too large is not asked for. */
  async learn(file: string, read: (file: string, limit: number) => Promise<Known<Uint8Array>>): Promise<void> {
    const size = this.#listed.get(file)?.size ?? 0;
    if (size > siblingLimits.fileBytes) {
      this.#contents.set(file, { kind: 'problem', problem: 'tooLarge' });
      this.#unread.push({ file, why: message('factFileTooLarge', { file, megabytes }) });
      return;
    }
    const found = await read(file, siblingLimits.fileBytes);
    if (found.kind === 'unknown') this.#unread.push({ file, why: message('factFileUnread', { file }) });
    this.#contents.set(file, contentOf(found));
  }

  #content(asked: string): Content | undefined {
    const path = safePath(asked);
    if (path === undefined || this.has(path) === false) return undefined;
    if (this.#listed.get(path)?.isFolder) return { kind: 'problem', problem: 'unreadable' };
    const content = this.#contents.get(path);
    if (content === undefined) this.#wanted.add(path);
    return content;
  }
}

const megabytes = siblingLimits.fileBytes / 1_000_000;

function contentOf(found: Known<Uint8Array>): Content {
  if (found.kind !== 'known') return { kind: 'problem', problem: undefined };
  const text = decodeUtf8(found.value);
  return text === undefined ? { kind: 'problem', problem: 'notUtf8' } : { kind: 'text', text };
}

function safePath(asked: string): string | undefined {
  const path = siblingPath(asked);
  return isSafeArtifactPath(path) ? path : undefined;
}
