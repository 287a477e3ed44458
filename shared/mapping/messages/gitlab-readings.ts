import type { EventReading } from './reading.ts';

const inGroup = (state: string): EventReading => ({
  what: 'member',
  names: ['{user_name} ({user_username})', '{user_name}', '{user_username}'],
  states: [`${state} {group_name} as {group_access}`, `${state} {group_name}`],
});
const inProject = (state: string): EventReading => ({
  what: 'member',
  names: ['{user_name} ({user_username})', '{user_name}', '{user_username}'],
  states: [
    `${state} {project_path_with_namespace} as {project_access|access_level}`,
    `${state} {project_path_with_namespace|project_name}`,
  ],
});
const place = (what: string, state: string): EventReading => ({
  what,
  names: ['{path_with_namespace|full_path}', '{name}'],
  states: [state],
});

/**
 * GitLab's events of no family, by their names. Of members, groups and projects it tells whom or what they are about, and
 * not who did it. https://docs.gitlab.com/user/project/integrations/webhook_events/
 * https://docs.gitlab.com/administration/system_hooks/
 */
export const gitlabReadings: Readonly<Record<string, EventReading>> = {
  user_add_to_group: inGroup('added to the group'),
  user_update_for_group: inGroup('now in the group'),
  user_remove_from_group: inGroup('removed from the group'),
  user_access_request_to_group: inGroup('asks for access to the group'),
  user_access_request_denied_for_group: inGroup('denied access to the group'),
  user_add_to_team: inProject('added to'),
  user_update_for_team: inProject('now in'),
  user_remove_from_team: inProject('removed from'),
  user_access_request_to_project: inProject('asks for access to'),
  user_access_request_denied_for_project: inProject('denied access to'),
  subgroup_create: place('subgroup', 'created'),
  subgroup_destroy: place('subgroup', 'deleted'),
  group_create: place('group', 'created'),
  group_destroy: place('group', 'deleted'),
  group_rename: place('group', 'renamed, was {old_full_path|old_path}'),
  project_create: place('project', 'created'),
  project_destroy: place('project', 'deleted'),
  project_rename: place('project', 'renamed, was {old_path_with_namespace}'),
  project_transfer: place('project', 'transferred, was {old_path_with_namespace}'),
  project_update: place('project', 'settings changed'),
  user_create: { what: 'user', names: ['{name} ({username})', '{username|name}'], states: ['created'] },
  user_destroy: { what: 'user', names: ['{name} ({username})', '{username|name}'], states: ['deleted'] },
  user_rename: { what: 'user', names: ['{username}'], states: ['renamed, was {old_username}'] },
  user_failed_login: { what: 'user', names: ['{username}'], states: ['failed to sign in'] },
  key_create: { what: 'SSH key', names: ['of {username}'], states: ['added'] },
  key_destroy: { what: 'SSH key', names: ['of {username}'], states: ['removed'] },
  repository_update: { what: 'repository', states: ['updated'] },
  access_token: {
    what: 'access token',
    names: ['{object_attributes.name}'],
    states: ['expires on {object_attributes.expires_at}', 'expires soon'],
  },
  feature_flag: {
    what: 'feature flag',
    names: ['{object_attributes.name}'],
    text: 'object_attributes.description',
    isOn: 'object_attributes.active',
    deeds: { on: 'turned on the feature flag', off: 'turned off the feature flag' },
  },
  vulnerability: {
    what: 'vulnerability',
    names: ['{object_attributes.title}'],
    urls: ['{object_attributes.url}'],
    states: ['{object_attributes.state}, severity {object_attributes.severity}', '{object_attributes.state}'],
  },
  milestone: {
    what: 'milestone',
    names: ['{object_attributes.title}'],
    deeds: { create: 'created the milestone', close: 'closed the milestone', reopen: 'reopened the milestone' },
  },
  wiki_page: {
    what: 'wiki page',
    names: ['{object_attributes.title}'],
    urls: ['{object_attributes.url}'],
    deeds: {
      create: 'created the wiki page',
      update: 'changed the wiki page',
      delete: 'deleted the wiki page',
    },
  },
};
