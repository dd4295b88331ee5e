import { message } from '../../../base/message.ts';
import { quoteFix } from '../../../mlmodel/rules/edits.ts';
import { nearName } from '../../../mlmodel/rules/nearName.ts';
import { resolved, type YamlNode } from '../../../mlmodel/yaml/node.ts';
import { isBreaking, type YamlProblem } from '../../../mlmodel/yaml/problem.ts';
import { readYaml } from '../../../mlmodel/yaml/readYaml.ts';
import { parseStage, stages, type Stage } from '../../stage.ts';
import type { PolicyRule, PromotionPolicy } from '../policy.ts';
import { readGlob } from './modelGlob.ts';
import { replacement, valueReplacement } from './policyFixes.ts';
import type { PolicyProblem } from './policyProblem.ts';
import { PolicyReader, policyLimits, type PolicyPair } from './policyReader.ts';
import { policyStarter } from './policyStarter.ts';
import { itemsOf, markOf, plainOf, stringOf, withoutValue } from './policyValues.ts';
import { readGates } from './readGates.ts';

export interface PolicyRead {
  /** Undefined when there is any error: of a policy that is wrong anywhere, nothing counts. */
  readonly policy: PromotionPolicy | undefined;
  /** In the order of the text. */
  readonly problems: readonly PolicyProblem[];
}

/**
 * Reads `.mlflow/promotion.yaml`. YAML is understood as in `MLmodel` files; aliases are followed, `<<` is refused. Never throws, and ends in
 * time for any text.
 */
export function readPolicy(text: string): PolicyRead {
  const reader = new PolicyReader(text);
  const rules = text.length > policyLimits.characters ? tooLong(reader) : rulesOf(reader);
  const problems = reader.problems.toSorted((a, b) => a.span.start - b.span.start);
  const isSound = problems.every(({ severity }) => severity !== 'error');
  return { policy: isSound ? { rules } : undefined, problems };
}

function tooLong(reader: PolicyReader): readonly PolicyRule[] {
  const millions = policyLimits.characters / 1_000_000;
  reader.error('policy-limit', { start: 0, end: 1 }, message('policyTooLong', { millions }));
  return [];
}

function rulesOf(reader: PolicyReader): readonly PolicyRule[] {
  const { root, problems } = readYaml(reader.text);
  for (const problem of problems) tellYaml(reader, problem);
  if (problems.some(({ code }) => isBreaking(code))) return [];
  if (root === undefined || withoutValue(root)) return nothing(reader);
  const map = resolved(root);
  if (map.kind !== 'mapping') {
    reader.error('policy-type', map.span, message('policyNoMap'));
    return [];
  }
  const entries = reader.entries(map, 'top');
  const [version, rules] = [entries.get('version'), entries.get('rules')];
  if (version) checkVersion(reader, version);
  return rules ? listRules(reader, rules) : [];
}

function tellYaml(reader: PolicyReader, { code, message: text, at, fixes = [] }: YamlProblem): void {
  const isSecond = text.id === 'yamlSecondDocument';
  reader.error(
    code === 'yaml-limit' ? 'policy-limit' : 'policy-yaml',
    at,
    isSecond ? message('policySecondDocument') : text,
    fixes.map((fix) => ({ ...fix, isPreferred: false })),
  );
}

function nothing(reader: PolicyReader): readonly PolicyRule[] {
  const { text } = reader;
  const isBlank = text.trim() === '';
  const edit = { at: { start: isBlank ? 0 : text.length, end: text.length }, text: policyStarter };
  const before = isBlank || /[\r\n]$/.test(text) ? '' : '\n';
  const fix = {
    title: message('policyFixStarter'),
    isPreferred: true,
    edits: [{ ...edit, text: before + policyStarter }],
  };
  reader.error('policy-empty', { start: 0, end: text.length }, message('policyNothing'), [fix]);
  return [];
}

