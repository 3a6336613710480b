export { NewNoteScreen as default } from '@/notes/NewNoteScreen';
