/**
 * Who acts. `server`: the name that the server knows the sign-in by (`users/current`), so it is verified. `git` and `system` are what the
 * own machine says, which anyone can set; `nobody` when nothing says it.
 */
export interface Actor {
  readonly name: string;
  readonly from: 'server' | 'git' | 'system' | 'nobody';
}

export const nobody: Actor = { name: '', from: 'nobody' };

/** UTF-16 units of a name that are recorded. */
export const longestName = 200;

/** As it is recorded: what is too long of it goes, and never half a character. */
export function recordedName(name: string): string {
  return name.slice(0, longestName).replace(/[\ud800-\udbff]$/, '');
}

/**
 * Whether two have one name, as far as it is recorded: who has a longer one must not pass for somebody else. That they are one person, or two, is
 * beyond doubt only where the server verified both names.
 */
export function isSamePerson(a: Actor, b: Actor): boolean {
  return a.name !== '' && recordedName(a.name) === recordedName(b.name);
}
