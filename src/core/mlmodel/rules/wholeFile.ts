import { message } from '../../base/message.ts';
import { rule, type TextEdit } from '../rule.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import { resolved, type YamlMapping } from '../yaml/node.ts';
import { lineEnd } from '../lineBounds.ts';
import { additionTo, singleQuoted } from './edits.ts';
import { isMisspelled } from './misspelled.ts';
import { viewOf } from '../modelView.ts';
import { isFalsy, isNull, keysOf, kindOf, textOf } from '../values.ts';

/** `Model.load` of MLflow 3.17.2 calls `.copy()` on what YAML gives it, which null does not have. */
const empty = rule({
  code: 'mlmodel-empty',
  severity: 'error',
  docs: {
    cause: 'The file holds nothing, or only comments. MLflow cannot load it.',
    example: '# nothing here',
    cure: 'Write at least `flavors:`; better, save the model again.',
  },
  *check({ document: { yaml, text } }) {
    if (yaml.problems.length > 0) return;
    if (yaml.root !== undefined && !isNull(yaml.root)) return;
    const at = yaml.root && yaml.root.span.end > yaml.root.span.start ? yaml.root.span : firstLine(text);
    yield { at, message: message('ruleFileEmpty') };
  },
});

/** A list or a scalar at the top is a `TypeError` or an `AttributeError` of `Model.load` (MLflow 3.17.2). */
const notMap = rule({
  code: 'mlmodel-not-map',
  severity: 'error',
  docs: {
    cause: 'The file is a list or a single value. MLflow needs keys such as `flavors:` at the top.',
    example: '- flavors',
    cure: 'Write `key: value` lines.',
  },
  *check({ document: { yaml, text } }) {
    if (yaml.problems.length > 0 || yaml.root === undefined) return;
    const kind = kindOf(yaml.root);
    if (kind === 'map' || kind === 'null') return;
    const root = resolved(yaml.root).span;
    const line = lineEnd(text, root.start);
    yield { at: { start: root.start, end: Math.min(root.end, line) }, message: message('ruleFileNotMap') };
  },
});

/** Loads as a model without flavors; every use of it fails (MLflow 3.17.2). */
const noFlavors = rule({
  code: 'mlmodel-no-flavors',
  severity: 'warning',
  docs: {
    cause: 'The model names no flavor, so nothing can load it.',
    example: 'flavors: {}',
    cure: 'Add the flavor that the model was saved with, and `python_function`.',
  },
  *check({ document }) {
    if (!viewOf(document).isWhole) return;
    const flavors = document.top.get('flavors');
    if (isMisspelled(document.top, 'flavors')) return;
    if (flavors === undefined) yield { at: firstLine(document.text), message: message('ruleFlavorsMissing') };
    else if (isFalsy(flavors.value)) yield { at: flavors.key.span, message: message('ruleFlavorsEmpty') };
  },
});

/** MLflow puts the present time in its place on each load (MLflow 3.17.2); logging such a model to a run is refused. */
const timeMissing = rule({
  code: 'mlmodel-time-missing',
  severity: 'information',
  docs: {
    cause: 'Without `utc_time_created` the model counts as made at the moment when it is read.',
    example: 'flavors: {…}',
    cure: "Add `utc_time_created: '2026-01-02 03:04:05.000006'`, in UTC.",
  },
  *check({ document, now }) {
    const { root, text, top } = document;
    if (!viewOf(document).isWhole || root === undefined) return;
    const entry = top.get('utc_time_created');
    if (entry && !isNull(entry.value)) return;
    const edit = now === undefined ? undefined : timeEdit(text, root, entry, singleQuoted(now));
    yield {
      at: entry?.key.span ?? firstLine(text),
      message: message('ruleTimeMissing'),
      ...(edit && { fixes: [{ title: message('fixAddTime'), isPreferred: true, edits: [edit] }] }),
    };
  },
});

/** `mlflow_version` is written since 1.25. */
const outdated = rule({
  code: 'mlmodel-outdated',
  severity: 'information',
  docs: {
    cause: 'There is no `mlflow_version`: the file was written by an MLflow before 1.25, or by hand.',
    example: 'artifact_path: model\nflavors: {…}',
    cure: 'Save the model again with a current MLflow; tools that look at the version cannot tell what to expect.',
  },
  *check({ document }) {
    if (!viewOf(document).isWhole || document.top.has('mlflow_version')) return;
    yield { at: firstLine(document.text), message: message('ruleOutdated') };
  },
});

/** `load_model` refuses when the flag is true and not merely truthy (MLflow 3.17.2). */
const external = rule({
  code: 'mlmodel-external',
  severity: 'information',
  docs: {
    cause: 'The metadata says that the model’s files lie elsewhere. MLflow will not load it from here.',
    example: 'metadata:\n  mlflow.model.isExternal: true',
    cure: 'Nothing, if that is so. Otherwise take the key out.',
  },
  *check({ document }) {
    const flag = keysOf(document.top.get('metadata')?.value).get('mlflow.model.isExternal');
    if (flag === undefined || kindOf(flag.value) !== 'boolean' || isFalsy(flag.value)) return;
    yield { at: flag.key.span, message: message('ruleExternal') };
  },
});

/** Written by the MLflow of a time: a version that is no version misleads every tool. */
const badVersion = rule({
  code: 'mlmodel-version-odd',
  severity: 'information',
  docs: {
    cause: '`mlflow_version` is not a version number.',
    example: 'mlflow_version: latest',
    cure: 'Write the version that saved the model, such as `3.17.2`.',
  },
  *check({ document }) {
    const entry = document.top.get('mlflow_version');
    const version = textOf(entry?.value);
    if (entry === undefined || version === undefined || /^\d+\.\d+/.test(version)) return;
    yield { at: entry.valueNode.span, message: message('ruleVersionOdd', { version }) };
  },
});

export const wholeFileRules = [empty, notMap, noFlavors, timeMissing, outdated, badVersion, external] as const;

function timeEdit(text: string, root: YamlMapping, entry: YamlEntry | undefined, time: string): TextEdit | undefined {
  if (entry === undefined) return additionTo(text, root, 'utc_time_created', time);
  const { span } = entry.valueNode;
  return span.end > span.start ? { at: span, text: time } : undefined;
}

/** The first line, for what is not there: without its indentation and break. */
function firstLine(text: string): { start: number; end: number } {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return { start: Math.min(start, text.length), end: lineEnd(text, start) };
}
