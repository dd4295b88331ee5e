import { lookup } from 'node:dns/promises';

/** Addresses of a host as the system resolves it; empty when it does not within the time (milliseconds). */
export async function lookupHost(host: string, timeout = 5_000): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<[]>((resolve) => {
    timer = setTimeout(() => resolve([]), timeout);
  });
  const found = lookup(host, { all: true }).then(
    (addresses) => addresses.map(({ address }) => address),
    () => [],
  );
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}
