const longest = 2000;

/** Whether a link may be opened: an address of the web, without a name and password for it in front. */
export function isWebAddress(address: string): boolean {
  if (address.length > longest || !/^https?:\/\//i.test(address)) return false;
  try {
    const { protocol, username, password, hostname } = new URL(address);
    return /^https?:$/.test(protocol) && username === '' && password === '' && hostname !== '';
  } catch {
    return false;
  }
}
