/** The ways in which YAML writes a text, and PyYAML folds it. */
export const signatureStyles = [
  'single',
  'single, folded',
  'double',
  'double, folded',
  'literal',
  'literal, clipped',
  'folded',
  'flow',
  'windows',
  'windows, literal',
] as const;
export type SignatureStyle = (typeof signatureStyles)[number];

/** An `MLmodel` file with comments and odd blanks around the JSON of one part, written in the style. */
export function modelWith(part: string, json: string, style: SignatureStyle): string {
  const head = `# a model\nflavors: {python_function: {loader_module: a.b}}   # é\nmodel_uuid:   u\n`;
  const tail = `utc_time_created: '2026-11-22 23:30:06.915440'\n\n# the end`;
  const others = ['inputs', 'outputs', 'params'].map((name) => {
    if (name === part) return `  ${name}: ${scalarOf(json, style)}`;
    return name === 'outputs' ? `  outputs: '[{"type":   "long"}]' # kept` : `  ${name}: null`;
  });
  const signature =
    style === 'flow'
      ? `signature: {inputs: null, ${part}: ${scalarOf(json, 'single')},   outputs: '[{"type": "long"}]'} # kept\n`
          .replace('inputs: null, inputs', 'inputs')
          .replace(/(outputs: .*),   outputs: .*\}/, '$1}')
      : `signature:\n${others.join('\n')}\n`;
  const text = `${head}${signature}${tail}`;
  return style.startsWith('windows') ? text.replaceAll('\n', '\r\n') : text;
}

function scalarOf(json: string, style: SignatureStyle): string {
  switch (style) {
    case 'single':
    case 'flow':
    case 'windows':
      return singled(json);
    case 'single, folded':
      return folded(singled(json));
    case 'double':
      return JSON.stringify(json);
    case 'double, folded':
      return folded(JSON.stringify(json)).replaceAll(': ', ': \\\n      ');
    case 'literal':
    case 'windows, literal':
      return `|-\n      ${json.replaceAll('\n', '\n      ')}`;
    case 'literal, clipped':
      return `| # kept\n      ${json.replaceAll('\n', '\n      ')}`;
    case 'folded':
      return `>-\n      ${folded(json)}`;
  }
}

function singled(json: string): string {
  return `'${json.replaceAll("'", "''")}'`;
}

/** At some of the blanks that stand alone. */
function folded(text: string): string {
  let count = 0;
  return text.replace(/(?<=[^\s]) (?=[^\s\\])/g, () => (count++ % 3 === 1 ? '\n      ' : ' '));
}
