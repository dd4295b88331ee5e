import * as vscode from 'vscode';
import type { Log } from '../../core/base/log.ts';
import type { Connection } from '../../core/connections/connection.ts';
import { diagnose } from '../../core/connections/doctor.ts';
import type { DoctorReport } from '../../core/connections/doctorReport.ts';
import { readCertificate } from '../../node/certificate.ts';
import { lookupHost } from '../../node/lookup.ts';
import { Cancelled } from '../base/commandError.ts';
import type { Caller, CommandHost } from '../base/commands.ts';
import { pick } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { withProgress } from '../base/signals.ts';
import { requireActive } from './connectionCommands.ts';
import { stepRows, testOutcome, type TestOutcome } from './doctorText.ts';
import { ConnectionName, connectionOfRow, findConnection } from './findConnection.ts';
import type { LiveConnections } from './liveConnections.ts';
import { askForSecretOfFormerOrigin } from './secretConsent.ts';
import type { SecretStore } from './secretStore.ts';
import type { ConnectionEntry } from './session.ts';
import { openClients, type HeadersFor } from './sessionFactory.ts';

export interface TestDeps {
  readonly host: CommandHost;
  readonly live: LiveConnections;
  readonly secrets: SecretStore;
  readonly log: Log;
}

/** Milliseconds that one request of a test may take: a person waits for it. */
const patience = 10_000;

export function registerTestCommand(deps: TestDeps): void {
  deps.host.register({
    id: 'mlflow.connection.test',
    input: ConnectionName,
    fromRows: connectionOfRow,
    failed: () => vscode.l10n.t('The connection could not be tested'),
    run: (name, caller) => test(deps, name, caller),
  });
}

/** All that a session of the connection would meet. `headersFor` signs in, with stored secrets or with those just typed. */
export async function runDoctor(
  connection: Connection,
  headersFor: HeadersFor,
  log: Log,
  signal: AbortSignal,
): Promise<DoctorReport> {
  const opened: { dispose(): void }[] = [];
  const clients = async (): ReturnType<typeof openClients> => {
    const own = await openClients({ headersFor, log, timeout: () => patience }, connection);
    opened.push(own);
    return own;
  };
  try {
    return await diagnose(connection, { clients, lookup: lookupHost, certificate: readCertificate }, signal);
  } finally {
    for (const own of opened) own.dispose();
  }
}

async function test({ live, secrets, log }: TestDeps, name: ConnectionName, caller: Caller): Promise<TestOutcome> {
  const entry = findConnection(live.model, name) ?? requireActive(live);
  const { connection } = entry;
  if (caller === 'person') await askForSecretOfFormerOrigin(secrets, connection);
  const title = vscode.l10n.t('Testing {name} ({uri})', { name: connection.name, uri: connection.trackingUri });
  const report = await withProgress({ title, ...(caller === 'program' && { view: 'mlflow.connections' }) }, (signal) =>
    runDoctor(connection, live.headersFor, log, signal).catch((error: unknown) => {
      throw signal.aborted ? new Cancelled() : error;
    }),
  );
  const told = testOutcome(report);
  log.info(`Test of ${connection.name} (${connection.trackingUri}):\n${told.detail}`);
  if (contradicts(entry, report)) live.model.reconnect(entry.id);
  if (caller === 'person') void showReport(connection, report, told);
  return told;
}

/** Whether the row of the connection says something else than the test; a registry that is missing does not end a session. */
function contradicts({ state }: ConnectionEntry, { ok, problem }: DoctorReport): boolean {
  const usable = ok || problem === 'registryMissing';
  return usable ? state.kind === 'failed' : state.kind === 'ready';
}

async function showReport({ name }: Connection, report: DoctorReport, { detail }: TestOutcome): Promise<void> {
  const copyCure = {
    label: `$(copy) ${vscode.l10n.t('Copy Cure')}`,
    description: plainLabel(report.cure ?? ''),
    value: report.cure ?? '',
  };
  const copyAll = { label: `$(copy) ${vscode.l10n.t('Copy Details')}`, value: detail };
  const title = report.ok
    ? vscode.l10n.t('Test Connection: {name} works', { name })
    : vscode.l10n.t('Test Connection: {name} has a problem', { name });
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
  try {
    const items = [...stepRows<string>(report), separator, ...(report.cure === undefined ? [] : [copyCure]), copyAll];
    await vscode.env.clipboard.writeText(
      await pick({ title, placeholder: vscode.l10n.t('What was found, step by step'), items }),
    );
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
}
