import * as z from 'zod/mini';
import { TrackingError } from '../trackingError.ts';
import { isPage, type Asked } from './answerFailure.ts';
import { parseJson } from './json.ts';

/** The record in a good answer. A web page, text or a list with status 200 is not MLflow's; JSON that breaks off is a broken answer. */
export function decodeAnswer<Response extends z.ZodMiniObject>(
  schema: Response,
  bytes: Uint8Array,
  asked: Asked,
): z.output<Response> {
  const text = new TextDecoder().decode(bytes);
  if (isPage(text))
    throw new TrackingError({ ...asked, reason: 'notMlflow', status: 200, code: 'html', sent: 'answered' });
  const json = parsed(text);
  if (json === broken && /^\s*({|$)/.test(text)) {
    throw new TrackingError({ ...asked, reason: 'server', status: 200, code: 'truncated', sent: 'maybe' });
  }
  const isRecord = typeof json === 'object' && json !== null && !Array.isArray(json);
  if (!isRecord)
    throw new TrackingError({ ...asked, reason: 'notMlflow', status: 200, code: 'unexpectedAnswer', sent: 'answered' });
  const decoded = z.safeParse(schema, json);
  if (decoded.success) return decoded.data;
  throw new TrackingError(
    { ...asked, reason: 'server', status: 200, code: 'unexpectedAnswer', sent: 'maybe' },
    decoded.error,
  );
}

const broken = Symbol('broken');

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return broken;
  }
}
