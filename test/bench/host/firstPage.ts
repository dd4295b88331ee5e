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

/** By the number of runs: `first` is the tree, `second` the bare call. */
export type FirstPageResult = Readonly<Record<number, Comparison>>;

/**
 * The tree's own code, asked as VS Code asks it when an experiment is opened: its children, then the look of each. Against it stands the
 * very call that the tree sends for that page.
 */
export async function run(): Promise<void> {
  const { trackingUri, experiments, pairs } = readInput<FirstPageInput>();
  const session = await openSession(trackingUri);
  const tree = new ExperimentsTree(connectedTo(session));
  const result: Record<number, Comparison> = {};
  for (const { id, runs } of experiments) {
    const experiment = await session.tracking.getExperiment(id, AbortSignal.timeout(30_000));
    const openRow = async (): Promise<void> => {
      tree.data.lists.drop('');
      const rows = await tree.getChildren({ kind: 'experiment', session, experiment });
      for (const row of rows) tree.getTreeItem(row);
      const shown = rows.filter(({ kind }) => kind === 'run').length;
      if (shown !== Math.min(runs, PAGE_SIZE)) throw new Error(`the tree shows ${shown} of ${runs} runs`);
    };
    const [call, ...others] = await requestsOf(openRow);
    if (!call || others.length > 0) throw new Error(`the tree sends ${others.length + 1} requests for a page`);
    result[runs] = await compare(
      pairs,
      () => elapsed(openRow),
      () => elapsed(() => resend(call)),
    );
  }
  tree.dispose();
  leave(result);
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
