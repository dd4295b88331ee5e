/** @import { Rule } from '../../src/core/mlmodel/rule.ts' */

/**
 * `package.json` with the code of every rule in the setting `mlflow.mlmodel.rules`, which completes and checks them by that list.
 * @param {string} manifest the text of the file
 * @param {readonly Rule[]} rules
 */
export function withRules(manifest, rules) {
  const content = JSON.parse(manifest);
  content.contributes.configuration.properties['mlflow.mlmodel.rules'].propertyNames.enum = rules.map(
    ({ code }) => code,
  );
  return `${JSON.stringify(content, null, 2)}\n`;
}
