import type { PolicyKey } from './policyKey.ts';
import { policyKeys } from './policyKeys.ts';

/** The part of `docs/promotion-policy.md` that is made from the table: what each key means, by what it is judged, and when it cannot tell. */
export function policyReference(): string {
  return policyKeys.map(section).join('\n\n');
}

const headings: Readonly<Record<PolicyKey['place'], string>> = {
  top: 'of the file',
  rule: 'of a rule',
  gates: 'a gate',
  against: 'of a metric',
};

function section({ name, place, isRequired, meaning, example, value, evidence }: PolicyKey): string {
  const parts = [
    `### \`${name}\``,
    `*${headings[place]}${isRequired ? ', required' : ''}.* ${meaning}`,
    `\`\`\`yaml\n${example}\n\`\`\``,
  ];
  if (value.kind === 'words' && value.words.length > 1)
    parts.push(value.words.map(({ word, meaning: said }) => `- \`${word}\`: ${said}`).join('\n'));
  if (evidence) parts.push(`- Judged by: ${evidence.from}\n- Cannot tell: ${evidence.unknown}`);
  return parts.join('\n\n');
}
