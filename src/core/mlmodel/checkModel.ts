import { lineIndex } from '../base/lineIndex.ts';
import { message, type Message } from '../base/message.ts';
import type { Span } from '../base/span.ts';
import type { MlmodelDocument } from './document.ts';
import { readMlmodel } from './readMlmodel.ts';
import type { Fix, Found, KnownIds, Rule, Severity, Subject } from './rule.ts';
import { ruleTable, type RuleCode } from './ruleTable.ts';
import type { Siblings } from './siblings.ts';
import { readSuppressions, type Suppressions } from './suppress.ts';
import { isBreaking } from './yaml/problem.ts';

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
  /** Comments silence nothing, where something is decided by what is found. */
  readonly ignoresComments?: boolean;
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
  { rules = {}, known, now, ignoresComments = false }: CheckOptions = {},
): readonly Diagnostic[] {
  const subject: Subject = { document, siblings, ...(known && { known }), ...(now !== undefined && { now }) };
  const suppressions = suppressionsOf(document, siblings);
  const isGuess = guessesOf(document);
  const isTold = (one: Diagnostic): boolean =>
    !isGuess(one) &&
    (ignoresComments || !suppressions(one.file).isOff(one.code, anchorOf(document, one.file, one.span)));
  return careful(document, findAll(subject, rules, isTold)).toSorted((a, b) => order(a, b));
}

function findAll(
  subject: Subject,
  rules: NonNullable<CheckOptions['rules']>,
  isTold: (one: Diagnostic) => boolean,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let isRefused = false;
  for (const rule of inTurn) {
    if (isRefused && needsLoad(rule)) continue;
    let crowds: Map<string, Crowd> | undefined; // most rules find nothing
    for (const one of rule.check(subject)) {
      isRefused ||= (one.severity ?? rule.severity) === 'error';
      const diagnostic = rules[rule.code] === 'off' ? undefined : diagnosticOf(rule, one, rules[rule.code]);
      if (diagnostic && isTold(diagnostic) && !isCrowded((crowds ??= new Map()), diagnostic)) found.push(diagnostic);
    }
    if (crowds) for (const crowd of crowds.values()) found.push(...hiddenIn(crowd));
  }
  return found;
}

const inTurn: readonly (typeof ruleTable)[number][] = ruleTable.toSorted(
  (a, b) => Number(needsLoad(a)) - Number(needsLoad(b)),
);

function needsLoad(rule: Rule): boolean {
  return rule.needsLoadedModel === true;
}

/** So many findings of one rule in one file are told; one more tells how many there are besides. */
const mostOfOneCode = 200;

/** What one rule finds in one file. */
interface Crowd {
  count: number;
  /** The most severe of those that are not told, the first one of them. */
  hidden: Diagnostic | undefined;
}

function isCrowded(crowds: Map<string, Crowd>, one: Diagnostic): boolean {
  const crowd = crowds.get(one.file) ?? { count: 0, hidden: undefined };
  crowds.set(one.file, crowd);
  crowd.count++;
  if (crowd.count <= mostOfOneCode) return false;
  if (crowd.hidden === undefined || rank[one.severity] < rank[crowd.hidden.severity]) crowd.hidden = one;
  return true;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

function hiddenIn({ count, hidden }: Crowd): readonly Diagnostic[] {
  const more = count - mostOfOneCode;
  if (hidden === undefined || more === 1) return hidden ? [hidden] : [];
  return [{ ...hidden, message: message('findingsMore', { count: more }), fixes: [], related: [], tag: undefined }];
}

/** Where a text without its syntax is understood somehow, what an edit would hit has to be looked at. */
function careful({ yaml }: MlmodelDocument, found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!yaml.problems.some(({ code }) => isBreaking(code))) return found;
  return found.map((one) => ({
    ...one,
    fixes: one.fixes.map((fix) => ((fix.file ?? one.file) === modelFile ? { ...fix, isPreferred: false } : fix)),
  }));
}

/** On the lines that YAML could not read, all else is a guess and only says again that something is wrong there. */
function guessesOf({ text, yaml: { problems } }: MlmodelDocument): (diagnostic: Diagnostic) => boolean {
  if (problems.length === 0) return () => false;
  const lines = lineIndex(text);
  const broken = problems.map(({ at, about = at }) => {
    const { start, end } = about;
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
