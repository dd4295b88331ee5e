/** Texts of `.mlflow/promotion.yaml`, in English. */
export const policyMessages = {
  // The file.
  policyTooLong: 'The file is longer than {millions} million characters and is not read.',
  policyTooMany: 'The file holds more than {count} rules, conditions and keys, and is not read.',
  policySecondDocument: 'A second document begins here: a promotion policy holds one.',
  policyNothing: 'There is no policy here yet: “version” and “rules” are needed.',
  policyNoMap: 'A promotion policy holds the keys “version” and “rules”.',
  policyVersion: 'Only version 1 of this format is known.',

  // Keys.
  policyKeyText: 'A key is a text.',
  policyKeyMeant: '“{key}” is not known here: “{meant}” is.',
  policyKeyUnknown: '“{key}” is not known here. These are: {keys}.',
  policyKeyOfFile: '“{key}” belongs to the file, at the left edge.',
  policyKeyOfRule: '“{key}” belongs to a rule, beside “models”.',
  policyKeyOfGates: '“{key}” belongs under “gates” of a rule.',
  policyKeyOfMetric: '“{key}” belongs under the name of a metric, in “metrics”.',
  policyKeyMissing: '“{key}” is missing.',
  policyKeyDuplicate: '“{key}” is given twice: one of them has to go.',
  policyMerge: '“<<” is not understood here: write the keys themselves, or an alias in place of a whole value.',
  policyValueNone: '“{key}” has no value.',
  policyListEmpty: '“{key}” is empty: something has to stand there.',

  // Rules.
  policyRulesNone: 'There are no rules: nothing would pass.',
  policyRulesList: '“rules” is a list: each rule begins with “- ”.',
  policyRuleMap: 'A rule holds the keys “models”, “stage” and “gates”.',
  policyModelText: 'A model is a text: put its name between quotes.',
  policyGlobEmpty: 'An empty pattern fits no model.',
  policyGlobLong: 'A pattern has at most {count} characters.',
  policyGlobOpen: '“{sign}” is not closed: close it, or write a backslash before it.',
  policyGlobBackslash: 'A backslash has nothing after it.',
  policyGlobClassEmpty: 'There is nothing between “[” and “]”.',
  policyGlobRange: '“{from}-{to}” holds nothing: write the smaller one first.',
  policyGlobUnreachable: 'This fits no model: names of models have no “{sign}”.',
  policyStage: 'This is not a stage: {stages} are.',
  policyStageCase: 'MLflow writes it “{stage}”.',
  policyStageNone: 'A move to None takes a version out of use: it hardly needs gates.',

  // Gates.
  policyGatesNone: 'A rule without gates lets nothing pass: name at least one.',
  policyGatesMap: '“gates” holds keys of its own, each on a line below it.',
  policyGateDuplicate: 'The same condition stands above.',
  policyWords: '“{key}” takes: {words}.',
  policyTagKey: 'A tag is named by its key.',
  policyTagValue: 'The tag “{key}” is asked for with the text that it must have, or with “*” for any.',
  policyDuration: '“{key}” takes a number with m, h or d, such as 36h or 2d.',
  policyCount: '“{key}” takes a whole number from 1 to 999.',
  policyNumber: '“{key}” takes a number of 0 or more.',
  policyNumberFinite: 'No metric can be compared with “{text}”.',
  policyMetricForm: '“{text}” is not a condition like “f1 >= 0.60”.',
  policyMetricSign: '“{sign}” does not compare: >=, >, <=, < and == do.',
  policyMetricNumber: '“{text}” is not a number.',
  policyMetricTurned: 'The name of the metric comes first.',
  policyMetricItem: 'A metric is a condition like “f1 >= 0.60”, or a name with “above-production-by”.',
  policyMetricAgainst:
    '“{metric}” needs “above-production-by” or “below-production-by”, or a condition such as “{metric} >= 0.60”.',
  policyMetricBoth: '“{metric}” can be asked to be above or below the one in Production, not both.',

  // Quick fixes.
  policyFixAdd: 'Add “{text}”',
  policyFixRemove: 'Remove it',
  policyFixRemoveKey: 'Remove this “{key}”',
  policyFixStarter: 'Write a policy to start from',

  // The file of a workspace.
  policyFileLarge: '{path} is larger than 1 MB and is not read.',
  policyFileUnreadable: '{path} could not be read.',
  policyFileEncoding: '{path} is not UTF-8 text.',
  policyFileAddress: '“{uri}” is not the address of a file.',
} as const;
