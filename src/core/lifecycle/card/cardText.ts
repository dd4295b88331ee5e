import { message } from '../../base/message.ts';
import type { CommitFacts, NoCommit, RunSource } from '../../git/commitFacts.ts';
import { modelFacts } from '../../mlmodel/page/modelFacts.ts';
import { markdownText } from '../../signature/export/markdownTables.ts';
import type { Signature } from '../../signature/spec.ts';
import type { Run } from '../../tracking/run.ts';
import type { ModelFiles, VersionFacts } from '../facts/versionFacts.ts';
import { factTable, list, more, notStated, ofKnown, section, table, type CardStyle } from './cardParts.ts';
import { escaped, inert, unlinked } from './inertText.ts';

/** What a model card is made of. */
export interface CardSubject {
  readonly facts: VersionFacts;
  readonly source: RunSource;
  /** What a repository at hand says of the commit. */
  readonly commit: CommitFacts | NoCommit | undefined;
}

/**
 * A model card in Markdown: only what MLflow and git say, in an order that is always the same, and nothing of the time or the place that it was
 * made at, so that the same version gives the same text. Texts of the server do nothing in it.
 */
export function cardText({ facts, source, commit }: CardSubject, style: CardStyle): string {
  const { version, run, files } = facts;
  const { say } = style;
  const title = `# ${escaped(say(message('cardTitle', { name: version.name, version: version.version })))}\n`;
  const ofRun = (text: (run: Run) => string): string => ofKnown(run, style, text);
  const ofFiles = (text: (files: ModelFiles) => string): string => ofKnown(files, style, text);
  return [
    title,
    versionTable(facts, style),
    section(
      message('cardModel'),
      ofFiles((known) => modelTable(known, style)),
      style,
    ),
    section(
      message('cardSignature'),
      ofFiles(({ document }) => signatureText(document.signature, style)),
      style,
    ),
    section(
      message('cardMetrics'),
      ofRun(({ metrics }) => valueTable(metrics, style)),
      style,
    ),
    section(
      message('cardParams'),
      ofRun(({ params }) => valueTable(params, style)),
      style,
    ),
    section(
      message('cardDatasets'),
      ofRun((known) => datasetTable(known, style)),
      style,
    ),
    section(message('cardCode'), codeTable(source, commit, style), style),
    section(
      message('cardRequirements'),
      ofFiles(({ requirements }) => requirementList(requirements, style)),
      style,
    ),
  ].join('\n');
}

function versionTable({ version, run, experiment, loggedModel }: VersionFacts, style: CardStyle): string {
  const known = run.kind === 'known' ? run.value : undefined;
  return factTable(
    [
      [message('cardStage'), version.stage],
      [
        message('cardAliases'),
        version.aliases
          ?.toSorted()
          .map((alias) => `@${alias}`)
          .join(', '),
      ],
      [message('cardRegistered'), dayOf(version.created)],
      [message('cardBy'), version.user],
      [message('cardExperiment'), experiment.kind === 'known' ? experiment.value.name : undefined],
      [message('cardRun'), known ? `${known.name} (${known.id})` : version.runId],
      [message('cardRunStatus'), known && `${known.statusText}${known.lifecycle === 'deleted' ? ', deleted' : ''}`],
      [message('cardLoggedModel'), loggedModel.kind === 'known' ? loggedModel.value.id : version.modelId],
      [message('cardSource'), version.source],
    ],
    style,
  );
}

function dayOf(time: number | undefined): string | undefined {
  const date = new Date(time ?? Number.NaN); // a server may send any number
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}

function modelTable({ document, hasExample }: ModelFiles, style: CardStyle): string {
  const { tags, mlflowVersion, pythonVersion } = modelFacts(document, style.say);
  return factTable(
    [
      [message('cardFlavors'), tags.join(', ')],
      [message('cardMlflow'), mlflowVersion],
      [message('cardPython'), pythonVersion],
      [message('cardExample'), style.say(message(hasExample ? 'cardYes' : 'cardNo'))],
    ],
    style,
  );
}

/** The tables of the export, one head deeper, with names in them that no renderer makes links of. */
function signatureText(signature: Signature | undefined, style: CardStyle): string {
  if (!signature) return notStated(style);
  const lines = markdownText(signature, style.say).split('\n');
  const shown: string[] = [];
  let rows = 0;
  for (const line of [...lines, '## ']) {
    if (line.startsWith('## ')) {
      if (rows > style.mostRows + headRows) shown.push(more(rows - style.mostRows - headRows, style));
      rows = 0;
      if (line !== '## ') shown.push(`#${line}`);
    } else if (!line.startsWith('|')) shown.push(line);
    else if (++rows <= style.mostRows + headRows) shown.push(unlinked(line));
  }
  const text = shown.join('\n').trim();
  return text === '' ? notStated(style) : `${text}\n`;
}

/** The names of the columns and the line below them. */
const headRows = 2;

function valueTable(
  values: readonly { readonly key: string; readonly value: string | number }[],
  style: CardStyle,
): string {
  const rows = values.toSorted(byKey).map(({ key, value }) => [inert(key), inert(String(value))]);
  return table([message('cardName'), message('cardValue')], rows, style);
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function datasetTable({ datasets }: Run, style: CardStyle): string {
  const rows = datasets.map(({ name, digest, context }) => [inert(name), inert(digest), inert(context ?? '')]);
  return table([message('cardName'), message('cardDigest'), message('cardContext')], rows, style);
}

function codeTable(source: RunSource, commit: CardSubject['commit'], style: CardStyle): string {
  const known = typeof commit === 'object' ? commit : undefined;
  const { isDirty } = source;
  return factTable(
    [
      [message('cardCommit'), known?.commit ?? source.commit],
      [message('cardCommitSubject'), known?.subject],
      [message('cardCommitAuthor'), known?.author],
      [message('cardBranch'), source.branch],
      [message('cardRepository'), source.repoUrl],
      [message('cardFile'), known?.file ?? source.file],
      [message('cardDirty'), isDirty === undefined ? undefined : style.say(message(isDirty ? 'cardYes' : 'cardNo'))],
    ],
    style,
  );
}

function requirementList(requirements: string | undefined, style: CardStyle): string {
  const lines = (requirements ?? '').split(/\r?\n/).map((line) => line.trim());
  return list(
    lines.filter((line) => line !== '' && !line.startsWith('#')),
    style,
  );
}
