import { checkoutTypes } from './checkouts/registry.ts';
import { membershipTypes } from './memberships/registry.ts';
import { reporterTypes } from './reporters/registry.ts';
import { roomTypes } from './rooms/registry.ts';
import type { TargetType } from './target.ts';
import { trackerTypes } from './trackers/registry.ts';

/** Every kind of target by its type. */
export const targetTypes = {
  ...trackerTypes,
  ...membershipTypes,
  ...reporterTypes,
  ...roomTypes,
  ...checkoutTypes,
} as unknown as Readonly<Record<string, TargetType>>;
