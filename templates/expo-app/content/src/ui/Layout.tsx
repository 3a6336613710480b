import type { ReactNode } from 'react';
import { ScrollView, StyleSheet, View } from 'react-native';
import { SafeAreaView } from 'react-native-safe-area-context';
import { Body, Hint } from './Typography';
import { spacing, useTheme } from './theme';

interface ContainerProps {
  readonly children: ReactNode;
}

/** A screen that scrolls when letters are large. */
export function Screen({ children }: ContainerProps) {
  const { background } = useTheme();
  return (
    <SafeAreaView
      edges={['left', 'right', 'bottom']}
      style={[styles.fill, { backgroundColor: background }]}
    >
      <ScrollView contentContainerStyle={styles.content} keyboardShouldPersistTaps="handled">
        {children}
      </ScrollView>
    </SafeAreaView>
  );
}

export function Card({ children }: ContainerProps) {
  const { surface, border } = useTheme();
  return (
    <View style={[styles.card, { backgroundColor: surface, borderColor: border }]}>{children}</View>
  );
}

/** A name and its value, read out as one. */
export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View accessible accessibilityLabel={`${name}: ${value}`} style={styles.fact}>
      <Hint>{name}</Hint>
      <Body>{value}</Body>
    </View>
  );
}

const styles = StyleSheet.create({
  fill: { flex: 1 },
  content: {
    padding: spacing.medium,
    gap: spacing.medium,
    maxWidth: 720,
    width: '100%',
    alignSelf: 'center',
  },
  card: {
    padding: spacing.medium,
    gap: spacing.small,
    borderRadius: 12,
    borderWidth: StyleSheet.hairlineWidth,
  },
  fact: { gap: 2 },
});
