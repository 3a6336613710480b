import { SetMetadata } from '@nestjs/common';

export const rolesKey = 'auth:roles';

/** Lets only callers in whose token carries at least one of these roles. */
export const Roles = (...roles: [string, ...string[]]) => SetMetadata(rolesKey, roles);
