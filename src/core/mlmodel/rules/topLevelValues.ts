import { message, type Message } from '../../base/message.ts';
import { oncePer } from '../../base/oncePer.ts';
import type { MlmodelDocument } from '../document.ts';
import { exampleInfoKeys, topLevelKey, type ValueKind } from '../keys.ts';
import { rule, type Fix } from '../rule.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import { quoteFix } from './edits.ts';
import { kindFound, markOf, retypedFound } from './kinds.ts';
import { viewOf } from '../modelView.ts';
import { fits, isFalsy, isTagged, listOf, retypedScalar, textOf } from '../values.ts';

/** Checked by a rule of their own. */
const checked: ReadonlySet<string> = new Set(['env_vars', 'flavors', 'resources', 'signature', 'utc_time_created']);

/** MLflow 3.17.2 checks almost no kinds when it loads the file; what uses the value fails later. */
const wrongKind = rule({
  code: 'key-kind',
  severity: 'warning',
  docs: {
    cause:
      'The value is of another kind than MLflow writes and expects. The file loads, and whatever uses the value fails.',
    example: 'metadata: some text',
    cure: 'Write a value of the kind that the message names.',
  },
  *check({ document }) {
    for (const { name, entry, kinds } of typedEntries(document)) {
      if (checked.has(name) && entry === document.top.get(name)) {
        if (name !== 'resources' || textOf(entry.value) !== undefined) continue;
      }
      const found = kindFound(document.text, name, entry, kinds);
      if (found) yield found;
    }
  },
});

/** YAML 1.1 without quotes: `3.10` is 3.1, `1e5` is text, `yes` is true, `2024-01-02` is a date. */
const retyped = rule({
  code: 'key-retyped',
  severity: 'warning',
  docs: {
    cause:
      'The value is meant as text, but without quotes YAML makes a number, a boolean or a date of it: `3.10` becomes 3.1.',
    example: 'python_version: 3.10',
    cure: "Quote it: `'3.10'`.",
  },
  *check({ document }) {
    for (const { name, entry, kinds } of typedEntries(document)) {
      if (name === 'utc_time_created') continue;
      const found = retypedFound(document.text, name, entry.valueNode, kinds);
      if (found) yield found;
    }
  },
});

/** Falsy values pass; anything else must be a list of strings, or the load is a `TypeError` (MLflow 3.17.2). */
const envVars = rule({
  code: 'key-env-vars',
  severity: 'error',
  docs: {
    cause: '`env_vars` must be a list of texts, the names of environment variables. MLflow refuses anything else.',
    example: 'env_vars: TOKEN',
    cure: 'Write `env_vars: [TOKEN]`; quote names that YAML takes for numbers or booleans.',
  },
  *check({ document: { text, top, root } }) {
    const entry = root?.tag === 'map' ? top.get('env_vars') : undefined;
    if (entry === undefined || isFalsy(entry.value) || fits(entry.value, ['strings'])) return;
    const list = listOf(entry.valueNode);
    if (list && entry.valueNode.kind === 'sequence') {
      for (const item of list.items) {
        if (textOf(item) === undefined)
          yield { at: item.span, message: message('ruleEnvVarNotText'), fixes: quoteFixes(text, item) };
      }
      return;
    }
    yield { at: markOf(text, entry), message: message('ruleEnvVarsNotList'), fixes: wrapFixes(text, entry) };
  },
});

/** A string is opened as a path from the folder in which Python runs, and read as YAML (MLflow 3.17.2). */
const resourcesPath = rule({
  code: 'key-resources-path',
  severity: 'error',
  docs: {
    cause:
      '`resources` is text. MLflow takes that for the path of a YAML file, seen from the folder that Python was started in, and fails when it is not there.',
    example: 'resources: resources.yaml',
    cure: 'Write the map itself: `api_version` and `databricks`.',
  },
  *check({ document: { text, top, root } }) {
    const entry = root?.tag === 'map' ? top.get('resources') : undefined;
    const path = textOf(entry?.value);
    if (entry && path !== undefined) yield { at: markOf(text, entry), message: message('ruleResourcesPath') };
  },
});

/** `str()` makes text of it when the file is loaded (MLflow 3.17.2), so it still reads the same. */
const timeUnquoted = rule({
  code: 'key-time-unquoted',
  severity: 'information',
  docs: {
    cause:
      'Without quotes YAML makes a date of the time. MLflow turns it back into text, other readers of the file may not.',
    example: 'utc_time_created: 2026-01-02 03:04:05',
    cure: 'Quote it.',
  },
  *check({ document: { text, top } }) {
    const entry = top.get('utc_time_created');
    if (entry === undefined) return;
    const found = retypedFound(text, 'utc_time_created', entry.valueNode, ['string']);
    if (found) yield { ...found, message: message('ruleTimeUnquoted') };
    const wrong = kindFound(text, 'utc_time_created', entry, ['string']);
    if (wrong) yield { ...wrong, severity: 'warning' };
  },
});

/** MLflow writes both only together with a signature (MLflow 3.17.2). */
const hintWithoutSignature = rule({
  code: 'key-type-hint-alone',
  severity: 'information',
  docs: {
    cause: 'The key tells how the signature was made, but there is no signature.',
    example: 'is_signature_from_type_hint: true',
    cure: 'Remove the key, or add the signature.',
  },
  *check({ document: { top } }) {
    const signature = top.get('signature');
    if (signature && !isFalsy(signature.value)) return;
    for (const name of ['is_signature_from_type_hint', 'type_hint_from_example']) {
      const entry = top.get(name);
      if (entry === undefined || isFalsy(entry.value)) continue;
      yield { at: entry.key.span, message: message('ruleHintAlone', { key: name }), tag: 'unnecessary' };
    }
  },
});

export const topLevelValueRules = [
  wrongKind,
  retyped,
  envVars,
  resourcesPath,
  timeUnquoted,
  hintWithoutSignature,
] as const;

interface TypedEntry {
  readonly name: string;
  readonly entry: YamlEntry;
  readonly kinds: readonly ValueKind[];
}

/** Entries whose kind is known, at the top and in the example info; those of flavors have rules of their own. */
const typedEntries: (document: MlmodelDocument) => readonly TypedEntry[] = oncePer((document) => {
  const entries: TypedEntry[] = [];
  for (const [name, entry] of document.top) {
    const known = topLevelKey(name);
    if (known) entries.push({ name, entry, kinds: known.kinds });
  }
  const { exampleInfo } = viewOf(document);
  for (const { name, kinds } of exampleInfoKeys) {
    const entry = exampleInfo.get(name);
    if (entry) entries.push({ name, entry, kinds });
  }
  return entries;
});

function quoteFixes(text: string, item: YamlNode): readonly Fix[] {
  const scalar = retypedScalar(text, item);
  return scalar ? [quoteFix(scalar)] : [];
}

/** `env_vars: A` → `env_vars: [A]`, where the one name is text. */
function wrapFixes(text: string, { valueNode }: YamlEntry): readonly Fix[] {
  const name = textOf(valueNode);
  if (
    name === undefined ||
    valueNode.kind !== 'scalar' ||
    valueNode.style === 'literal' ||
    valueNode.style === 'folded'
  ) {
    return [];
  }
  const { start, end } = valueNode.span;
  if (isTagged(text, start)) return [];
  const title: Message = message('fixMakeList');
  if (/[,[\]{}]/.test(name) && valueNode.style === 'plain') return [];
  return [
    {
      title,
      isPreferred: true,
      edits: [
        { at: { start, end: start }, text: '[' },
        { at: { start: end, end }, text: ']' },
      ],
    },
  ];
}
