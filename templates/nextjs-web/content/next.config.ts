import type { NextConfig } from 'next';

// Nothing about a build or a developer leaves this machine
process.env['NEXT_TELEMETRY_DISABLED'] = '1';

// The policy that needs a nonce for each page is in src/proxy.ts
const securityHeaders = [
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

const root = import.meta.dirname;

const nextConfig: NextConfig = {
  output: 'standalone',
  // Without these, a lockfile in a folder above would change where server.js comes out
  outputFileTracingRoot: root,
  turbopack: { root },
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  // Loaded once by Node.js, so that every bundle of the server shares their registry
  serverExternalPackages: ['prom-client', '@sentry/node'],
  productionBrowserSourceMaps: process.env['SOURCE_MAPS'] === 'true',
  images: {
    formats: ['image/avif', 'image/webp'],
    minimumCacheTTL: 86_400,
    // Pictures of other hosts: name each host that you trust
    remotePatterns: [],
    dangerouslyAllowSVG: false,
  },
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
};

export default nextConfig;
