import { describeCreating } from './suite/creating';
import { describeHistory } from './suite/history';
import { describeReading } from './suite/reading';
import { HostUnderTest, RepositoryFixture } from './suite/RepositoryFixture';
import { describeWriting } from './suite/writing';

/**
 * The behaviour that every implementation of `RepositoryHost` has, run against
 * real Git repositories.
 */
export function describeRepositoryHost(
  title: string,
  start: () => Promise<HostUnderTest>,
): void {
  describe(title, () => {
    const fixture = new RepositoryFixture(start);

    beforeAll(() => fixture.start());
    afterEach(() => fixture.subject.verify?.());
    afterAll(() => fixture.stop());

    describeCreating(fixture);
    describeReading(fixture);
    describeHistory(fixture);
    describeWriting(fixture);
  });
}
