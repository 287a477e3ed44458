/** Where people look at repositories, for an API address: `https://api.github.com` is `https://github.com`. */
export function webUrlOf(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}

/** Where programs ask the GitHub that people look at there: `https://github.com` is `https://api.github.com`. */
export function apiUrlOf(webUrl: string): string {
  const { protocol, host } = new URL(webUrl);
  const hasOwnHost = host === 'github.com' || host.endsWith('.ghe.com');
  return hasOwnHost ? `${protocol}//api.${host}` : `${protocol}//${host}/api/v3`;
}

/** {@link webUrlOf} where the API's address has GitHub's form; empty for any other, which may be a gateway's to any GitHub. */
export function knownWebUrlOf(apiUrl: string): string {
  const { host, pathname } = new URL(apiUrl);
  const isGithubs = /^api\.([a-z\d-]+\.)?(github|ghe)\.com$/.test(host);
  return isGithubs || pathname.endsWith('/api/v3') ? webUrlOf(apiUrl) : '';
}
