import * as alertmanager from './alertmanager.mjs';
import * as codeowners from './codeowners.mjs';
import * as compose from './compose.mjs';
import * as dependabot from './dependabot.mjs';
import * as dockerfile from './dockerfile.mjs';
import * as easJson from './easJson.mjs';
import * as kustomize from './kustomize.mjs';
import * as prometheus from './prometheus.mjs';
import * as secrets from './secrets.mjs';
import * as terraform from './terraform.mjs';
import * as workflows from './workflows.mjs';

const below = folder => path => path.startsWith(folder);
const file = name => path => path === name;

/**
 * Everything that looks at rendered repositories, and which of their files each
 * one's judgement follows from: repositories that have those in common are
 * looked at once.
 */
export const VALIDATORS = [
  {
    name: 'secrets',
    covers: path => /\.example$|\.gitleaks\.toml$|secrets?\.yaml$/.test(path),
    validate: secrets.validate,
  },
  {
    name: 'workflows',
    covers: path => /^\.github\/(workflows|scripts)\//.test(path),
    validate: workflows.validate,
  },
  {
    name: 'code owners',
    covers: file('.github/CODEOWNERS'),
    validate: codeowners.validate,
  },
  {
    name: 'dependabot',
    covers: file('.github/dependabot.yml'),
    validate: dependabot.validate,
  },
  {
    name: 'Dockerfiles',
    covers: path => /Dockerfile$/.test(path),
    validate: dockerfile.validate,
  },
  {
    name: 'compose',
    covers: below('infrastructure/docker/docker-compose'),
    validate: compose.validate,
  },
  {
    name: 'Kustomize',
    covers: below('infrastructure/kubernetes/'),
    validate: kustomize.validate,
  },
  {
    name: 'Prometheus',
    covers: path =>
      /^infrastructure\/monitoring\/(prometheus|grafana|otel|l)/.test(path),
    validate: prometheus.validate,
  },
  {
    name: 'Alertmanager',
    covers: path =>
      /^infrastructure\/monitoring\/(alertmanager|prometheus\/alert_rules.yml)/.test(
        path,
      ),
    validate: alertmanager.validate,
  },
  {
    name: 'Terraform',
    covers: path => /^infrastructure\/terraform\/.*(?<!\.md)$/.test(path),
    validate: terraform.validate,
  },
  {
    name: 'eas.json',
    covers: path => /(^|\/)eas\.json$/.test(path),
    validate: easJson.validate,
  },
];
