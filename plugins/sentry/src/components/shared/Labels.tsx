import {
  RiAlarmWarningFill,
  RiAlertFill,
  RiArchiveLine,
  RiBugLine,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiErrorWarningFill,
  RiFlaskLine,
  RiInformationFill,
  RiQuestionLine,
  RiSkipLeftLine,
} from '@remixicon/react';
import type {
  SentryIssue,
  SentryIssueState,
  SentryLevel,
} from '@jalon/plugin-sentry-common';
import { useTexts } from '../../hooks/useFormat';
import styles from './shared.module.css';

type Icon = typeof RiAlertFill;
type Tone = 'success' | 'danger' | 'warning' | 'info' | 'neutral';
type Look = readonly [Tone, Icon];

const LEVEL_LOOKS: Record<SentryLevel, Look> = {
  fatal: ['danger', RiAlarmWarningFill],
  error: ['danger', RiErrorWarningFill],
  warning: ['warning', RiAlertFill],
  info: ['info', RiInformationFill],
  debug: ['neutral', RiBugLine],
  sample: ['neutral', RiFlaskLine],
  unknown: ['neutral', RiQuestionLine],
};

const STATE_LOOKS: Record<SentryIssueState | 'leftBehind', Look> = {
  unresolved: ['danger', RiCloseCircleFill],
  resolved: ['success', RiCheckboxCircleFill],
  ignored: ['neutral', RiArchiveLine],
  leftBehind: ['success', RiSkipLeftLine],
};

function Label(props: { look: Look; children: string }) {
  const [tone, LabelIcon] = props.look;
  return (
    <span className={`${styles.label} ${styles[tone]}`}>
      <LabelIcon aria-hidden />
      <span>{props.children}</span>
    </span>
  );
}

/** How grave an error is as its colour, its icon and its word. */
export function LevelLabel(props: { level: SentryLevel }) {
  const t = useTexts();
  return (
    <Label look={LEVEL_LOOKS[props.level] ?? LEVEL_LOOKS.unknown}>
      {t(`level.${props.level}`)}
    </Label>
  );
}

/** Where an error stands; one that a rollback left needs nobody any more. */
export function StateLabel(props: {
  issue: Pick<SentryIssue, 'state' | 'leftBehind'>;
}) {
  const t = useTexts();
  const { state, leftBehind } = props.issue;
  const shown = leftBehind && state === 'unresolved' ? 'leftBehind' : state;
  return <Label look={STATE_LOOKS[shown]}>{t(`state.${shown}`)}</Label>;
}
