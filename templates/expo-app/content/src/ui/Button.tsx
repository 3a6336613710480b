import { ActivityIndicator, Pressable, StyleSheet, Text } from 'react-native';
import { spacing, touchTarget, useTheme } from './theme';

interface ButtonProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly busy?: boolean;
  readonly secondary?: boolean;
}

export function Button({ label, onPress, busy = false, secondary = false }: ButtonProps) {
  const theme = useTheme();
  const color = secondary ? theme.accent : theme.onAccent;
  return (
    <Pressable
      role="button"
      accessibilityLabel={label}
      aria-busy={busy}
      disabled={busy}
      onPress={onPress}
      style={({ pressed }) => [
        styles.button,
        { borderColor: theme.accent, opacity: pressed ? 0.7 : 1 },
        !secondary && { backgroundColor: theme.accent },
      ]}
    >
      {busy ? (
        <ActivityIndicator color={color} />
      ) : (
        <Text style={[styles.label, { color }]}>{label}</Text>
      )}
    </Pressable>
  );
}

const styles = StyleSheet.create({
  button: {
    minHeight: touchTarget,
    paddingHorizontal: spacing.medium,
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: 12,
    borderWidth: 1,
  },
  label: { fontSize: 16, fontWeight: '600' },
});
