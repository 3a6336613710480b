export { NotesScreen as default } from '@/notes/NotesScreen';
