import { isJsonObject } from '../mapping/json-body.ts';
import type { Http } from './http.ts';

/** Atlassian's gateway, by way of which alone scoped tokens work. */
export function gatewayOf(cloudId: string): string {
  return `https://api.atlassian.com/ex/jira/${cloudId}`;
}

/**
 * The gateway of a Cloud site, which tells its id to anybody; undefined where it does not. Throws what the client throws.
 * https://support.atlassian.com/jira/kb/retrieve-my-atlassian-sites-cloud-id/
 */
export async function findGateway(site: string, http: Http): Promise<string | undefined> {
  const { status, json } = await http.send({
    method: 'GET',
    url: `${site}/_edge/tenant_info`,
    headers: { accept: 'application/json', 'user-agent': 'ticketwire' },
  });
  const id = isJsonObject(json) ? json.cloudId : undefined;
  return status === 200 && typeof id === 'string' && /^[\w-]{1,100}$/.test(id) ? gatewayOf(id) : undefined;
}
