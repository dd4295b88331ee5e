/** @import { Rule } from '../../src/core/mlmodel/rule.ts' */

/**
 * `docs/diagnostics.md`: what each code means and what to do, out of the rule table itself.
 * @param {readonly Rule[]} rules
 */
export function diagnosticsPage(rules) {
  const sorted = rules.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return `# Diagnostics of \`MLmodel\` files

This page is made from the rule table by \`npm run docs\`. Verdicts are those of MLflow 3.17.2: what it refuses to load is an error, what it lets
pass is less. \`example-serving\` and \`example-strict\` say what the scoring server and \`PyFuncModel.predict\` do with the saved example.

A rule is switched off, or given another severity, by the setting \`mlflow.mlmodel.rules\`:

\`\`\`json
"mlflow.mlmodel.rules": { "requirement-unpinned": "off", "example-strict": "warning" }
\`\`\`

or beside the line, by a comment at its end or on the line above it, or for a whole file:

\`\`\`yaml
# mlmodel: disable key-unknown
# mlmodel: disable-file requirement-unpinned, flavor-key-unknown
\`\`\`

There are no comments inside the JSON of a signature: write them above \`inputs\`, \`outputs\` or \`params\`.

| code | severity |
|---|---|
${sorted.map(({ code, severity }) => `| [${code}](#${code}) | ${severity} |`).join('\n')}

${sorted.map(section).join('\n')}`;
}

/** @param {Rule} rule */
function section({ code, severity, docs }) {
  const example = docs.example.replaceAll('\u0000', '\\0').replaceAll('\t', '→');
  return `## ${code}

*${severity}.* ${docs.cause}

\`\`\`yaml
${example}
\`\`\`

${docs.cure}
`;
}
