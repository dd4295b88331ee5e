import { wholeCommitId } from './commitFacts.ts';
import { readBlob } from './runGit.ts';
import { filesAt } from './sourceFile.ts';

export type ShownFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' | 'tooLarge' | 'binary' };

/** Bytes of a file that is opened; VS Code opens no larger ones as text with its services. */
const limit = 20_000_000;

/** The text of a file as it is in a commit; `file` is from the root of the repository, with `/`. */
export async function showFile(root: string, commit: string, file: string, signal: AbortSignal): Promise<ShownFile> {
  if (!isBelowRoot(file)) return { kind: 'absent' };
  const id = await wholeCommitId(root, commit, signal);
  const found =
    id === undefined ? undefined : (await filesAt(root, id, [file], signal)).find(({ path }) => path === file);
  if (found === undefined) return { kind: 'absent' };
  if (found.size > limit) return { kind: 'tooLarge' };
  try {
    const bytes = await readBlob(root, found.objectId, signal);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? { kind: 'binary' } : { kind: 'text', text };
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'binary' };
    throw error;
  }
}

/** Git itself fails for what leads out of the repository. */
function isBelowRoot(file: string): boolean {
  return file.split('/').every((step) => !['', '.', '..'].includes(step));
}
