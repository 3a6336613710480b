import { useState } from 'react';
import { texts } from '@/texts';
import { Body, Button, Problem, Screen, TextField } from '@/ui';
import { readAccessToken } from './accessToken';
import { useSession } from './SessionProvider';

/**
 * Takes a token that exists already: an example until the app signs in with
 * its identity provider, which then calls `signIn` with the token it gives.
 */
export function SignInScreen() {
  const { signIn, expired } = useSession();
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState<string>();

  const submit = async () => {
    const result = readAccessToken(value, new Date());
    if (!result.ok) {
      setProblem(texts.signIn[result.reason]);
      return;
    }
    await signIn(result.token);
  };

  return (
    <Screen>
      {expired ? <Problem>{texts.signIn.expired}</Problem> : null}
      <Body>{texts.signIn.explanation}</Body>
      <TextField
        autoCapitalize="none"
        label={texts.signIn.token}
        onChange={setValue}
        problem={problem}
        secureTextEntry
        value={value}
      />
      <Button label={texts.signIn.submit} onPress={() => void submit()} />
    </Screen>
  );
}
