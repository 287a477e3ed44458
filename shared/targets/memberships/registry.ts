import { githubOrg } from './github-org.ts';

/** Every kind of membership by its type; a test holds this against the folder. */
export const membershipTypes = { 'github-org': githubOrg };
