import { useRouter } from 'expo-router';
import { useState } from 'react';
import { texts } from '@/texts';
import { Button, ErrorText, Screen, TextField } from '@/ui';
import { type NoteProblems, readNewNote } from './newNote';
import { useCreateNote } from './useNotes';

export function NewNoteScreen() {
  const router = useRouter();
  const { mutate, error, isPending } = useCreateNote();
  const [input, setInput] = useState({ title: '', text: '' });
  const [problems, setProblems] = useState<NoteProblems>({});

  const save = () => {
    const result = readNewNote(input);
    setProblems(result.ok ? {} : result.problems);
    if (result.ok) {
      mutate(result.note, { onSuccess: () => router.back() });
    }
  };

  return (
    <Screen>
      <TextField
        autoFocus
        label={texts.newNote.name}
        onChange={(title) => setInput({ ...input, title })}
        problem={problems.title}
        value={input.title}
      />
      <TextField
        label={texts.newNote.text}
        multiline
        onChange={(text) => setInput({ ...input, text })}
        problem={problems.text}
        value={input.text}
      />
      {error ? <ErrorText error={error} /> : null}
      <Button busy={isPending} label={texts.newNote.save} onPress={save} />
    </Screen>
  );
}
