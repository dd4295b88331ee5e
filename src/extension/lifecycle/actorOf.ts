import { userInfo } from 'node:os';
import { nobody, type Actor } from '../../core/lifecycle/actor.ts';
import { isReason } from '../../core/tracking/trackingError.ts';
import type { Session } from '../connections/session.ts';
import type { GitOfWorkspace } from './source/gitOfWorkspace.ts';

type AskedSession = Pick<Session, 'serverUser'>;

/** What servers answered, as long as their sessions live; also that they have no users. */
const told = new WeakMap<AskedSession, { readonly name: string | undefined }>();

/**
 * Who acts in a session: whom the server knows the sign-in by, else what git or the machine say, which is not verified. A server that does not
 * answer verifies nobody, and is asked again the next time.
 * @throws TrackingError `cancelled`, nothing else
 */
export async function actorOf(
  git: Pick<GitOfWorkspace, 'user'>,
  session: AskedSession,
  signal: AbortSignal,
  systemUser: () => string | undefined = ownName,
): Promise<Actor> {
  const server = await serverUser(session, signal);
  if (server !== undefined) return { name: server, from: 'server' };
  const gitName = plain(await git.user());
  if (gitName !== undefined) return { name: gitName, from: 'git' };
  const system = plain(systemUser());
  return system === undefined ? nobody : { name: system, from: 'system' };
}

async function serverUser(session: AskedSession, signal: AbortSignal): Promise<string | undefined> {
  const known = told.get(session);
  if (known) return known.name;
  try {
    const name = (await session.serverUser(signal)) || undefined;
    told.set(session, { name });
    return name;
  } catch (error) {
    if (isReason(error, 'cancelled') || signal.aborted) throw error;
    return undefined;
  }
}

/** Of an account that the system does not name. */
function ownName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}

/** Characters of a name that anybody can set. */
const longest = 200;

function plain(name: string | undefined): string | undefined {
  const printable = Array.from(name ?? '', (character) =>
    character < ' ' || character === '\u007f' ? ' ' : character,
  );
  return printable.slice(0, longest).join('').trim() || undefined;
}
