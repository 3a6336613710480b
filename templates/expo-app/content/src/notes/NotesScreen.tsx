import { useRouter } from 'expo-router';
import { FlatList, RefreshControl, StyleSheet, View } from 'react-native';
import type { Note } from '@/api/client';
import { locale, texts } from '@/texts';
import {
  Body,
  Button,
  Card,
  Empty,
  ErrorText,
  Failure,
  Heading,
  Hint,
  Loading,
  spacing,
  useTheme,
} from '@/ui';
import { useNotes } from './useNotes';

export function NotesScreen() {
  const router = useRouter();
  const { background, accent } = useTheme();
  return (
    <View style={[styles.screen, { backgroundColor: background }]}>
      <NoteList accent={accent} />
      <View style={styles.actions}>
        <Button label={texts.notes.add} onPress={() => router.push('/new-note')} />
        <Button label={texts.notes.settings} onPress={() => router.push('/settings')} secondary />
      </View>
    </View>
  );
}

function NoteList({ accent }: { accent: string }) {
  const { data, error, isPending, isRefetching, hasNextPage, isFetchingNextPage, ...notes } =
    useNotes();
  const refetch = () => void notes.refetch();
  if (isPending) {
    return <Loading />;
  }
  if (error && !data) {
    return <Failure error={error} onRetry={refetch} />;
  }
  return (
    <FlatList
      contentContainerStyle={styles.list}
      data={data}
      testID="notes"
      keyExtractor={(note) => note.id}
      ListEmptyComponent={<Empty title={texts.notes.empty} hint={texts.notes.emptyHint} />}
      // What was read before stays readable while the API cannot be reached
      ListHeaderComponent={error ? <ErrorText error={error} /> : null}
      ListFooterComponent={isFetchingNextPage ? <Loading /> : null}
      onEndReached={() => {
        if (hasNextPage && !isFetchingNextPage) {
          void notes.fetchNextPage();
        }
      }}
      refreshControl={
        <RefreshControl
          colors={[accent]}
          onRefresh={refetch}
          refreshing={isRefetching}
          tintColor={accent}
        />
      }
      renderItem={({ item }) => <NoteCard note={item} />}
    />
  );
}

function NoteCard({ note }: { note: Note }) {
  return (
    <Card>
      <Heading>{note.title}</Heading>
      {note.text ? <Body>{note.text}</Body> : null}
      <Hint>{`${note.author.name}, ${new Date(note.createdAt).toLocaleString(locale)}`}</Hint>
    </Card>
  );
}

const styles = StyleSheet.create({
  screen: { flex: 1 },
  list: { flexGrow: 1, gap: spacing.medium, padding: spacing.medium },
  actions: { gap: spacing.small, padding: spacing.medium },
});
