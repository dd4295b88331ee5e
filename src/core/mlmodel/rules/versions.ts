/** Whether two versions may be one: build tags (`+cu118`) do not count, and R writes fewer parts. */
export function sameVersion(a: string, b: string): boolean {
  if (a === b) return true; // nearly always
  const left = partsOf(a);
  const right = partsOf(b);
  const shared = Math.min(left.length, right.length);
  const rest = [...left.slice(shared), ...right.slice(shared)];
  const agree = left.slice(0, shared).every((part, index) => part === right[index]);
  return agree && (shared > 1 || rest.every((part) => part === '0'));
}

/** Of a release that PyPI has: a development version is pinned to the release before it (MLflow 3.17.2). */
export function isRelease(version: string): boolean {
  return /^\d+(\.\d+)*([.-]?(a|b|rc|post)\d+)?(\+[\w.]+)?$/.test(version);
}

/** `3.11` of `3.11.7`. */
export function minorOf(version: string): string | undefined {
  return /^\d+\.\d+/.exec(version)?.[0];
}

function partsOf(version: string): readonly string[] {
  const [release = ''] = version.trim().replace(/^v/i, '').split('+');
  return release.toLowerCase().split('.');
}
