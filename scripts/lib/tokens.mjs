// A lexer for TypeScript, enough to find calls and literals: TypeScript 7 has no compiler API.

/**
 * A template without substitutions is a `string` as well; one with some is a `template` part before each, the substitution's own tokens,
 * and the `templateEnd`. `value` is the text that these stand for. Comments leave no token.
 * @typedef {{ kind: 'name' | 'string' | 'template' | 'templateEnd' | 'regex' | 'number' | 'mark', text: string, value: string, line: number }} Token
 */

const SHAPES = /** @type {const} */ ([
  ['space', /\s+|\/\/[^\n]*|\/\*[^]*?\*\//y],
  ['name', /[\p{L}_$#@][\p{L}\p{N}_$]*/uy],
  ['number', /\d[\w.]*/y],
  ['string', /'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*"/y],
  ['mark', /=>|\?\.|\.{3}|[^]/y],
]);
const TEMPLATE_PART = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y;
const REGEX = /\/(?!\*)(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** After these a slash begins a regular expression, as it does after every mark but the closing ones. */
const BEFORE_REGEX = new Set(['return', 'typeof', 'case', 'in', 'of', 'yield', 'await', 'void', 'delete', 'throw']);
const CLOSING = new Set([')', ']', '}']);

/**
 * @param {string} source
 * @returns {Token[]}
 */
export function tokensOf(source) {
  /** @type {Token[]} */
  const tokens = [];
  /** For each open substitution of a template, how many braces are open inside it. */
  const substitutions = [];
  let at = 0;
  let line = 1;

  /** @param {RegExp} shape */
  const match = (shape) => {
    shape.lastIndex = at;
    return shape.exec(source)?.[0];
  };
  /**
   * @param {Token['kind']} kind
   * @param {string} text
   * @param {string} [value]
   */
  const push = (kind, text, value = text) => {
    tokens.push({ kind, text, value, line });
    skip(text);
  };
  /** @param {string} text */
  const skip = (text) => {
    at += text.length;
    line += text.split('\n').length - 1;
  };
  /** @param {'string' | 'templateEnd'} kind if it is the last part */
  const templatePart = (kind) => {
    at++;
    const text = match(TEMPLATE_PART) ?? '';
    const isLast = source[at + text.length] !== '$';
    push(isLast ? kind : 'template', text, decoded(text));
    if (!isLast) substitutions.push(0);
    at += isLast ? 1 : 2;
  };

  while (at < source.length) {
    const open = substitutions.length - 1;
    const regex = beginsRegex(tokens.at(-1)) && match(REGEX);
    if (source[at] === '`') {
      templatePart('string');
    } else if (source[at] === '}' && substitutions[open] === 0) {
      substitutions.pop();
      templatePart('templateEnd');
    } else if (regex) {
      push('regex', regex);
    } else {
      const [kind, text] = shapeAt(match);
      if (kind === 'space') skip(text);
      else push(kind, text, kind === 'string' ? decoded(text.slice(1, -1)) : text);
      if (open >= 0 && text === '{') substitutions[open]++;
      if (open >= 0 && text === '}') substitutions[open]--;
    }
  }
  return tokens;
}

/**
 * @param {(shape: RegExp) => string | undefined} match
 * @returns {readonly [(typeof SHAPES)[number][0], string]}
 */
function shapeAt(match) {
  for (const [kind, shape] of SHAPES) {
    const text = match(shape);
    if (text) return [kind, text];
  }
  throw new Error('Unreachable: the last shape takes any character.');
}

/** @param {Token | undefined} before */
function beginsRegex(before) {
  if (!before) return true;
  return before.kind === 'mark' ? !CLOSING.has(before.text) : before.kind === 'name' && BEFORE_REGEX.has(before.text);
}

const ESCAPES = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
  ['\n', ''],
]);

/** @param {string} text */
function decoded(text) {
  return text.replaceAll(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([^]))/gi, (_, braced, four, two, plain) =>
    plain === undefined
      ? String.fromCodePoint(Number.parseInt(braced ?? four ?? two, 16))
      : (ESCAPES.get(plain) ?? plain),
  );
}
