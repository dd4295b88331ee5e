import { stringify } from 'yaml';
import { runSource } from '../../git/runSource.ts';
import type { KeyValue } from '../../tracking/keyValue.ts';
import type { VersionFacts } from '../facts/versionFacts.ts';
import { requirementValues } from './requirementValues.ts';
import { signatureValues } from './signatureRows.ts';
import { shownTags } from './versionsTable.ts';

/**
 * A version as a YAML document, made to be laid beside that of another one: always the same keys in the same order, lists sorted by name, nothing
 * that differs by chance.
 */
export function versionText({ version, run, loggedModel, files }: VersionFacts): string {
  const ofRun = run.kind === 'known' ? run.value : undefined;
  const ofModel = loggedModel.kind === 'known' ? loggedModel.value : undefined;
  const signature = files.kind === 'known' ? files.value.document.signature : undefined;
  const requirements = files.kind === 'known' ? files.value.requirements : undefined;
  const shown = new Map<string, unknown>([
    ['name', version.name],
    ['version', version.version],
    ['stage', version.stage ?? null],
    ['aliases', version.aliases?.toSorted() ?? null],
    ['status', version.status],
    ['created', isoTime(version.created)],
    ['description', version.description],
    ['source', version.source],
    [
      'run',
      ofRun
        ? new Map<string, unknown>([
            ['id', ofRun.id],
            ['name', ofRun.name],
            ['status', ofRun.statusText],
            ['lifecycle', ofRun.lifecycle],
            ['commit', runSource(ofRun, ofModel).commit ?? null],
          ])
        : null,
    ],
    ['tags', sortedMap(shownTags(version.tags))],
    ['metrics', ofRun ? sortedMap(ofRun.metrics) : null],
    ['params', ofRun ? sortedMap(ofRun.params) : null],
    ['signature', signature ? signatureValues(signature) : null],
    ['requirements', requirements === undefined ? null : sortedMap(entriesOf(requirementValues(requirements)))],
  ]);
  return stringify(shown, { lineWidth: 0, aliasDuplicateObjects: false });
}

function isoTime(time: number | undefined): string | null {
  const date = new Date(time ?? Number.NaN); // a server may send any number
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function entriesOf(values: ReadonlyMap<string, string>): readonly KeyValue[] {
  return [...values].map(([key, value]) => ({ key, value }));
}

function sortedMap(
  entries: readonly { readonly key: string; readonly value: string | number }[],
): ReadonlyMap<string, string | number> {
  return new Map(
    entries.map(({ key, value }) => [key, value] as const).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
}
