import * as vscode from 'vscode';
import type { VersionFacts } from '../../../core/lifecycle/facts/versionFacts.ts';
import { parseStage } from '../../../core/lifecycle/stage.ts';
import { deprecation } from '../../../core/lifecycle/versionsDiff/deprecated.ts';
import {
  untold,
  versionsTable,
  type DiffRow,
  type DiffValue,
  type SectionTable,
} from '../../../core/lifecycle/versionsDiff/versionsTable.ts';
import type { ShownVersions, VersionCell, VersionSection } from '../../../protocol/versionsPage.ts';
import { formatTime } from '../../base/format.ts';
import { render } from '../../base/text.ts';
import { stageName } from '../../registry/stageText.ts';
import { shortened } from '../model/shortened.ts';
import { memoryText, type VersionsMemory } from './versionsMemory.ts';

/** What the page shows of versions that were read, in the person's language. */
export function versionsShown(memory: VersionsMemory, connection: string, all: readonly VersionFacts[]): ShownVersions {
  const table = versionsTable(all, memory.baseline);
  return {
    name: memory.name,
    connection,
    versions: all.map(({ version }) => ({
      version: version.version,
      stage: version.stage && version.stage !== 'None' ? stageName(version.stage) : '',
      deprecated: cut(deprecation(version) ?? ''),
    })),
    baseline: memory.baseline,
    sections: table.map(shownSection),
    problems: problemsOf(table, memory.versions),
    memory: memoryText(memory),
  };
}

/** Characters of a value: parameters and tags can be of any length. */
const longestText = 2000;

function shownSection({ section, rows }: SectionTable): VersionSection {
  return {
    section,
    rows: rows.map(({ key, values, differs }) => ({
      key: cut(key),
      cells: values.map((value) => cellOf(section === 'overview' ? told(key, value) : value)),
      differs,
    })),
  };
}

function cellOf(value: DiffValue): VersionCell {
  if (value === undefined) return null;
  if (value === untold) return { isUnknown: true };
  if (typeof value === 'string') return cut(value);
  return Number.isFinite(value) ? value : (numberNames[String(value)] ?? String(value));
}

const numberNames: Readonly<Record<string, string>> = { Infinity: '∞', '-Infinity': '−∞' };

function cut(text: string): string {
  return shortened(text, longestText);
}

/** A value of the overview as a person reads it. */
function told(key: DiffRow['key'], value: DiffValue): DiffValue {
  if (key === 'created' && typeof value === 'number') return formatTime(value);
  if (typeof value !== 'string') return value;
  const stage = key === 'stage' ? parseStage(value) : undefined;
  if (stage) return stageName(stage);
  return key === 'status' ? (statusNames[value]?.() ?? value) : value;
}

const statusNames: Readonly<Record<string, () => string>> = {
  ready: () => vscode.l10n.t('ready'),
  pending: () => vscode.l10n.t('registering'),
  failed: () => vscode.l10n.t('registration failed'),
};

/** What could not be read, of each version each reason once. */
function problemsOf(table: readonly SectionTable[], versions: readonly string[]): string[] {
  const problems = table.flatMap(({ missing }) =>
    missing.flatMap((why, index) => {
      const version = versions[index] ?? '';
      return why ? vscode.l10n.t('Version {version}: {why}', { version, why: render(why) }) : [];
    }),
  );
  return [...new Set(problems)];
}
