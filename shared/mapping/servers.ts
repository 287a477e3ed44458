/**
 * Whether two addresses are of one server. Where one does not tell, or is on this machine and may lead anywhere, whoever
 * vouched for it is believed.
 */
export function isSameServer(url: string, other: string): boolean {
  const [left, right] = [serverOf(url), serverOf(other)];
  return left === right || [left, right].some((server) => server === '' || isLoopback(server));
}

/** Host and port in lower case; empty where the address tells none. */
export function serverOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function isLoopback(server: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(server);
}
