import { nothingFound, rule, type Found, type Rule, type RuleDocs } from '../rule.ts';
import type { YamlCode, YamlProblem } from '../yaml/problem.ts';

/** One rule for each code of the YAML reader: everything that `yaml.safe_load` of PyYAML 6 raises for. */
export const syntaxRules: readonly Rule<YamlCode>[] = (Object.entries(codes()) as [YamlCode, RuleDocs][]).map(
  ([code, docs]) =>
    rule({
      code,
      severity: 'error',
      docs,
      check: ({ document: { yaml } }) =>
        yaml.problems.length === 0
          ? nothingFound
          : yaml.problems.filter((problem) => problem.code === code).map((problem) => foundOf(problem)),
    }),
);

/** What is given for a YAML file: a text that is not read yet has to be looked at after each change. */
export function foundOf({ at, message, related, fixes }: YamlProblem): Found {
  return {
    at,
    message,
    ...(related && { related }),
    ...(fixes && { fixes: fixes.map(({ title, edits }) => ({ title, isPreferred: false, edits })) }),
  };
}

function codes(): Readonly<Record<YamlCode, RuleDocs>> {
  return {
    'yaml-syntax': {
      cause: 'The text is not YAML 1.1 as PyYAML reads it.',
      example: 'flavors: [a',
      cure: 'Mend the place that is marked; often it is a quote, a bracket or an indentation some lines above.',
    },
    'yaml-tab': {
      cause: 'A tab stands where YAML allows only spaces.',
      example: 'flavors:\n\tsklearn: {}',
      cure: 'Indent with spaces.',
    },
    'yaml-character': {
      cause: 'A character that YAML does not allow, such as a control character.',
      example: 'run_id: "a\u0000"',
      cure: 'Remove it, or write it as an escape within double quotes.',
    },
    'yaml-duplicate-document': {
      cause: 'A second document starts; MLflow reads exactly one.',
      example: 'flavors: {}\n---\nflavors: {}',
      cure: 'Keep one of them.',
    },
    'yaml-alias': {
      cause: 'An alias names an anchor that does not exist, or an anchor is defined wrongly.',
      example: 'a: *missing',
      cure: 'Define the anchor before it is used, or quote the text if it is none.',
    },
    'yaml-tag': {
      cause: 'A tag that a safe loader does not know, such as `!!python/object`.',
      example: 'a: !!python/name:os.system',
      cure: 'Remove the tag.',
    },
    'yaml-key': {
      cause: 'A list or a map is used as a key, which Python cannot do.',
      example: '? [a, b]\n: 1',
      cure: 'Use a text as the key.',
    },
    'yaml-value': {
      cause: 'A value looks like a date or a number, or has a tag, and cannot be made into one.',
      example: 'a: 2024-02-31',
      cure: 'Quote it if it is text.',
    },
    'yaml-limit': {
      cause: 'The file is too large or too deeply nested to be read.',
      example: '[[[[[[… a thousand times',
      cure: 'No model needs this; look at how the file was made.',
    },
  };
}
