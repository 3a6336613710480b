import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import type {
  Preview,
  PreviewFile,
  PreviewRequest,
  Previews,
} from './Previews';

/** Shows previews to those who may create from a template. */
export class AuthorizedPreviews {
  constructor(
    private readonly previews: Previews,
    private readonly permissions: PermissionsService,
  ) {}

  async preview(
    request: PreviewRequest,
    options: { credentials: BackstageCredentials },
  ): Promise<Preview> {
    await this.authorize(options.credentials);
    return this.previews.preview(request);
  }

  async file(
    request: PreviewRequest & { path: string },
    options: { credentials: BackstageCredentials },
  ): Promise<PreviewFile> {
    await this.authorize(options.credentials);
    return this.previews.file(request);
  }

  private async authorize(credentials: BackstageCredentials): Promise<void> {
    const [decision] = await this.permissions.authorize(
      [{ permission: taskCreatePermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        'Only those who may create from templates may see what they generate: ask the platform team.',
      );
    }
  }
}
