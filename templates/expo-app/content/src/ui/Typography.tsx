import type { ReactNode } from 'react';
import { StyleSheet, Text } from 'react-native';
import { useTheme } from './theme';

interface TextProps {
  readonly children: ReactNode;
}

export function Heading({ children }: TextProps) {
  const { text } = useTheme();
  return (
    <Text role="heading" style={[styles.heading, { color: text }]}>
      {children}
    </Text>
  );
}

export function Body({ children }: TextProps) {
  const { text } = useTheme();
  return <Text style={[styles.body, { color: text }]}>{children}</Text>;
}

export function Hint({ children }: TextProps) {
  const { muted } = useTheme();
  return <Text style={[styles.hint, { color: muted }]}>{children}</Text>;
}

/** A sentence about what went wrong, read out when it appears. */
export function Problem({ children }: TextProps) {
  const { danger } = useTheme();
  return (
    <Text role="alert" style={[styles.body, { color: danger }]}>
      {children}
    </Text>
  );
}

const styles = StyleSheet.create({
  heading: { fontSize: 22, fontWeight: '700' },
  body: { fontSize: 16, lineHeight: 24 },
  hint: { fontSize: 14, lineHeight: 20 },
});
