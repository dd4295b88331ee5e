import type * as z from 'zod/mini';
import type { Session } from '../connections/session.ts';
import type { Row } from './commands.ts';

/**
 * What a person asks for by a button of a page or a lens: the argument of the command, told as a row is told, so that a failure comes to the person
 * and not back to the caller. With a session the command works on that server, whichever is active.
 */
export interface PersonAct extends Row {
  readonly kind: 'act';
  readonly input: Readonly<Record<string, unknown>>;
  readonly session?: Session;
}

export function personAct(input: PersonAct['input'], session?: Session): PersonAct {
  return { kind: 'act', input, ...(session && { session }) };
}

/** The argument of an act; undefined for other rows. */
export function actOf<Input>(schema: z.ZodMiniType<Input>, [row]: readonly Row[]): Input | undefined {
  return row?.kind === 'act' && 'input' in row ? schema.safeParse(row.input).data : undefined;
}
