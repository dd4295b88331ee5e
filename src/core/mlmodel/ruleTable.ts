import { commentRules } from './rules/commentRules.ts';
import { exampleRules } from './rules/exampleRules.ts';
import { modelRules } from './rules/modelRules.ts';
import { signatureRules } from './rules/signatureRules.ts';
import { syntaxRules } from './rules/syntaxRules.ts';

const checked = [...syntaxRules, ...signatureRules, ...modelRules, ...exampleRules] as const;

/** Every rule of the language, in the order in which they are looked at. The codes are stable: settings, comments and scripts name them. */
export const ruleTable = [...checked, ...commentRules(checked.map(({ code }) => code))] as const;

export type RuleCode = (typeof ruleTable)[number]['code'];

/** For what is checked against the table from outside, such as a setting. */
export function isRuleCode(text: string): text is RuleCode {
  return ruleTable.some(({ code }) => code === text);
}
