import type * as z from 'zod/mini';
import type { Row } from '../base/commands.ts';

/**
 * What a person asks for by a button of a page or a lens: the argument of the command, told as a row is told, so that a failure comes to the person
 * and not back to the caller.
 */
export interface PersonAct extends Row {
  readonly kind: 'mlmodelAct';
  readonly input: Readonly<Record<string, unknown>>;
}

export function personAct(input: PersonAct['input']): PersonAct {
  return { kind: 'mlmodelAct', input };
}

/** The argument of an act; undefined for other rows. */
export function actOf<Input>(schema: z.ZodMiniType<Input>, [row]: readonly Row[]): Input | undefined {
  return row?.kind === 'mlmodelAct' && 'input' in row ? schema.safeParse(row.input).data : undefined;
}
