import {
  RiCheckboxCircleFill,
  RiCircleLine,
  RiCloseCircleFill,
  RiForbidLine,
  RiHistoryLine,
  RiProgress4Line,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { DeploymentState } from '@jalon/plugin-deployments-common';
import { useTexts } from '../../hooks/useFormat';
import styles from './shared.module.css';

type Tone = 'success' | 'danger' | 'warning' | 'info' | 'neutral';

interface Look {
  readonly tone: Tone;
  readonly Icon: RemixiconComponentType;
}

const LOOKS: Record<DeploymentState | 'never', Look> = {
  queued: { tone: 'info', Icon: RiTimeLine },
  in_progress: { tone: 'info', Icon: RiProgress4Line },
  success: { tone: 'success', Icon: RiCheckboxCircleFill },
  failure: { tone: 'danger', Icon: RiCloseCircleFill },
  cancelled: { tone: 'neutral', Icon: RiForbidLine },
  superseded: { tone: 'neutral', Icon: RiHistoryLine },
  never: { tone: 'neutral', Icon: RiCircleLine },
};

/** A state as its colour, its icon and its word, the same three everywhere. */
export function StateLabel(props: { state: DeploymentState | 'never' }) {
  const t = useTexts();
  const { tone, Icon } = LOOKS[props.state];
  return (
    <span className={`${styles.state} ${styles[tone]}`}>
      <Icon aria-hidden />
      <span>{t(`state.${props.state}`)}</span>
    </span>
  );
}
