import { texts } from '@/texts';
import { Body, Card, Heading, Screen } from '@/ui';

/** What is shown instead of the app when its configuration is wrong. */
export function ConfigProblemScreen({ problems }: { problems: readonly string[] }) {
  return (
    <Screen>
      <Heading>{texts.config.title}</Heading>
      <Body>{texts.config.explanation}</Body>
      <Card>
        {problems.map((problem) => (
          <Body key={problem}>{problem}</Body>
        ))}
      </Card>
    </Screen>
  );
}
