import type { Configuration } from '../../shared/config/configuration.ts';
import { subscriptions } from '../../shared/mapping/github-subscriptions.ts';
import type { Duties } from '../../shared/model/duties.ts';
import type { Rule } from '../../shared/model/rule.ts';
import { assignDuties } from '../../shared/routing/duties.ts';
import { indexRules, mayBeWanted } from '../../shared/routing/rule-index.ts';
import type { AppPermissions } from '../../shared/settings/github.ts';
import { mergedPermissions } from '../../shared/targets/app-permissions.ts';
import { targetTypes } from '../../shared/targets/registry.ts';

/** What GitHub makes an App of. https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest */
export interface AppManifest {
  name: string;
  /** Where people read about it. */
  url: string;
  hook_attributes?: { url: string; active: boolean };
  redirect_url?: string;
  public: boolean;
  default_permissions: AppPermissions;
  default_events: readonly string[];
}

export interface ManifestSettings {
  name: string;
  /** Where the receiver is reached; undefined: the App is told of nothing. */
  publicUrl: string | undefined;
  /** The source that takes the App's deliveries. */
  source: { name: string; path: string };
}

/** GitHub's limit. */
export const maxAppName = 34;

const githubWebUrl = 'https://github.com';
const homepage = `${githubWebUrl}/apps`;

/** The App that the present rules need: told of what they want, permitted what they do, and nothing more. */
export function appManifest(configuration: Configuration, settings: ManifestSettings): AppManifest {
  const { name, publicUrl, source } = settings;
  const rules = configuration.rules.filter(({ isEnabled }) => isEnabled);
  const events = publicUrl === undefined ? [] : wantedEvents(rules, source.name);
  const told = events.map((event): AppPermissions => ({ [subscriptions[event]?.permission ?? 'metadata']: 'read' }));
  const permissions = mergedPermissions([
    { metadata: 'read' },
    ...told,
    ...doneByTargets(configuration, rules),
    ...(rules.some(({ teams }) => teams !== undefined) ? [{ members: 'read' } as const] : []),
    ...caughtUp(configuration),
  ]);
  return {
    name,
    url: publicUrl ?? homepage,
    ...(publicUrl === undefined ? {} : { hook_attributes: { url: publicUrl + source.path, active: true } }),
    public: false,
    default_permissions: permissions,
    default_events: events,
  };
}

/** Events of GitHub that some rule could want from this source. */
function wantedEvents(rules: readonly Rule[], source: string): string[] {
  const index = indexRules(rules);
  return Object.entries(subscriptions)
    .filter(([, { types, isRare }]) =>
      types.some((type) =>
        isRare === true
          ? rules.some(({ on, from }) => on.includes(type) && (from.length === 0 || from.includes(source)))
          : mayBeWanted(index, { type: type as `${string}.${string}`, source }),
      ),
    )
    .map(([event]) => event)
    .sort();
}

function doneByTargets({ targets, unavailable }: Configuration, rules: readonly Rule[]): AppPermissions[] {
  // Before there is an App its own variables are not set, and the target is known by its type alone.
  const unready = unavailable.flatMap(({ name, type: typeName, options }) => {
    const type = targetTypes[typeName];
    if (type?.appPermissions === undefined) return [];
    const answersAt = type.answers === undefined ? undefined : ({ forge: 'github', url: githubWebUrl } as const);
    const appPermissions = (duties: Duties) =>
      type.appPermissions?.(duties, (option) => options.includes(option)) ?? {};
    return [{ name, answersAt, appPermissions }];
  });
  const all = [...targets, ...unready];
  const dutiesOf = assignDuties(rules, all);
  return all.map((target) => target.appPermissions(dutiesOf(target)));
}

function caughtUp({ sources, unavailableSources }: Configuration): AppPermissions[] {
  const owners = [
    ...sources.flatMap(({ catchUp }) =>
      catchUp === undefined ? [] : [catchUp.owner.startsWith('/orgs/') ? 'organization' : 'repository'],
    ),
    ...unavailableSources.map(({ catchUpOf }) => catchUpOf),
  ];
  return [
    ...(owners.includes('organization') ? [{ organization_hooks: 'write' } as const] : []),
    ...(owners.includes('repository') ? [{ repository_hooks: 'write' } as const] : []),
  ];
}
