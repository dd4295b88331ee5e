import { lineIndex } from '../base/lineIndex.ts';
import type { Message } from '../base/message.ts';
import type { Span } from '../base/span.ts';
import type { MlmodelDocument } from './document.ts';
import { readMlmodel } from './readMlmodel.ts';
import type { Fix, Found, KnownIds, Rule, Severity, Subject } from './rule.ts';
import { ruleTable, type RuleCode } from './ruleTable.ts';
import type { Siblings } from './siblings.ts';
import { readSuppressions, type Suppressions } from './suppress.ts';

/** One finding of one rule, ready to be shown. */
export interface Diagnostic {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly message: Message;
  /** `MLmodel`, or the path of the sibling that it is in. */
  readonly file: string;
  readonly span: Span;
  readonly fixes: readonly Fix[];
  readonly related: NonNullable<Found['related']>;
  readonly tag: Found['tag'];
}

export interface CheckOptions {
  /** As the setting `mlflow.mlmodel.rules` says it: code → severity. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly known?: KnownIds;
  /** The present time as MLflow writes it, for a fix that needs one. */
  readonly now?: string;
}

/** The name under which findings of the file itself are told, whatever it is called. */
export const modelFile = 'MLmodel';

export function checkModel(text: string, siblings: Siblings, options: CheckOptions = {}): readonly Diagnostic[] {
  return checkDocument(readMlmodel(text), siblings, options);
}

/** All rules over one model folder, in the order of the text; findings of siblings come after those of the file. Never throws. */
export function checkDocument(
  document: MlmodelDocument,
  siblings: Siblings,
  { rules = {}, known, now }: CheckOptions = {},
): readonly Diagnostic[] {
  const subject: Subject = { document, siblings, ...(known && { known }), ...(now !== undefined && { now }) };
  const found = findAll(subject, rules);
  const suppressions = suppressionsOf(document, siblings);
  const isGuess = guessesOf(document);
  return found
    .filter((one) => !isGuess(one))
    .filter(({ code, file, span }) => !suppressions(file).isOff(code, anchorOf(document, file, span)))
    .toSorted((a, b) => order(a, b));
}

/** An example is only judged when the model loads: before that, MLflow does not get to it. */
function findAll(subject: Subject, rules: NonNullable<CheckOptions['rules']>): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let isRefused = false;
  for (const rule of ruleTable) {
    if (isRefused && rule.code.startsWith('example-s')) continue;
    for (const one of rule.check(subject)) {
      isRefused ||= (one.severity ?? rule.severity) === 'error';
      if (rules[rule.code] !== 'off') found.push(diagnosticOf(rule, one, rules[rule.code]));
    }
  }
  return found;
}

/** On the lines that YAML could not read, all else is a guess and only says again that something is wrong there. */
function guessesOf({ text, yaml: { problems } }: MlmodelDocument): (diagnostic: Diagnostic) => boolean {
  if (problems.length === 0) return () => false;
  const lines = lineIndex(text);
  const broken = problems.map(({ at: { start, end } }) => {
    const { line } = lines.positionAt(end);
    return {
      start: lines.startOf(lines.positionAt(start).line),
      end: lines.startOf(line) + lines.lineText(line).length,
    };
  });
  return ({ code, file, span }) =>
    file === modelFile &&
    !code.startsWith('yaml-') &&
    broken.some(({ start, end }) => span.start <= end && span.end >= start);
}

/**
 * Where a comment that switches a finding off has to stand beside: inside the JSON of a signature there are no comments, so it stands at the
 * key that holds it.
 */
export function anchorOf(document: MlmodelDocument, file: string, { start }: Span): number {
  if (file !== modelFile) return start;
  const part = document.parts.find(({ scalar }) => scalar.span.start <= start && start <= scalar.span.end);
  return part?.entry.key.span.start ?? start;
}

function diagnosticOf(rule: Rule<RuleCode>, found: Found, asked: Severity | 'off' | undefined): Diagnostic {
  const severity = asked === undefined || asked === 'off' ? (found.severity ?? rule.severity) : asked;
  return {
    code: rule.code,
    severity,
    message: found.message,
    file: found.file ?? modelFile,
    span: found.at,
    fixes: found.fixes ?? [],
    related: found.related ?? [],
    tag: found.tag,
  };
}

function suppressionsOf(document: MlmodelDocument, siblings: Siblings): (file: string) => Suppressions {
  const read = new Map<string, Suppressions>();
  return (file) => {
    const known = read.get(file);
    if (known) return known;
    const made = readSuppressions(file === modelFile ? document.text : (siblings.text(file) ?? ''));
    read.set(file, made);
    return made;
  };
}

function order(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) {
    if (a.file === modelFile) return -1;
    if (b.file === modelFile) return 1;
    return a.file < b.file ? -1 : 1;
  }
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
