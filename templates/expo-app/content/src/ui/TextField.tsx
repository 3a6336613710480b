import { StyleSheet, TextInput, type TextInputProps, View } from 'react-native';
import { Hint, Problem } from './Typography';
import { spacing, touchTarget, useTheme } from './theme';

interface TextFieldProps extends Pick<
  TextInputProps,
  'multiline' | 'secureTextEntry' | 'autoCapitalize' | 'autoFocus'
> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string;
}

/** A field with its name above and what is wrong with it below. */
export function TextField({
  label,
  value,
  onChange,
  problem,
  multiline,
  ...input
}: TextFieldProps) {
  const theme = useTheme();
  return (
    <View style={styles.field}>
      <Hint>{label}</Hint>
      <TextInput
        {...input}
        accessibilityLabel={label}
        accessibilityHint={problem}
        multiline={multiline}
        onChangeText={onChange}
        value={value}
        style={[
          styles.input,
          multiline && styles.multiline,
          {
            color: theme.text,
            backgroundColor: theme.surface,
            borderColor: problem ? theme.danger : theme.border,
          },
        ]}
      />
      {problem ? <Problem>{problem}</Problem> : null}
    </View>
  );
}

const styles = StyleSheet.create({
  field: { gap: spacing.small / 2 },
  input: {
    minHeight: touchTarget,
    padding: spacing.small,
    fontSize: 16,
    borderWidth: 1,
    borderRadius: 12,
  },
  multiline: { minHeight: touchTarget * 3, textAlignVertical: 'top' },
});
