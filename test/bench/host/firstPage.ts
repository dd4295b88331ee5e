import { silentLog } from '../../../src/core/base/log.ts';
import { connect } from '../../../src/extension/connections/sessionFactory.ts';
import type { Connections, Session } from '../../../src/extension/connections/session.ts';
import { ExperimentsTree } from '../../../src/extension/explorer/experimentsTree.ts';
import { compare, elapsed, type Comparison } from '../../support/bench.ts';
import type { SeededExperiment } from '../seed/seededServer.ts';
import { leave, readInput } from '../support/hostPort.ts';
import { requestsOf, resend } from '../support/sentRequests.ts';

/** The default of `mlflow.explorer.pageSize`. */
const PAGE_SIZE = 50;

export interface FirstPageInput {
  readonly trackingUri: string;
  readonly experiments: readonly SeededExperiment[];
  readonly pairs: number;
}

/** By the number of runs: of each comparison `first` is the tree, `second` the bare call. */
export type FirstPageResult = Readonly<Record<number, Compared>>;

interface Compared {
  /** What is there first, against the call that it comes from. */
  readonly rows: Comparison;
  /** The whole page, against the calls that it comes from, one after the other. */
  readonly page: Comparison;
  /** The same, against one call that would bring all of it. */
  readonly once: Comparison;
}

/**
 * The tree's own code, asked as VS Code asks it when an experiment is opened: its children, then the look of each, and again when it says that there
 * are more. Against it stand the very calls that it sends.
 */
export async function run(): Promise<void> {
  const { trackingUri, experiments, pairs } = readInput<FirstPageInput>();
  const session = await openSession(trackingUri);
  const tree = new ExperimentsTree(connectedTo(session));
  const result: Record<number, Compared> = {};
  for (const { id, runs } of experiments) {
    const experiment = await session.tracking.getExperiment(id, AbortSignal.timeout(30_000));
    const draw = async (): Promise<number> => {
      const rows = await tree.getChildren({ kind: 'experiment', session, experiment });
      for (const row of rows) tree.getTreeItem(row);
      return rows.filter(({ kind }) => kind === 'run').length;
    };
    const open = async (): Promise<{ readonly rows: number; readonly page: number }> => {
      const began = performance.now();
      tree.data.lists.drop('');
      let more = nextChange(tree);
      let shown = await draw();
      const rows = performance.now() - began;
      while (shown < Math.min(runs, PAGE_SIZE)) {
        await more;
        more = nextChange(tree);
        shown = await draw();
      }
      return { rows, page: performance.now() - began };
    };
    const calls = await requestsOf(open);
    const [first] = calls;
    if (!first) throw new Error('the tree sends nothing');
    const whole = { ...first, body: JSON.stringify({ ...JSON.parse(first.body ?? ''), ['max_results']: PAGE_SIZE }) };
    const against = (what: 'rows' | 'page', bare: () => Promise<void>): Promise<Comparison> =>
      compare(
        pairs,
        async () => (await open())[what],
        () => elapsed(bare),
      );
    result[runs] = {
      rows: await against('rows', () => resend(first)),
      page: await against('page', async () => {
        for (const call of calls) await resend(call);
      }),
      once: await against('page', () => resend(whole)),
    };
  }
  tree.dispose();
  leave(result);
}

function nextChange(tree: ExperimentsTree): Promise<unknown> {
  return new Promise((resolve) => {
    const listening = tree.onDidChangeTreeData((node) => {
      listening.dispose();
      resolve(node);
    });
  });
}

async function openSession(trackingUri: string): Promise<Session> {
  const connection = {
    scope: 'user',
    name: 'bench',
    trackingUri,
    registryUri: undefined,
    workspace: undefined,
    auth: 'none',
    production: false,
    readOnly: false,
    caFile: undefined,
    insecureTls: false,
  } as const;
  const deps = { headersFor: async () => ({}), log: silentLog, timeout: () => 30_000 };
  return (await connect(deps, connection, AbortSignal.timeout(30_000))).session;
}

function connectedTo(session: Session): Connections {
  const { id, connection } = session;
  const active = {
    id,
    connection,
    state: { kind: 'ready', session, latency: 0, checkedAt: 0, lost: undefined },
  } as const;
  return {
    entries: [active],
    active,
    onDidChange: () => ({ dispose: () => undefined }),
    session: async () => session,
    sessionOf: async () => session,
    select: () => undefined,
    reconnect: () => undefined,
  };
}
