/** When another service is far enough for this one to start. */
type Condition = 'service_healthy' | 'service_completed_successfully';

/** The part of a Compose service that golden paths write. */
export interface Service {
  profiles?: string[];
  image: string;
  build?: {
    context: string;
    dockerfile: string;
    args?: Record<string, string>;
  };
  entrypoint?: string[];
  command?: string[];
  restart?: 'unless-stopped' | 'no';
  depends_on?: Record<string, { condition: Condition }>;
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  read_only?: boolean;
  tmpfs?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
  healthcheck:
    | { disable: true }
    | {
        test: string[];
        interval: string;
        timeout: string;
        retries: number;
        start_period: string;
      };
}

/** Services by name, as they follow each other in the file. */
export type Services = Record<string, Service>;

/** Asks a service every ten seconds whether it is well. */
export function healthcheck(...command: string[]): Service['healthcheck'] {
  return {
    test: ['CMD', ...command],
    interval: '10s',
    timeout: '5s',
    retries: 5,
    start_period: '30s',
  };
}

/** For what ends by itself: others wait for its success instead. */
export const RUNS_ONCE: Pick<Service, 'restart' | 'healthcheck'> = {
  restart: 'no',
  healthcheck: { disable: true },
};

/** Services to start after. */
export function after(
  condition: Condition,
  names: readonly string[],
): NonNullable<Service['depends_on']> {
  return Object.fromEntries(names.map(name => [name, { condition }]));
}

/** A port of this machine only: nobody else on the network gets in. */
export const local = (port: number, inside = port) =>
  `127.0.0.1:${port}:${inside}`;
