import { isReason } from '../tracking/trackingError.ts';

/** Undefined in place of a `notFound`; any other failure stays one. */
export async function ifThere<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (isReason(error, 'notFound')) return undefined;
    throw error;
  }
}
