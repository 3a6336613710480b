import { render, screen, userEvent } from '@testing-library/react-native';
import { StyleSheet } from 'react-native';
import { ApiError } from '@/api/ApiError';
import { texts } from '@/texts';
import { Button, Fact, Failure, Loading, TextField, touchTarget } from '.';
import { dark, light, type Theme } from './theme';

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe('theme', () => {
  it.each<[string, Theme]>([
    ['light', light],
    ['dark', dark],
  ])('%s keeps text readable (WCAG AA)', (_name, theme) => {
    for (const text of [theme.text, theme.muted, theme.accent, theme.danger]) {
      expect(contrast(text, theme.background)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, theme.surface)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(theme.onAccent, theme.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.border, theme.surface)).toBeGreaterThanOrEqual(3);
  });
});

describe('Button', () => {
  it('is large enough to touch and pressed once only while busy', async () => {
    const press = jest.fn();
    const { rerender } = await render(<Button label="Save" onPress={press} />);
    const button = screen.getByRole('button', { name: 'Save' });
    expect(StyleSheet.flatten(button.props.style)).toMatchObject({ minHeight: touchTarget });
    await userEvent.press(button);
    await rerender(<Button busy label="Save" onPress={press} />);
    expect(screen.getByRole('button', { name: 'Save' })).toBeBusy();
    await userEvent.press(screen.getByRole('button', { name: 'Save' }));
    expect(press).toHaveBeenCalledTimes(1);
  });
});

describe('TextField', () => {
  it('has a name and says what is wrong', async () => {
    await render(<TextField label="Title" onChange={jest.fn()} problem="Too long" value="" />);
    expect(screen.getByLabelText('Title')).toBeOnTheScreen();
    expect(screen.getByRole('alert')).toHaveTextContent('Too long');
  });
});

describe('Fact', () => {
  it('is read out as one', async () => {
    await render(<Fact name="Version" value="1.2.3" />);
    expect(screen.getByLabelText('Version: 1.2.3')).toBeOnTheScreen();
  });
});

describe('states', () => {
  it('tells that something loads', async () => {
    await render(<Loading />);
    expect(screen.getByLabelText(texts.common.loading)).toBeOnTheScreen();
  });

  it.each([
    [new ApiError('offline'), texts.errors.offline],
    [new ApiError('server', { detail: 'SELECT failed' }), texts.errors.server],
    [
      new ApiError('invalid', { detail: 'title: too long' }),
      `${texts.errors.invalid} title: too long`,
    ],
    [new Error('undefined is not a function'), texts.errors.server],
  ])('puts %s into words of the reader', async (error, sentence) => {
    const retry = jest.fn();
    await render(<Failure error={error} onRetry={retry} />);
    expect(screen.getByRole('alert')).toHaveTextContent(sentence);
    await userEvent.press(screen.getByRole('button', { name: texts.common.retry }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  it('names the request for the support', async () => {
    await render(
      <Failure error={new ApiError('server', { requestId: 'r-1' })} onRetry={jest.fn()} />,
    );
    expect(screen.getByText(texts.errors.requestId('r-1'))).toBeOnTheScreen();
  });
});
