import * as vscode from 'vscode';
import type { Known, VersionFacts } from '../../../core/lifecycle/facts/versionFacts.ts';
import { metricRows, paramRows } from '../../../core/lifecycle/facts/valueRows.ts';
import type { GateVerdict } from '../../../core/lifecycle/gates/gateResult.ts';
import type { PolicyState } from '../../../core/lifecycle/gates/policy.ts';
import type { Run } from '../../../core/tracking/run.ts';
import type { ShownGates, ShownSignature, ShownValues } from '../../../protocol/reviewPage.ts';
import { render } from '../../base/text.ts';
import { signatureLines } from './signatureLines.ts';
import { mostValues, shownMetric, shownParam } from './valueTexts.ts';

type Production = VersionFacts | undefined;

export function shownGates(state: PolicyState, verdict: GateVerdict): ShownGates {
  if (state.kind === 'missing') return { kind: 'noPolicy' };
  const gates = verdict.gates.map(({ outcome, rule, detail }) => ({
    outcome,
    rule: render(rule),
    detail: render(detail),
  }));
  return { kind: 'judged', passed: verdict.passed, gates, path: state.path };
}

/** Against the other version that is in Production. */
export function shownSignature(candidate: VersionFacts, production: Production): ShownSignature {
  if (!production)
    return {
      kind: 'nothing',
      text: vscode.l10n.t('Nothing else is in Production: there is no signature to compare with.'),
    };
  const problem = signatureProblem(candidate) ?? signatureProblem(production);
  if (problem !== undefined) return { kind: 'failed', problem };
  const [old, now] = [signatureOf(production), signatureOf(candidate)];
  if (!old && !now) return { kind: 'nothing', text: vscode.l10n.t('Neither version has a signature.') };
  return { kind: 'compared', against: production.version.version, ...signatureLines(old, now, render) };
}

function signatureOf({ files }: VersionFacts) {
  return files.kind === 'known' ? files.value.document.signature : undefined;
}

/** No signature at all can be compared: it takes anything. */
function signatureProblem({ version: { version }, files }: VersionFacts): string | undefined {
  if (files.kind !== 'known')
    return vscode.l10n.t('The signature of version {version} is not known: {why}', { version, why: render(files.why) });
  const { parts, signature, root } = files.value.document;
  if (!root) return vscode.l10n.t('The MLmodel file of version {version} cannot be read.', { version });
  if (parts.length === 0 || signature) return undefined;
  return vscode.l10n.t('MLflow refuses the signature of version {version}.', { version });
}

/** Metrics and parameters of the runs that the versions came from. */
export function shownValues(candidate: VersionFacts, production: Production, language: string): ShownValues {
  const [own, other] = [runOf(candidate.run), production && runOf(production.run)];
  const metrics = metricRows(other, own);
  const params = paramRows(other, own);
  const differing = production ? params.filter(({ isEqual }) => !isEqual) : params;
  return {
    kind: 'values',
    against: production?.version.version ?? '',
    metrics: metrics.slice(0, mostValues).map((row) => shownMetric(row, language)),
    moreMetrics: Math.max(0, metrics.length - mostValues),
    params: differing.slice(0, mostValues).map(shownParam),
    moreParams: Math.max(0, differing.length - mostValues),
    sameParams: params.length - differing.length,
    problems: [candidate, ...(production ? [production] : [])].flatMap(runProblem),
  };
}

function runOf(run: Known<Run>): Run | undefined {
  return run.kind === 'known' ? run.value : undefined;
}

function runProblem({ version: { version }, run }: VersionFacts): string[] {
  if (run.kind === 'known') return [];
  return [vscode.l10n.t('The run of version {version} is not known: {why}', { version, why: render(run.why) })];
}
