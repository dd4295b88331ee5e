/** One comparison of a `when` clause; a key alone is a flag. */
export interface Condition {
  readonly key: string;
  readonly operator: string | undefined;
  readonly value: string | undefined;
}

/** Enough of VS Code's grammar for the clauses that package.json has; anything else throws. */
export function conditionsOf(clause: string): readonly Condition[] {
  return clause.split(/\s*(?:&&|\|\|)\s*/).map((negated) => {
    const part = negated.replace(/^!?\((.*)\)$/, '$1');
    const match = /^(?:!?(?<flag>[\w.]+)|(?<key>[\w.]+) (?<operator>==|!=|=~) (?<value>[\w.]+|\/[^/]+\/))$/.exec(part);
    if (!match?.groups) throw new Error(`Not understood in a when clause: ${part}`);
    const { flag, key, operator, value } = match.groups;
    return { key: flag ?? key ?? '', operator, value };
  });
}

/** The tokens that `viewItem =~ /;a;/` matches: `/;artifact(File|Folder);/` gives both. */
export function viewItemTokens(pattern: string): readonly string[] {
  const match = /^\/;(\w+)(?:\((\w+(?:\|\w+)*)\))?;\/$/.exec(pattern);
  if (!match) throw new Error(`Not understood as tokens of a row: ${pattern}`);
  const [, start = '', ends] = match;
  return ends === undefined ? [start] : ends.split('|').map((end) => start + end);
}