function checkVersion(reader: PolicyReader, pair: PolicyPair): void {
  if (plainOf(pair.valueNode) === '1') return;
  const fixes = valueReplacement(reader.text, pair, '1', false);
  reader.error('policy-version', markOf(pair), message('policyVersion'), fixes);
}

function listRules(reader: PolicyReader, pair: PolicyPair): readonly PolicyRule[] {
  const list = resolved(pair.valueNode);
  const isEmpty = withoutValue(list) || (list.kind === 'sequence' && list.items.length === 0);
  if (isEmpty) reader.error('policy-empty', markOf(pair), message('policyRulesNone'));
  else if (list.kind !== 'sequence') reader.error('policy-type', markOf(pair), message('policyRulesList'));
  if (isEmpty || list.kind !== 'sequence') return [];
  return itemsOf(reader, pair.valueNode).flatMap((item) => readRule(reader, item));
}

function readRule(reader: PolicyReader, item: YamlNode): readonly PolicyRule[] {
  const map = resolved(item);
  if (map.kind !== 'mapping') {
    reader.error('policy-type', item.span, message('policyRuleMap'));
    return [];
  }
  const entries = reader.entries(map, 'rule');
  const [models, stage, gates] = [entries.get('models'), entries.get('stage'), entries.get('gates')];
  return [
    {
      models: models ? readModels(reader, models) : [],
      stages: stage ? readStages(reader, stage) : [],
      gates: gates ? readGates(reader, gates) : [],
    },
  ];
}

/** The values of `models` or `stage`: one or a list, and not none. */
function someOf(reader: PolicyReader, pair: PolicyPair): readonly YamlNode[] {
  const { valueNode, name } = pair;
  const list = resolved(valueNode);
  if (list.kind === 'sequence' && list.items.length === 0)
    reader.error('policy-empty', markOf(pair), message('policyListEmpty', { key: name }));
  if (!withoutValue(valueNode)) return itemsOf(reader, valueNode);
  reader.error('policy-empty', markOf(pair), message('policyValueNone', { key: name }));
  return [];
}

function readModels(reader: PolicyReader, pair: PolicyPair): readonly string[] {
  return someOf(reader, pair).flatMap((item) => {
    const glob = stringOf(item);
    const span = item === pair.valueNode ? markOf(pair) : item.span;
    if (glob === undefined) {
      const fixes = item.kind === 'scalar' && item.style === 'plain' && item.value !== '' ? [quoteFix(item)] : [];
      reader.error('policy-type', span, message('policyModelText'), fixes);
      return [];
    }
    const read = readGlob(glob);
    if (read.kind === 'broken') reader.error('policy-glob', span, read.problem);
    return read.kind === 'broken' ? [] : [glob];
  });
}

function readStages(reader: PolicyReader, pair: PolicyPair): readonly Stage[] {
  const found = someOf(reader, pair).flatMap((item) => {
    const written = stringOf(item);
    const stage = parseStage(written);
    const span = item === pair.valueNode ? markOf(pair) : item.span;
    if (written === undefined || stage === undefined) {
      const meant = nearName(written ?? '', stages);
      const fixes = item.kind === 'scalar' && meant !== undefined ? [replacement(item.span, meant, true)] : [];
      reader.error('policy-stage', span, message('policyStage', { stages: stages.join(', ') }), fixes);
      return [];
    }
    adviseOnStage(reader, item, written, stage);
    return [stage];
  });
  return [...new Set(found)];
}

function adviseOnStage(reader: PolicyReader, item: YamlNode, written: string, stage: Stage): void {
  if (written !== stage) {
    const fixes = item.kind === 'scalar' ? [replacement(item.span, stage, true)] : [];
    const text = message('policyStageCase', { stage });
    reader.tell({ code: 'policy-stage', severity: 'hint', message: text, span: item.span, fixes });
  }
  if (stage === 'None') {
    const text = message('policyStageNone');
    reader.tell({ code: 'policy-stage', severity: 'warning', message: text, span: item.span, fixes: [] });
  }
}
