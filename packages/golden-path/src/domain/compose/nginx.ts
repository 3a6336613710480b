import type { Answers } from '../answers';
import {
  FRONTEND_METRICS_PATH,
  FRONTEND_PORT,
  METRICS_PATH,
  SERVICE_PORT,
} from '../files';

/** The proxy of the profile "production": the ingress, on this machine. */
export function nginxConfiguration(answers: Answers): string {
  const backend = answers.components.includes('backend');
  const frontend = answers.components.includes('frontend');
  const servers = [
    ...(backend
      ? [server('api.localhost', [METRICS_PATH], [['/', 'backend']])]
      : []),
    server(
      'localhost',
      [
        ...(backend ? [METRICS_PATH] : []),
        ...(frontend ? [FRONTEND_METRICS_PATH] : []),
      ],
      [
        ...(backend ? [['/api/v1', 'backend'] as const] : []),
        ...(frontend ? [['/', 'frontend'] as const] : []),
      ],
    ),
  ];
  return `# What the ingress does in a cluster: TLS, limits, and which host leads where.
# The certificate is signed by nobody: browsers ask whether you trust it.
worker_processes auto;
pid /run/nginx.pid;

events {
  worker_connections 1024;
}

http {
  access_log /dev/stdout;
  error_log /dev/stderr warn;
  server_tokens off;
  client_max_body_size 1m;

  limit_req_zone $binary_remote_addr zone=requests:10m rate=100r/s;
  limit_conn_zone $binary_remote_addr zone=connections:10m;

  ssl_certificate /etc/nginx/certificate/tls.crt;
  ssl_certificate_key /etc/nginx/certificate/tls.key;
  ssl_protocols TLSv1.2 TLSv1.3;

  proxy_http_version 1.1;
  proxy_set_header Host $host;
  proxy_set_header X-Real-IP $remote_addr;
  proxy_set_header X-Forwarded-For $remote_addr;
  proxy_set_header X-Forwarded-Proto $scheme;
  proxy_set_header X-Request-Id $request_id;

  server {
    listen 80 default_server;

    location = /nginx-health {
      access_log off;
      default_type text/plain;
      return 200 'ok';
    }

    location / {
      return 308 https://$host$request_uri;
    }
  }
${servers.join('')}}
`;
}

function server(
  name: string,
  closed: readonly string[],
  open: readonly (readonly [string, 'backend' | 'frontend'])[],
): string {
  const ports = { backend: SERVICE_PORT, frontend: FRONTEND_PORT };
  const locations = [
    ...closed.map(
      path => `    # Upper case does not get around this
    location ~* ^${path} {
      return 403;
    }
`,
    ),
    ...open.map(
      ([path, service]) => `    location ${path} {
      limit_req zone=requests burst=500 nodelay;
      limit_conn connections 50;
      proxy_pass http://${service}:${ports[service]};
    }
`,
    ),
  ];
  return `
  server {
    listen 443 ssl${name === 'localhost' ? ' default_server' : ''};
    server_name ${name};

${locations.join('\n')}  }
`;
}
