import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fillStore } from '../../scripts/lib/demo/store.mjs';
import { filesUnder } from '../../scripts/lib/files.mjs';
import { ROOT, TOOLS } from '../../scripts/lib/paths.mjs';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import { MLFLOW } from '../../scripts/lib/versions.mjs';
import { startMlflow, type MlflowServer } from '../support/servers.ts';

const DEMO = path.join(ROOT, 'demo');

/** A server with the demo's data and no registered model but the demo's own; with `auth` behind basic-auth. */
export async function startDemoServer({ auth = false }: { readonly auth?: boolean } = {}): Promise<MlflowServer> {
  const trained = await trainedStore();
  const work = scratchFolder('demo');
  for (const entry of ['mlflow.db', 'artifacts']) {
    cpSync(path.join(trained, entry), path.join(work, entry), { recursive: true });
  }
  return startMlflow({ work, fresh: false, auth });
}

/**
 * Training takes most of a minute: it is done once for each state of `demo/`, and what it made is kept.
 * The server proxies artifacts, so no path in the store is absolute and a copy elsewhere is as good.
 */
async function trainedStore(): Promise<string> {
  const kept = path.join(TOOLS, 'trained', fingerprint());
  if (existsSync(kept)) return kept;
  const work = scratchFolder('training');
  const code = path.join(work, 'code');
  cpSync(DEMO, code, { recursive: true, filter: (from) => path.basename(from) !== '__pycache__' });
  const server = await startMlflow({ work, fresh: false });
  await fillStore(code, server.uri);
  await server.stop();
  mkdirSync(path.dirname(kept), { recursive: true });
  renameSync(work, kept); // last: an interrupted training leaves nothing that looks finished
  return kept;
}

function fingerprint(): string {
  const hash = createHash('sha256').update(MLFLOW[3].requirements.join(' '));
  for (const file of [...filesUnder(DEMO, '.py'), path.join(DEMO, 'requirements.txt')]) {
    hash.update(path.relative(DEMO, file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
