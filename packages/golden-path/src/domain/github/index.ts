import type { Answers } from '../answers';
import type { GeneratedFile } from '../files';
import { backendCiFile } from './backendCi';
import { deployFile } from './deploy';
import { frontendCiFile } from './frontendCi';
import { mobileCiFile } from './mobileCi';
import { mobileReleaseFile } from './mobileRelease';
import { pullRequestFile } from './pullRequest';
import { scriptFiles } from './scripts';
import { securityScanFile } from './securityScan';
import { imageComponents } from './steps';

export { governanceFiles } from './governance';

const PIPELINES = {
  backend: backendCiFile,
  frontend: frontendCiFile,
  mobile: mobileCiFile,
};

/** The workflows that check every change, and everything once a week. */
export function ciFiles(answers: Answers): GeneratedFile[] {
  return [
    ...answers.components.map(component => PIPELINES[component](answers)),
    ...(answers.layout === 'monorepo' ? [pullRequestFile(answers)] : []),
    securityScanFile(answers),
  ];
}

/** The workflows that deploy, and the scripts behind them. */
export function deployFiles(answers: Answers): GeneratedFile[] {
  const deployed = imageComponents(answers).length > 0;
  return [
    ...scriptFiles([
      'portal-gate.sh',
      'portal-report.sh',
      ...(deployed ? (['overlay.sh'] as const) : []),
    ]),
    ...deployFile(answers),
    ...(answers.components.includes('mobile')
      ? [mobileReleaseFile(answers)]
      : []),
  ];
}
