import type { ModelVersion } from '../../tracking/registeredModel.ts';

/** Why a version should no longer be used, as its tag `deprecated` says it, a flag or the reason; undefined when it does not. MLflow itself knows no such mark. */
export function deprecation({ tags }: Pick<ModelVersion, 'tags'>): string | undefined {
  const said = tags.find(({ key }) => key.toLowerCase() === 'deprecated')?.value.trim();
  return said === undefined || denials.has(said.toLowerCase()) ? undefined : said;
}

const denials: ReadonlySet<string> = new Set(['', '0', 'false', 'no', 'off']);
