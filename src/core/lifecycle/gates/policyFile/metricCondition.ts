import { message, type Message } from '../../../base/message.ts';
import { metricComparisons, type Gate, type MetricComparison } from '../policy.ts';

export type ConditionRead =
  | { readonly kind: 'condition'; readonly gate: Gate }
  | {
      readonly kind: 'broken';
      readonly code: 'policy-metric' | 'policy-number';
      readonly problem: Message;
      /** What was probably meant. */
      readonly meant?: string;
    };

/** `f1 >= 0.60`. Linear in the text. */
export function readCondition(text: string): ConditionRead {
  if (text.length > longest) return malformed(text);
  const sign = signs.exec(text);
  if (!sign) return malformed(text);
  const left = text.slice(0, sign.index).trim();
  const right = text.slice(sign.index + sign[0].length).trim();
  if (left === '' || right === '' || signs.test(right)) return malformed(text);
  const written = sign[0];
  if (isNumber(left) && !isNumber(right)) return turned(left, written, right);
  const comparison = metricComparisons.find((one) => one === written);
  if (comparison === undefined) return otherSign(left, written, right);
  return numeric(left, comparison, right);
}

/** A finite decimal number, as it stands in a condition or in YAML; undefined for anything else. */
export function readNumber(text: string): number | undefined {
  return isNumber(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** UTF-16 units: names of metrics have at most 250 characters (MLflow 3.17.2). */
const longest = 400;

/** Also those that are none here. No metric can have one in its name (MLflow 3.17.2). */
const signs = /[<>=!≤≥≠]+/;

function isNumber(text: string): boolean {
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text);
}

function malformed(text: string): ConditionRead {
  return { kind: 'broken', code: 'policy-metric', problem: message('policyMetricForm', { text }) };
}

function numeric(metric: string, comparison: MetricComparison, text: string): ConditionRead {
  const value = readNumber(text);
  if (value !== undefined) return { kind: 'condition', gate: { kind: 'metric', metric, comparison, value } };
  if (isNumber(text) || /^[-+]?\.?(nan|inf|infinity)$/i.test(text))
    return { kind: 'broken', code: 'policy-number', problem: message('policyNumberFinite', { text }) };
  const point = text.replace(',', '.');
  const problem = message('policyMetricNumber', { text });
  return isNumber(point)
    ? { kind: 'broken', code: 'policy-metric', problem, meant: `${metric} ${comparison} ${point}` }
    : { kind: 'broken', code: 'policy-metric', problem };
}

/** Signs that people write for one of ours. */
const otherSigns: Readonly<Record<string, MetricComparison>> = {
  '=>': '>=',
  '≥': '>=',
  '=<': '<=',
  '≤': '<=',
  '=': '==',
  '===': '==',
};

function otherSign(metric: string, sign: string, text: string): ConditionRead {
  const comparison = otherSigns[sign];
  const problem = message('policyMetricSign', { sign });
  return comparison !== undefined && readNumber(text) !== undefined
    ? { kind: 'broken', code: 'policy-metric', problem, meant: `${metric} ${comparison} ${text}` }
    : { kind: 'broken', code: 'policy-metric', problem };
}

const mirrored: Readonly<Record<MetricComparison, MetricComparison>> = {
  '>=': '<=',
  '>': '<',
  '<=': '>=',
  '<': '>',
  '==': '==',
};

/** `0.6 <= f1` */
function turned(number: string, sign: string, metric: string): ConditionRead {
  const comparison = metricComparisons.find((one) => one === sign) ?? otherSigns[sign];
  const problem = message('policyMetricTurned');
  return comparison === undefined || readNumber(number) === undefined
    ? { kind: 'broken', code: 'policy-metric', problem }
    : { kind: 'broken', code: 'policy-metric', problem, meant: `${metric} ${mirrored[comparison]} ${number}` };
}
