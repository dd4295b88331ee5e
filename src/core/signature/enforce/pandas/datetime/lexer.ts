/** How dateutil cuts a text into words, numbers, spaces and other characters, one token each (`_timelex` of dateutil 2.9). */
export function dateTokens(text: string): string[] {
  const characters = Array.from(text).filter((character) => character !== '\0');
  const tokens: string[] = [];
  let at = 0;
  while (at < characters.length) {
    const first = characters[at++] ?? '';
    let state: State | undefined = isLetter(first) ? 'word' : isDigit(first) ? 'number' : undefined;
    if (state === undefined) {
      tokens.push(isSpace(first) ? ' ' : first);
      continue;
    }
    let token = first;
    let hasLetters = false;
    while (at < characters.length) {
      const next = characters[at] ?? '';
      if (state === 'word' || state === 'word.') hasLetters = true;
      const after = follow(state, token, next);
      if (after === undefined) break;
      state = after;
      token += next;
      at += 1;
    }
    for (const part of split(token, state, hasLetters)) tokens.push(part);
  }
  return tokens;
}

type State = 'word' | 'number' | 'word.' | 'number.';

/** The state with the next character, or undefined where the token ends before it. */
function follow(state: State, token: string, next: string): State | undefined {
  switch (state) {
    case 'word':
      return isLetter(next) ? 'word' : next === '.' ? 'word.' : undefined;
    case 'number':
      if (isDigit(next)) return 'number';
      return next === '.' || (next === ',' && token.length >= 2) ? 'number.' : undefined;
    case 'word.':
      if (next === '.' || isLetter(next)) return 'word.';
      return isDigit(next) && token.endsWith('.') ? 'number.' : undefined;
    case 'number.':
      if (next === '.' || isDigit(next)) return 'number.';
      return isLetter(next) && token.endsWith('.') ? 'word.' : undefined;
  }
}

/** What has dots is one number, or several tokens after all. */
function split(token: string, state: State, hasLetters: boolean): string[] {
  if (state === 'word' || state === 'number') return [token];
  const dots = token.split('.').length - 1;
  if (hasLetters || dots > 1 || /[.,]$/.test(token)) {
    const [first = '', ...rest] = token.split(/([.,])/);
    const head = state === 'number.' && !first.includes('.') ? first.replaceAll(',', '.') : first;
    return [head, ...rest.filter((part) => part !== '')];
  }
  return [state === 'number.' && dots === 0 ? token.replaceAll(',', '.') : token];
}

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}

/** `str.isdigit`, of one character. */
export function isDigit(character: string): boolean {
  return /^[\p{Nd}\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468]$/u.test(character);
}

function isSpace(character: string): boolean {
  // oxlint-disable-next-line no-control-regex -- Python counts these as spaces
  return /^[\s\x1c-\x1f\x85]$/.test(character) && character !== '\ufeff';
}

/** `str.isdigit`. */
export function isDigits(text: string): boolean {
  return text !== '' && Array.from(text).every(isDigit);
}
