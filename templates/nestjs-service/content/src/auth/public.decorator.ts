import { SetMetadata } from '@nestjs/common';

export const publicKey = 'auth:public';

/** Lets callers in without a token. Everything else asks for one. */
export const Public = () => SetMetadata(publicKey, true);
