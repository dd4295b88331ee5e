// What must not outlive the script: everything registered here is stopped on Ctrl-C, on SIGTERM and when tests end.

/** @type {Set<{ stop: () => Promise<void>, kill: () => void }>} */
const alive = new Set();
let stopping = false;

/**
 * @param {() => Promise<void>} stop ends it for good and waits for that
 * @param {() => void} kill a last word without waiting, for a process that is already exiting
 * @returns {() => void} says that it has ended by itself
 */
export function endWithScript(stop, kill) {
  listenToSignals();
  const entry = { stop, kill };
  alive.add(entry);
  return () => alive.delete(entry);
}

/** Stops all that is alive, at the same time. */
export async function stopAll() {
  await Promise.allSettled([...alive].map((entry) => entry.stop()));
}

let listening = false;

function listenToSignals() {
  if (listening) return;
  listening = true;
  process.on('exit', () => alive.forEach((entry) => entry.kill()));
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => {
      // npm passes Ctrl-C on although the terminal sent it as well: the second one is no second wish.
      if (stopping) return;
      stopping = true;
      void stopAll().then(() => process.exit(code));
    });
  }
}

/** True once Ctrl-C was pressed: failures after that are only its echo. */
export function isStopping() {
  return stopping;
}
