import type { MlmodelDocument, SignaturePart } from '../document.ts';
import type { TextEdit } from '../rule.ts';
import { pythonScalar } from '../yaml/construct.ts';
import { entriesOf } from '../yaml/mapping.ts';
import { resolved } from '../yaml/node.ts';
import { readYaml } from '../yaml/readYaml.ts';

/** Whether a file, edited and read again, holds exactly the wanted JSON as this part of the signature and has the keys and the health it had. */
export function isRewritten(
  { text, yaml, top }: MlmodelDocument,
  { name }: SignaturePart,
  edit: TextEdit,
  json: string,
): boolean {
  const after = readYaml(text.slice(0, edit.at.start) + edit.text + text.slice(edit.at.end));
  const root = after.root && resolved(after.root);
  if (root?.kind !== 'mapping' || after.problems.length !== yaml.problems.length) return false;
  const entries = entriesOf(root);
  const signature = entries.get('signature')?.value;
  const value = signature?.kind === 'mapping' ? entriesOf(signature).get(name)?.value : undefined;
  const held = value?.kind === 'scalar' ? pythonScalar(value) : undefined;
  return (
    held?.kind === 'string' && held.value === json && [...entries.keys()].join('\n') === [...top.keys()].join('\n')
  );
}
