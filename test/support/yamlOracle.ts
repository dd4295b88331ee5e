import { askOracle } from './oracle.ts';

export type OracleAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string };

/** What the real PyYAML says to each text, in their order. */
export function askPyYaml(texts: readonly string[]): Promise<readonly OracleAnswer[]> {
  return askOracle(
    'yamlOracle.py',
    texts.map((text) => ({ text })),
  );
}
