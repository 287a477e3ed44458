/** Where people open a forge, and where its API is: one is made from the other where it is not given. */
export function forgeAddresses(
  given: { url?: string | undefined; 'api-url'?: string | undefined },
  { path, usual = '' }: { /** Such as `/api/v4`. */ path: string; usual?: string },
): { url: string; apiUrl: string } {
  const { url, 'api-url': apiUrl } = given;
  const shown = url ?? (apiUrl?.endsWith(path) ? apiUrl.slice(0, -path.length) : (apiUrl ?? usual));
  return { url: shown, apiUrl: apiUrl ?? shown + path };
}
