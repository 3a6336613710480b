import { SetMetadata } from '@nestjs/common';

export const unlimitedKey = 'rate-limit:unlimited';

/** For what the platform asks: probes and metrics. */
export const Unlimited = () => SetMetadata(unlimitedKey, true);
