import { LoggerService } from '@backstage/backend-plugin-api';
import { Repositories } from '@jalon/repositories';
import { planHistory } from '../domain/planHistory';
import {
  ExampleRepository,
  ExamplesReader,
} from '../integrations/ExamplesReader';
import { HistoryWriter } from '../integrations/GitHistoryWriter';

/** Creates the repositories of the demo organisation that are not there yet. */
export class DemoOrganisation {
  constructor(
    private readonly options: {
      examples: ExamplesReader;
      writer: HistoryWriter;
      repositories: Repositories;
      logger: LoggerService;
    },
  ) {}

  /**
   * Repositories that exist are left alone, whatever they hold. Returns the
   * `<owner>/<name>` of those created.
   */
  async create(now: Date): Promise<string[]> {
    const { examples, logger } = this.options;
    const repositories = await examples.list();
    const created = await Promise.all(
      repositories.map(async repository => {
        const isNew = await this.createOne(repository, now);
        return isNew ? [`${repository.owner}/${repository.name}`] : [];
      }),
    );
    const names = created.flat();
    if (names.length > 0) {
      logger.info(`Created the demo repositories ${names.join(', ')}`);
    }
    return names;
  }

  private async createOne(
    repository: ExampleRepository,
    now: Date,
  ): Promise<boolean> {
    const { examples, repositories, writer } = this.options;
    const ref = { host: 'localhost', ...repository };
    if (await repositories.host(ref.host).exists(ref)) {
      return false;
    }
    const commits = planHistory({
      name: repository.name,
      content: await examples.content(repository),
      commits: await examples.history(repository),
      people: await examples.people(),
      now,
    });
    return writer.write(repositories.open(ref).cloneUrl(), commits);
  }
}
