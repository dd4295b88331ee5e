import { setTimeout as sleep } from 'node:timers/promises';

/** What is asked if it comes within so many milliseconds, else the other. What comes late is not given up. */
export async function inTime<T>(asked: Promise<T>, milliseconds: number, otherwise: T): Promise<T> {
  const patient = new AbortController();
  const late = sleep(milliseconds, otherwise, { signal: patient.signal });
  try {
    return await Promise.race([asked, late]);
  } finally {
    patient.abort();
  }
}
