import { Flex, Text } from '@backstage/ui';
import {
  RiCheckLine,
  RiErrorWarningLine,
  RiQuestionLine,
  RiSearchLine,
} from '@remixicon/react';
import { ReactElement } from 'react';
import { Outcome } from '../lib/checks';

type State = Outcome['state'] | 'checking';

const looks: Record<
  State,
  { icon: ReactElement; color: 'success' | 'danger' | 'warning' | 'secondary' }
> = {
  empty: { icon: <RiQuestionLine size={16} />, color: 'secondary' },
  checking: { icon: <RiSearchLine size={16} />, color: 'secondary' },
  good: { icon: <RiCheckLine size={16} />, color: 'success' },
  bad: { icon: <RiErrorWarningLine size={16} />, color: 'danger' },
  unknown: { icon: <RiQuestionLine size={16} />, color: 'warning' },
};

/** What is known of a field's value; keeps its line, so nothing moves. */
export function CheckStatus(props: {
  id: string;
  state: State;
  text: string | undefined;
}) {
  const { icon, color } = looks[props.state];
  return (
    <Flex
      id={props.id}
      role="status"
      align="center"
      gap="1"
      style={{ minHeight: '1.5rem' }}
    >
      {props.text && (
        <>
          <Text color={color} style={{ display: 'flex' }} aria-hidden="true">
            {icon}
          </Text>
          {/* The colours of states are too pale for text of this size. */}
          <Text variant="body-small">{props.text}</Text>
        </>
      )}
    </Flex>
  );
}
