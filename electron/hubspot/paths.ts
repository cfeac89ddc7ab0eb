/** A part of HubSpot's interface that this version uses. */
export type ApiFamily = 'accountInfo' | 'properties' | 'lists' | 'validations' | 'owners' | 'workflows' | 'objects' | 'associations' | 'pipelines' | 'forms' | 'users' | 'limits' | 'scores' | 'sequences';

/** `dated` paths are supported until March 2028; `v3` ends in September 2027 and is the fallback (hubspot.md §0). */
export type ApiVersion = 'dated' | 'v3';

/** One row of the path table. */
export interface ApiPath {
  readonly family: ApiFamily;
  readonly version: ApiVersion;
  readonly base: string;
}

/** Every path that leaves this app begins with one of these; nothing else spells a version out. */
export const API_PATHS: readonly ApiPath[] = [
  { family: 'accountInfo', version: 'dated', base: '/account-info/2026-09' },
  { family: 'accountInfo', version: 'v3', base: '/account-info/v3' },
  { family: 'properties', version: 'dated', base: '/crm/properties/2026-09' },
  { family: 'properties', version: 'v3', base: '/crm/v3/properties' },
  { family: 'lists', version: 'dated', base: '/crm/lists/2026-09' },
  { family: 'lists', version: 'v3', base: '/crm/v3/lists' },
  { family: 'validations', version: 'dated', base: '/crm/property-validations/2026-09' },
  { family: 'validations', version: 'v3', base: '/crm/v3/property-validations' },
  { family: 'owners', version: 'dated', base: '/crm/owners/2026-09' },
  { family: 'owners', version: 'v3', base: '/crm/v3/owners' },
  // Still beta in every version; documents of the next one show other bases.
  { family: 'workflows', version: 'dated', base: '/automation/2026-09-beta' },
  { family: 'workflows', version: 'v3', base: '/automation/v4' },
  { family: 'objects', version: 'dated', base: '/crm/objects/2026-09' },
  { family: 'objects', version: 'v3', base: '/crm/v3/objects' },
  { family: 'associations', version: 'dated', base: '/crm/associations/2026-09' },
  { family: 'associations', version: 'v3', base: '/crm/v4/associations' },
  { family: 'pipelines', version: 'dated', base: '/crm/pipelines/2026-09' },
  { family: 'pipelines', version: 'v3', base: '/crm/v3/pipelines' },
  { family: 'forms', version: 'dated', base: '/marketing/forms/2026-09-beta' },
  { family: 'forms', version: 'v3', base: '/marketing/v3/forms' },
  { family: 'users', version: 'dated', base: '/settings/users/2026-03' },
  { family: 'users', version: 'v3', base: '/settings/v3/users' },
  { family: 'limits', version: 'dated', base: '/crm/limits/2026-09' },
  { family: 'limits', version: 'v3', base: '/crm/v3/limits' },
  { family: 'sequences', version: 'dated', base: '/automation/sequences/2026-09' },
  { family: 'sequences', version: 'v3', base: '/automation/v4/sequences' },
  // A beta without an older version: the fallback is the next one.
  { family: 'scores', version: 'dated', base: '/marketing/lead-scoring/2026-09-beta' },
  { family: 'scores', version: 'v3', base: '/marketing/lead-scoring/2027-03-beta' },
];

/** The beginning of a family's paths in one version. */
export function apiBase(family: ApiFamily, version: ApiVersion): string {
  const row = API_PATHS.find((each) => each.family === family && each.version === version);
  if (row === undefined) throw new Error(`No path for ${family} in ${version}.`);
  return row.base;
}

/** A path in the wanted version: the typed calls of `@hubspot/api-client` know v3 paths only. */
export function inVersion(path: string, version: ApiVersion): string {
  for (const { family, base } of API_PATHS) {
    if (path !== base && !path.startsWith(`${base}/`) && !path.startsWith(`${base}?`)) continue;
    return apiBase(family, version) + path.slice(base.length);
  }
  throw new Error(`The path ${path} belongs to no family of the path table.`);
}
